"""Many messages, one JSON object a line, one answer a line, in constant memory."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from linter.core import lint
from linter.engagement import Engagement
from linter.errors import DraftError, SendlintError, UsageError
from linter.report import Report, Verdict

#: A line that is longer holds no message that could be judged.
MAX_LINE = 2_000_000

_FIELDS = ("platform", "stage", "application", "role", "plan", "contract", "region", "direction")


class Scanned(NamedTuple):
    """One line of the input and its answer."""

    line: int
    id: str | None
    draft: str
    report: Report
    #: bytes of the input read so far
    read: int


def scan(source: BinaryIO, engagement: Engagement) -> Iterator[Scanned]:
    """The messages of `source` in order; blank lines are passed over.

    A line that is no message gives a report with the verdict `unknown`, and the rest is still scanned.
    """
    read = 0
    number = 0
    while line := source.readline(MAX_LINE):
        number += 1
        read += len(line)
        overlong = len(line) == MAX_LINE and not line.endswith(b"\n")
        while overlong and (rest := source.readline(MAX_LINE)):
            read += len(rest)
            if rest.endswith(b"\n"):
                break
        if not line.strip():
            continue
        identifier, draft = None, ""
        try:
            if overlong:
                raise DraftError("line-too-long", limit=MAX_LINE)
            identifier, draft, own = _message(line, engagement)
            report = lint(draft, own)
        except SendlintError as error:
            report = Report(Verdict.UNKNOWN, engagement, error=error)
        yield Scanned(number, identifier, draft, report, read)


def _message(line: bytes, default: Engagement) -> tuple[str | None, str, Engagement]:
    try:
        row = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        # the kind of mistake only: the exception's text may quote the message
        problem = getattr(error, "msg", None) or type(error).__name__
        raise DraftError("bad-json", problem=problem) from error
    if not isinstance(row, dict):
        raise DraftError("not-an-object")
    text = row.get("text")
    if not isinstance(text, str):
        raise DraftError("no-text")
    identifier = row.get("id")
    return None if identifier is None else str(identifier), text, _engagement(row.get("engagement"), default)


def _engagement(own: object, default: Engagement) -> Engagement:
    if own is None:
        return default
    if not isinstance(own, dict) or not all(isinstance(value, str | None) for value in own.values()):
        raise UsageError("bad-engagement", problem=type(own).__name__)
    unknown = sorted(own.keys() - set(_FIELDS))
    if unknown:
        raise UsageError("bad-engagement", problem=", ".join(unknown))
    if own.get("platform", default.platform) != default.platform:
        # another platform: nothing of the common engagement holds there
        default = Engagement(own["platform"])
    return default._replace(**{name: value for name, value in own.items() if value is not None})
