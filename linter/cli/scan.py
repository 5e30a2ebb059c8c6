"""`sendlint scan`: many messages at once."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import BinaryIO

import click

from linter.cli import CLEAN, FOUND, options
from linter.cli.check import exit_code
from linter.cli.streams import STDIN, open_file, standard_input, write, write_error, write_json
from linter.knowledge import Knowledge
from linter.messages import say
from linter.render.json import as_json
from linter.render.text import as_text
from linter.report import Verdict
from linter.rulebook import Severity
from linter.scan import Scanned
from linter.scan import scan as scan_messages


def command(lang: str) -> click.Command:
    @options.command("scan", lang, say("help.scan", lang))
    @click.argument("file", default=STDIN, metavar=f"[{say('help.value-file', lang)}]")
    @options.engagement(lang)
    @options.output_format(lang, "text", "jsonl", "json")
    @options.outcome(lang)
    @click.option("-v", "--verbose", is_flag=True, help=say("help.verbose", lang))
    @options.language(lang)
    def scan(
        file: str,
        platform: str | None,
        stage: str | None,
        application: str | None,
        cases: tuple[str, ...],
        region: str | None,
        rulebook: tuple[str, ...],
        output_format: str,
        fail_on: str,
        exit_zero: bool,
        verbose: bool,
    ) -> int:
        knowledge = options.knowledge(rulebook)
        # a wrong option is told at once, whatever the lines hold
        engagement = options.build_engagement(knowledge, platform, stage, application, cases, region)
        verdicts: Counter[Verdict] = Counter()
        worst = CLEAN
        with _opened(file) as source, _progress(source, file, lang) as advance:
            for answer in scan_messages(source, engagement, knowledge):
                verdicts[answer.report.verdict] += 1
                worst = max(worst, exit_code(answer.report, Severity(fail_on)))
                advance(answer)
                _print(answer, knowledge, output_format, lang, file, verbose)
        if output_format == "text":
            write(_summary(verdicts, lang))
        return CLEAN if exit_zero and worst == FOUND else worst

    return scan


def _print(answer: Scanned, knowledge: Knowledge, output_format: str, lang: str, file: str, verbose: bool) -> None:
    report = answer.report
    if report.error is not None:
        name = say("scan.stdin", lang) if file == STDIN else file
        write_error(say("scan.bad-line", lang, file=name, line=answer.line, message=report.error.message(lang)))
    if output_format != "text":
        write_json(as_json(report, lang, answer.id))
    elif report.findings:
        write(as_text(report, answer.draft, knowledge, lang, answer.id or f"#{answer.line}", verbose=verbose) + "\n")


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
