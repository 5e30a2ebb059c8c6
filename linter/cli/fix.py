"""`sendlint check --fix`: the draft as it may be sent."""

from __future__ import annotations

from codecs import BOM_UTF8

from linter.cli import UNJUDGED
from linter.cli.check import exit_code, unjudged
from linter.cli.streams import STDIN, decode, read_bytes, replace_file, write, write_bytes, write_error, write_json
from linter.core import lint
from linter.engagement import Engagement
from linter.errors import SendlintError, UsageError
from linter.knowledge import Knowledge
from linter.messages import say
from linter.render.json import as_json
from linter.render.text import as_text
from linter.report import Report, Verdict
from linter.rulebook import Severity


def fix(
    files: tuple[str, ...],
    engagement: Engagement,
    knowledge: Knowledge,
    lang: str,
    output_format: str,
    fail_on: Severity,
    in_place: bool,
) -> list[int]:
    """Fix every draft; returns the exit codes for what is left. Raises `UsageError` for a fix with nowhere to go."""
    files = files or (STDIN,)
    if in_place and STDIN in files:
        raise UsageError("fix-stdin")
    if not in_place and output_format == "text" and len(files) > 1:
        raise UsageError("fix-many")
    return [_fix_one(path, engagement, knowledge, lang, output_format, fail_on, in_place) for path in files]


def _fix_one(
    path: str,
    engagement: Engagement,
    knowledge: Knowledge,
    lang: str,
    output_format: str,
    fail_on: Severity,
    in_place: bool,
) -> int:
    name = None if path == STDIN else path
    try:
        left = _rewrite(path, name, engagement, knowledge, lang, output_format, in_place)
    except SendlintError as error:
        left = unjudged(engagement, error)
    if left.error is not None:
        if output_format == "json":
            write_json(as_json(left, lang, name))
        write_error(f"{say('error.heading', lang)}{left.error.message(lang)}")
        return UNJUDGED
    return exit_code(left, fail_on)


def _rewrite(
    path: str,
    name: str | None,
    engagement: Engagement,
    knowledge: Knowledge,
    lang: str,
    output_format: str,
    in_place: bool,
) -> Report:
    """Write the fixed draft where it belongs and tell what was done; returns the report on what is left.

    A draft that cannot be judged is given out nowhere, and its file is left alone.
    """
    data = read_bytes(path)
    draft = decode(data, path)
    report = lint(draft, engagement, knowledge=knowledge)
    text = report.redacted
    left = report if text in (None, draft) else lint(text or "", engagement, knowledge=knowledge)
    if text is None or left.verdict is Verdict.UNKNOWN:
        return left
    mark = BOM_UTF8 if data.startswith(BOM_UTF8) else b""
    if in_place and text != draft:
        replace_file(path, mark + text.encode("utf-8"))
    if output_format == "json":
        write_json(as_json(report, lang, name, fixed=text))
    elif in_place:
        write(_told(report, left, text, knowledge, lang, name))
    else:
        write_bytes(mark + text.encode("utf-8"))
        write_error(_told(report, left, text, knowledge, lang, name))
    return left


def _told(report: Report, left: Report, text: str, knowledge: Knowledge, lang: str, name: str | None) -> str:
    """What was taken out, and the report on what is left."""
    errors = [judged for judged in report.findings if judged.severity is Severity.ERROR]
    rest = as_text(left, text, knowledge, lang, name)
    if not errors:
        return rest
    kinds = dict.fromkeys(say(f"kind.{judged.finding.kind}", lang) for judged in errors)
    listed = say("list.separator", lang).join(kinds)
    return f"{say('fix.done', lang, count=len(errors), kinds=listed)}\n\n{rest}"
