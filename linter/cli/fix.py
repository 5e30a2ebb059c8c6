"""`sendlint check --fix`: the draft as it may be sent."""

from __future__ import annotations

from collections.abc import Sequence

from linter.cli.check import exit_code, refuse
from linter.cli.chosen import Chosen, Terms
from linter.cli.printing import Printer
from linter.cli.streams import STDIN, read_bytes, replace_file, write_bytes, write_error
from linter.decoding import decode, encode
from linter.documents import is_plain
from linter.errors import SendlintError, UsageError
from linter.messages import say
from linter.render.answer import Answer
from linter.report import Report, Verdict
from linter.rulebook import Severity

_FORMATS = ("text", "json")


def fix_all(files: Sequence[str], terms: Sequence[Terms], chosen: Chosen, *, fix: bool, in_place: bool) -> list[int]:
    """Fix every draft; returns the exit codes for what is left. Raises `UsageError` for what makes no sense."""
    if not fix:
        raise UsageError("in-place-alone")
    if terms[0].engagement.direction == "incoming":
        raise UsageError("fix-incoming")
    if in_place and STDIN in files:
        raise UsageError("fix-stdin")
    if not in_place and chosen.format == "text" and len(files) > 1:
        raise UsageError("fix-many")
    if chosen.format not in _FORMATS or chosen.output is not None:
        raise UsageError("fix-output", known=", ".join(_FORMATS))
    return [_fix_one(path, own, chosen, in_place=in_place) for path, own in zip(files, terms, strict=True)]


def _fix_one(path: str, terms: Terms, chosen: Chosen, *, in_place: bool) -> int:
    name = None if path == STDIN else path
    try:
        left = _rewrite(path, name, terms, chosen, in_place=in_place)
    except SendlintError as error:
        left = terms.unjudged(error)
    if left.error is not None:
        if chosen.format == "json":
            Printer(chosen, None).show(Answer(left, "", name, name))
        return refuse(left.error, chosen)
    return exit_code(left, terms.fail_on)


def _rewrite(path: str, name: str | None, terms: Terms, chosen: Chosen, *, in_place: bool) -> Report:
    """Write the fixed draft where it belongs and tell what was done; returns the report on what is left.

    A draft that cannot be judged is given out nowhere, and its file is left alone. What is not changed stays as it
    is to the byte, and what is has the encoding of the draft.
    """
    if not is_plain(path):
        raise UsageError("fix-document", path=path)
    data = read_bytes(path)
    decoded = decode(data, path, terms.encoding)
    draft = decoded.text
    report = terms.lint(draft)
    text = report.redacted
    if text is None:
        return report
    left = report if text == draft else terms.lint(text)
    if left.verdict is Verdict.UNKNOWN:
        return left
    fixed = data if text == draft else encode(text, decoded.encoding, data, path)
    if in_place and text != draft:
        replace_file(path, fixed)
    printer = Printer(chosen, None)
    if chosen.format == "json":
        printer.show(Answer(report, draft, name, name, more={"fixed": text}))
    elif in_place:
        printer.say(_told(report, left, text, name, chosen))
    else:
        write_bytes(fixed)
        write_error(_told(report, left, text, name, chosen))
    return left


def _told(report: Report, left: Report, text: str, name: str | None, chosen: Chosen) -> str:
    """What was taken out, and the report on what is left."""
    errors = [judged for judged in report.findings if judged.severity is Severity.ERROR]
    rest = Printer(chosen, None).text(Answer(left, text, name, name))
    if not errors:
        return rest
    kinds = dict.fromkeys(say(f"kind.{judged.finding.kind}", chosen.lang) for judged in errors)
    listed = say("list.separator", chosen.lang).join(kinds)
    return f"{say('fix.done', chosen.lang, count=len(errors), kinds=listed)}\n\n{rest}"
