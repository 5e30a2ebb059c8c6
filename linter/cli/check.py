"""`sendlint check`: one draft, or a few."""

from __future__ import annotations

from typing import NamedTuple

import click

from linter.cli import CLEAN, FOUND, UNJUDGED, options
from linter.cli.streams import STDIN, read_draft, write, write_error, write_json
from linter.core import lint
from linter.engagement import Engagement
from linter.errors import SendlintError
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
    @click.option("--history", metavar=say("help.value-file", lang), help=say("help.history", lang))
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
        history: str | None,
        incoming: bool,
        fix: bool,
        in_place: bool,
        verbose: bool,
    ) -> int:
        knowledge = options.knowledge(rulebook)
        engagement = options.threaded_engagement(knowledge, thread, platform, stage, application, cases, region)
        if incoming:
            engagement = engagement._replace(direction="incoming")
        job = Job(engagement, knowledge, _earlier(history), lang, output_format, Severity(fail_on), verbose)
        if fix or in_place:
            from linter.cli.fix import fix_all

            codes = fix_all(files or (STDIN,), job, fix=fix, in_place=in_place)
        else:
            codes = [_check_one(path, job) for path in files or (STDIN,)]
        worst = max(codes)
        return CLEAN if exit_zero and worst == FOUND else worst

    return check


class Job(NamedTuple):
    """What is asked of every draft that one command names."""

    engagement: Engagement
    knowledge: Knowledge
    history: tuple[str, ...]
    lang: str
    output_format: str
    fail_on: Severity
    verbose: bool

    def lint(self, draft: str) -> Report:
        return lint(draft, self.engagement, history=self.history, knowledge=self.knowledge)

    def unjudged(self, error: SendlintError) -> Report:
        """The report on a draft that could not even be read."""
        assumed = () if self.engagement.stage else ("stage",)
        return Report(Verdict.UNKNOWN, self.engagement, assumed=assumed, error=error)

    def as_text(self, report: Report, draft: str, name: str | None) -> str:
        from linter.render.text import as_text

        return as_text(report, draft, self.knowledge, self.lang, name, verbose=self.verbose)

    def as_json(self, report: Report, name: str | None, **more: object) -> str:
        from linter.render.json import as_json

        return as_json(report, self.lang, name, **more)

    def refuse(self, error: SendlintError) -> int:
        """Tell why a draft was not judged."""
        write_error(f"{say('error.heading', self.lang)}{error.message(self.lang)}")
        return UNJUDGED


def _earlier(path: str | None) -> tuple[str, ...]:
    if path is None:
        return ()
    from linter.cli.history import read_history

    return read_history(path)


def _check_one(path: str, job: Job) -> int:
    name = None if path == STDIN else path
    draft = ""
    try:
        draft = read_draft(path)
        report = job.lint(draft)
    except SendlintError as error:
        # unreadable is unjudged, and the other files still get their answer
        report = job.unjudged(error)
    if job.output_format == "json":
        write_json(job.as_json(report, name, **_answers(report, job)))
    if report.error is not None:
        return job.refuse(report.error)
    if job.output_format == "text":
        write(job.as_text(report, draft, name))
    return exit_code(report, job.fail_on)


def _answers(report: Report, job: Job) -> dict[str, list[str]]:
    """What the user may write back to a message that came in."""
    if report.engagement.direction != "incoming":
        return {}
    from linter.reply import replies_to

    return {"replies": [reply.text[job.lang] for reply in replies_to(report, knowledge=job.knowledge)]}


def exit_code(report: Report, fail_on: Severity) -> int:
    """0 nothing at or above `fail_on`, 1 something, 2 not judged."""
    if report.verdict is Verdict.UNKNOWN:
        return UNJUDGED
    limit = SEVERITIES.index(fail_on)
    return FOUND if any(SEVERITIES.index(judged.severity) >= limit for judged in report.findings) else CLEAN
