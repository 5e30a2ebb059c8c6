"""`sendlint scan`: many messages at once."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, BinaryIO

import click

from linter.cli import CLEAN, FOUND, options
from linter.cli.check import exit_code
from linter.cli.chosen import Chosen, Terms, settings
from linter.cli.printing import printing
from linter.cli.streams import STDIN, open_file, standard_input, utf8_lines, write_error
from linter.messages import say
from linter.render.answer import Answer
from linter.report import Verdict
from linter.scan import Scanned
from linter.scan import scan as scan_messages

if TYPE_CHECKING:
    from linter.allow import Allowance

_FORMATS = ("text", "concise", "jsonl", "json", "github", "gitlab", "junit", "sarif")


def command(lang: str) -> click.Command:
    @options.command("scan", lang, say("help.scan", lang))
    @options.argument("file", "files", f"[{say('help.value-file', lang)}]", default=STDIN)
    @options.engagement(lang)
    @options.output(lang, _FORMATS)
    @options.outcome(lang)
    @options.settings(lang)
    @click.option("--unused-allows", is_flag=True, help=say("help.unused-allows", lang))
    @options.language(lang)
    def scan(file: str, **given: Any) -> int:
        found = settings((file,), given)
        if given["show_settings"]:
            return options.print_settings(found, given, lang)
        # a wrong option is told at once, whatever the lines hold
        chosen = Chosen(lang, found, given, _FORMATS)
        terms = Terms(found, given, chosen)
        verdicts: Counter[Verdict] = Counter()
        used: set[Allowance] = set()
        worst = CLEAN
        with (
            printing(chosen, () if file == STDIN else (file,)) as printer,
            _opened(file) as source,
            _progress(source, file, chosen.lang) as advance,
        ):
            lines, assumed = utf8_lines(source, terms.encoding)
            if assumed and chosen.verbose:
                write_error(say("streams.assumed", chosen.lang, path=file, encoding=assumed))
            for scanned in scan_messages(lines, terms.engagement, chosen.knowledge, terms.allow):
                report = scanned.report
                verdicts[report.verdict] += 1
                used.update(allowed.allowance for allowed in report.allowed)
                worst = max(worst, exit_code(report, terms.fail_on))
                advance(scanned)
                _complain(scanned, file, chosen.lang)
                # of many messages a person wants to see only those with something in them
                if chosen.format != "text" or report.findings or (chosen.verbose and report.allowed):
                    name = scanned.id if "json" in chosen.format else scanned.id or f"#{scanned.line}"
                    answer = Answer(report, scanned.draft, name, None if file == STDIN else file, scanned.line)
                    printer.show(answer)
                    if chosen.format == "text":
                        printer.say("")
            if chosen.format == "text":
                printer.say(_summary(verdicts, chosen.lang))
        entries = terms.allow.entries if terms.allow else ()
        unused = [entry for entry in entries if given["unused_allows"] and entry not in used]
        for entry in unused:
            write_error(say("scan.unused-allow", chosen.lang, place=entry.place, kind=entry.kind, value=entry.value))
        worst = max(worst, FOUND if unused else CLEAN)
        return CLEAN if chosen.exit_zero and worst == FOUND else worst

    return scan


def _complain(scanned: Scanned, file: str, lang: str) -> None:
    error = scanned.report.error
    if error is not None:
        name = say("scan.stdin", lang) if file == STDIN else file
        write_error(say("scan.bad-line", lang, file=name, line=scanned.line, message=error.message(lang)))


def _summary(verdicts: Counter[Verdict], lang: str) -> str:
    counts = {str(verdict): verdicts[verdict] for verdict in Verdict}
    return say("scan.summary", lang, total=verdicts.total(), **counts)


@contextmanager
def _opened(file: str) -> Iterator[BinaryIO]:
    if file == STDIN:
        yield standard_input()
    else:
        with open_file(file) as source:
            yield source


@contextmanager
def _progress(source: BinaryIO, file: str, lang: str) -> Iterator[Callable[[Scanned], None]]:
    """A bar on standard error when a person watches; its length is that of the file."""
    if file == STDIN or not sys.stderr.isatty() or sys.stdout.isatty():
        yield lambda answer: None
        return
    size = os.stat(file).st_size
    with click.progressbar(length=size, label=say("scan.progress", lang), file=sys.stderr) as bar:
        yield lambda answer: bar.update(answer.read - bar.pos)
