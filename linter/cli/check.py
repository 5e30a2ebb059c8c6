"""`sendlint check`: one draft, or a few."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from typing import Any

import click

from linter.cli import CLEAN, FOUND, UNJUDGED, options
from linter.cli.chosen import Chosen, Terms, settings
from linter.cli.printing import Printer, printing
from linter.cli.streams import STDIN, read_document, write_error
from linter.decoding import Decoded
from linter.documents import Document
from linter.errors import SendlintError, UsageError
from linter.messages import say
from linter.render.answer import Answer
from linter.report import Report, Verdict
from linter.rulebook import SEVERITIES, Severity
from linter.settings.keys import FORMATS


def command(lang: str) -> click.Command:
    @options.command("check", lang, say("help.check", lang))
    @options.argument("files", "files", f"[{say('help.value-file', lang)}]...", nargs=-1)
    @options.engagement(lang)
    @options.thread(lang)
    @click.option("--history", metavar=say("help.value-file", lang), help=say("help.history", lang))
    @click.option("--incoming", is_flag=True, help=say("help.incoming", lang))
    @click.option("--fix", is_flag=True, help=say("help.fix", lang))
    @click.option("--in-place", is_flag=True, help=say("help.in-place", lang))
    @click.option("--clipboard", is_flag=True, help=say("help.clipboard", lang))
    @click.option("--watch", is_flag=True, help=say("help.watch", lang))
    @options.output(lang, FORMATS)
    @options.outcome(lang)
    @options.settings(lang)
    @options.language(lang)
    def check(files: tuple[str, ...], fix: bool, in_place: bool, clipboard: bool, watch: bool, **given: Any) -> int:
        found = settings(files, given)
        if given["show_settings"]:
            return options.print_settings(found, given, lang)
        chosen = Chosen(lang, found, given, FORMATS)
        if clipboard and (files or fix or in_place):
            raise UsageError("clipboard-alone")
        if watch and not clipboard:
            raise UsageError("watch-what")
        paths = files or (STDIN,)
        if watch or len(paths) > 1:
            gc.enable()
        # each draft by the settings nearest to it; what is wrong with any of them is told before the first answer
        nearest = [found] if len(paths) == 1 else [settings((path,), given) for path in paths]
        terms = [Terms(own, given, chosen) for own in nearest]
        if fix or in_place:
            from linter.cli.fix import fix_all

            worst = max(fix_all(paths, terms, chosen, fix=fix, in_place=in_place))
        else:
            with printing(chosen, files) as printer:
                if watch:
                    return _watch(terms[0], chosen, printer)
                if clipboard:
                    worst = _check_one(None, _copied, terms[0], chosen, printer)
                else:
                    pairs = zip(paths, terms, strict=True)
                    worst = max(_check_file(path, own, chosen, printer) for path, own in pairs)
        return CLEAN if chosen.exit_zero and worst == FOUND else worst

    return check


def _check_file(path: str, terms: Terms, chosen: Chosen, printer: Printer) -> int:
    def document() -> Document:
        found = read_document(path, terms.encoding)
        if found.assumed and chosen.verbose:
            write_error(say("streams.assumed", chosen.lang, path=path, encoding=found.encoding))
        return found

    return _check_one(None if path == STDIN else path, document, terms, chosen, printer)


def _check_one(file: str | None, read: Callable[[], Document], terms: Terms, chosen: Chosen, printer: Printer) -> int:
    """Check the draft that `read` gives and print the answer; returns the exit code."""
    source = text = ""
    try:
        document = read()
        source, text = document.source, document.text
        report = terms.lint(text)
        if document.places is not None:
            from linter.documents.relocate import relocate

            report = relocate(report, document)
    except SendlintError as error:
        # unreadable is unjudged, and the other files still get their answer
        report = terms.unjudged(error)
    printer.show(Answer(report, source, file, file, text=text, more=_answers(report, terms, chosen)))
    return refuse(report.error, chosen) if report.error is not None else exit_code(report, terms.fail_on)


def _answers(report: Report, terms: Terms, chosen: Chosen) -> dict[str, object]:
    """What the user may write back to a message that came in."""
    if report.engagement.direction != "incoming":
        return {}
    from linter.reply import replies_to

    return {"replies": [reply.text[chosen.lang] for reply in replies_to(report, knowledge=terms.knowledge)]}


def _copied() -> Document:
    from linter.cli import clipboard

    text = clipboard.read()
    if not text.strip():
        raise UsageError("clipboard-empty")
    return _plain(text)


def _plain(text: str) -> Document:
    return Document(Decoded(text, "utf-8", False))


def _watch(terms: Terms, chosen: Chosen, printer: Printer) -> int:
    """Answer for every text that is copied, until the user ends it."""
    from linter.cli import clipboard

    known = clipboard.read()
    write_error(say("watch.begins", chosen.lang))
    try:
        for text in clipboard.changes(known):
            code = _check_one(None, lambda copied=text: _plain(copied), terms, chosen, printer)  # type: ignore[misc]
            if chosen.format == "text":
                printer.say("")
            if code != CLEAN and sys.stderr.isatty():
                # the user looks at another window
                click.echo("\a", nl=False, err=True)
    except KeyboardInterrupt:
        return CLEAN
    return CLEAN


def refuse(error: SendlintError, chosen: Chosen) -> int:
    """Tell why a draft was not judged; returns the exit code."""
    write_error(f"{say('error.heading', chosen.lang)}{error.message(chosen.lang)}")
    return UNJUDGED


def exit_code(report: Report, fail_on: Severity) -> int:
    """0 nothing at or above `fail_on`, 1 something, 2 not judged."""
    if report.verdict is Verdict.UNKNOWN:
        return UNJUDGED
    limit = SEVERITIES.index(fail_on)
    return FOUND if any(SEVERITIES.index(judged.severity) >= limit for judged in report.findings) else CLEAN
