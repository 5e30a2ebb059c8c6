"""Giving answers: in the chosen format, masked where wanted, on standard output or into a file."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import TextIO

import click

from linter.cli.chosen import Chosen
from linter.cli.streams import write, write_error, write_json
from linter.errors import OutputError, UsageError
from linter.messages import say
from linter.render.answer import Answer

#: formats that are one document for all drafts together
_DOCUMENTS = ("gitlab", "junit", "sarif")


class Printer:
    """Takes answers one by one; a format that is one document is printed at the end."""

    def __init__(self, chosen: Chosen, file: TextIO | None) -> None:
        self._chosen = chosen
        self._file = file
        self._kept: list[Answer] = []
        self._counts: Counter[tuple[str, str]] = Counter()

    def show(self, answer: Answer) -> None:
        """Print an answer, or keep it for the document."""
        chosen = self._chosen
        answer = self._masked(answer)
        if chosen.statistics:
            self._counts.update((judged.rule_id, str(judged.finding.kind)) for judged in answer.report.findings)
        if chosen.format in _DOCUMENTS:
            if answer.line is not None:
                # only the line's number is told, and there may be many
                answer.draft = ""
            self._kept.append(answer)
        elif chosen.format in ("json", "jsonl"):
            self._print_json(self._json(answer))
        elif chosen.format == "text" and answer.report.error is None:
            self.say(self.text(answer))
        elif chosen.format != "text":
            lines = import_module(f"linter.render.{chosen.format}").lines(answer, chosen.lang)
            if lines:
                self.say("\n".join(lines))

    def text(self, answer: Answer) -> str:
        """An answer for people."""
        from linter.render.text import as_text

        chosen, answer = self._chosen, self._masked(answer)
        return as_text(answer.report, answer.draft, chosen.knowledge, chosen.lang, answer.name, verbose=chosen.verbose)

    def _json(self, answer: Answer) -> str:
        from linter.allow import draft_hash
        from linter.render.json import as_json

        # a masked answer has none, since what is short can be found by trying
        known_by = None if self._chosen.redact else draft_hash(answer.text, answer.report.engagement)
        return as_json(answer.report, self._chosen.lang, answer.name, draft_hash=known_by, **answer.more)

    def _masked(self, answer: Answer) -> Answer:
        if not self._chosen.redact:
            return answer
        from linter.redact import redact

        report, draft = redact(answer.report, answer.draft)
        return Answer(report, draft, answer.name, answer.file, answer.line, more=answer.more)

    def finish(self) -> None:
        """Print what stands at the end: the document, the statistics."""
        chosen = self._chosen
        if chosen.format in _DOCUMENTS:
            self._print_json(import_module(f"linter.render.{chosen.format}").document(self._kept, chosen.lang))
        if chosen.statistics:
            table = "\n".join(_statistics(self._counts, chosen.lang))
            # only people read statistics; a program reads the rest
            if chosen.format in ("text", "concise"):
                self.say(("" if chosen.format == "concise" else "\n") + table)
            else:
                write_error(table)

    def say(self, text: str) -> None:
        """Text for a person."""
        if self._file is None:
            write(text)
        else:
            self._write(click.unstyle(text))

    def _print_json(self, text: str) -> None:
        if self._file is None:
            write_json(text)
        else:
            self._write(text)

    def _write(self, text: str) -> None:
        assert self._file is not None
        try:
            self._file.write(text + "\n")
        except OSError as error:
            raise OutputError("unwritable", path=self._file.name, problem=error.strerror or str(error)) from error


@contextmanager
def printing(chosen: Chosen, inputs: Iterable[str]) -> Iterator[Printer]:
    """A printer for the chosen format; `inputs` are the files that must not be written over."""
    if chosen.output is None:
        printer = Printer(chosen, None)
        yield printer
        printer.finish()
        return
    for path in inputs:
        if os.path.exists(path) and os.path.exists(chosen.output) and os.path.samefile(path, chosen.output):
            raise UsageError("output-is-input", path=chosen.output)
    try:
        # what the console's encoding lacks is no matter in a file
        with open(chosen.output, "w", encoding="utf-8", errors="backslashreplace") as file:
            printer = Printer(chosen, file)
            yield printer
            printer.finish()
    except OSError as error:
        raise OutputError("unwritable", path=chosen.output, problem=error.strerror or str(error)) from error


def _statistics(counts: Counter[tuple[str, str]], lang: str) -> Iterator[str]:
    """A line a rule with its findings by kind, the most frequent first."""
    rules: Counter[str] = Counter()
    for (rule, _), count in counts.items():
        rules[rule] += count
    width = len(str(max(rules.values(), default=0)))
    for rule, total in rules.most_common():
        kinds = [(kind, count) for (of, kind), count in counts.most_common() if of == rule]
        listed = say("list.separator", lang).join(f"{say(f'kind.{kind}', lang)} {count}" for kind, count in kinds)
        yield f"{total:>{width}}  {rule}  ({listed})"
    yield say("statistics.total", lang, total=rules.total())
