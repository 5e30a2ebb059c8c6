"""`sendlint check`: one draft, or a few."""

from __future__ import annotations

import click

from linter.cli import CLEAN, FOUND, UNJUDGED, options
from linter.cli.streams import STDIN, read_draft, write, write_error, write_json
from linter.core import lint
from linter.engagement import Engagement
from linter.errors import SendlintError, UsageError
from linter.knowledge import Knowledge
from linter.messages import say
from linter.report import Report, Verdict
from linter.rulebook import SEVERITIES, Severity


def command(lang: str) -> click.Command:
    @options.command("check", lang, say("help.check", lang))
    @click.argument("files", nargs=-1, metavar=f"[{say('help.value-file', lang)}]...")
    @options.engagement(lang)
    @options.thread(lang)
    @options.output_format(lang, "text", "json")
    @options.outcome(lang)
    @click.option("--incoming", is_flag=True, help=say("help.incoming", lang))
    @click.option("--fix", is_flag=True, help=say("help.fix", lang))
    @click.option("--in-place", is_flag=True, help=say("help.in-place", lang))
    @click.option("-v", "--verbose", is_flag=True, help=say("help.verbose", lang))
    @options.language(lang)
    def check(
        files: tuple[str, ...],
        platform: str | None,
        stage: str | None,
        application: str | None,
        cases: tuple[str, ...],
        region: str | None,
        rulebook: tuple[str, ...],
        thread: str | None,
        output_format: str,
        fail_on: str,
        exit_zero: bool,
        incoming: bool,
        fix: bool,
        in_place: bool,
        verbose: bool,
    ) -> int:
        knowledge = options.knowledge(rulebook)
        engagement = options.threaded_engagement(knowledge, thread, platform, stage, application, cases, region)
        if incoming:
            engagement = engagement._replace(direction="incoming")
        if in_place and not fix:
            raise UsageError("in-place-alone")
        if fix and incoming:
            raise UsageError("fix-incoming")
        if fix:
            from linter.cli.fix import fix as fix_all

            codes = fix_all(files, engagement, knowledge, lang, output_format, Severity(fail_on), in_place)
        else:
            codes = [
                _check_one(path, engagement, knowledge, lang, output_format, Severity(fail_on), verbose)
                for path in files or (STDIN,)
            ]
        worst = max(codes)
        return CLEAN if exit_zero and worst == FOUND else worst

    return check


def _check_one(
    path: str,
    engagement: Engagement,
    knowledge: Knowledge,
    lang: str,
    output_format: str,
    fail_on: Severity,
    verbose: bool,
) -> int:
    name = None if path == STDIN else path
    draft = ""
    try:
        draft = read_draft(path)
        report = lint(draft, engagement, knowledge=knowledge)
    except SendlintError as error:
        # unreadable is unjudged, and the other files still get their answer
        report = unjudged(engagement, error)
    if output_format == "json":
        from linter.render.json import as_json

        write_json(as_json(report, lang, name, **_answers(report, knowledge, lang)))
    if report.error is not None:
        write_error(f"{say('error.heading', lang)}{report.error.message(lang)}")
        return UNJUDGED
    if output_format == "text":
        from linter.render.text import as_text

        write(as_text(report, draft, knowledge, lang, name, verbose=verbose))
    return exit_code(report, fail_on)


def _answers(report: Report, knowledge: Knowledge, lang: str) -> dict[str, list[str]]:
    """What the user may write back to a message that came in."""
    if report.engagement.direction != "incoming":
        return {}
    from linter.reply import replies_to

    return {"replies": [reply.text[lang] for reply in replies_to(report, knowledge=knowledge)]}


def unjudged(engagement: Engagement, error: SendlintError) -> Report:
    """The report on a draft that could not even be read."""
    return Report(Verdict.UNKNOWN, engagement, assumed=() if engagement.stage else ("stage",), error=error)


def exit_code(report: Report, fail_on: Severity) -> int:
    """0 nothing at or above `fail_on`, 1 something, 2 not judged."""
    if report.verdict is Verdict.UNKNOWN:
        return UNJUDGED
    limit = SEVERITIES.index(fail_on)
    return FOUND if any(SEVERITIES.index(judged.severity) >= limit for judged in report.findings) else CLEAN
