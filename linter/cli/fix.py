"""`sendlint check --fix`: the draft as it may be sent."""

from __future__ import annotations

from codecs import BOM_UTF8

from linter.cli.check import Job, exit_code
from linter.cli.streams import STDIN, decode, read_bytes, replace_file, write, write_bytes, write_error, write_json
from linter.errors import SendlintError, UsageError
from linter.messages import say
from linter.report import Report, Verdict
from linter.rulebook import Severity


def fix_all(files: tuple[str, ...], job: Job, *, fix: bool, in_place: bool) -> list[int]:
    """Fix every draft; returns the exit codes for what is left. Raises `UsageError` for what makes no sense."""
    if not fix:
        raise UsageError("in-place-alone")
    if job.engagement.direction == "incoming":
        raise UsageError("fix-incoming")
    if in_place and STDIN in files:
        raise UsageError("fix-stdin")
    if not in_place and job.output_format == "text" and len(files) > 1:
        raise UsageError("fix-many")
    return [_fix_one(path, job, in_place=in_place) for path in files]


def _fix_one(path: str, job: Job, *, in_place: bool) -> int:
    name = None if path == STDIN else path
    try:
        left = _rewrite(path, name, job, in_place=in_place)
    except SendlintError as error:
        left = job.unjudged(error)
    if left.error is not None:
        if job.output_format == "json":
            write_json(job.as_json(left, name))
        return job.refuse(left.error)
    return exit_code(left, job.fail_on)


def _rewrite(path: str, name: str | None, job: Job, *, in_place: bool) -> Report:
    """Write the fixed draft where it belongs and tell what was done; returns the report on what is left.

    A draft that cannot be judged is given out nowhere, and its file is left alone.
    """
    data = read_bytes(path)
    draft = decode(data, path)
    report = job.lint(draft)
    text = report.redacted
    if text is None:
        return report
    left = report if text == draft else job.lint(text)
    if left.verdict is Verdict.UNKNOWN:
        return left
    mark = BOM_UTF8 if data.startswith(BOM_UTF8) else b""
    if in_place and text != draft:
        replace_file(path, mark + text.encode("utf-8"))
    if job.output_format == "json":
        write_json(job.as_json(report, name, fixed=text))
    elif in_place:
        write(_told(report, left, text, name, job))
    else:
        write_bytes(mark + text.encode("utf-8"))
        write_error(_told(report, left, text, name, job))
    return left


def _told(report: Report, left: Report, text: str, name: str | None, job: Job) -> str:
    """What was taken out, and the report on what is left."""
    errors = [judged for judged in report.findings if judged.severity is Severity.ERROR]
    rest = job.as_text(left, text, name)
    if not errors:
        return rest
    kinds = dict.fromkeys(say(f"kind.{judged.finding.kind}", job.lang) for judged in errors)
    listed = say("list.separator", job.lang).join(kinds)
    return f"{say('fix.done', job.lang, count=len(errors), kinds=listed)}\n\n{rest}"
