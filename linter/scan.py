"""Many messages, one JSON object a line, one answer a line, in constant memory."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple, Protocol

from linter.core import lint, rulebook_for
from linter.engagement import Engagement
from linter.errors import DraftError, SendlintError, Text, UsageError
from linter.knowledge import Knowledge, shipped
from linter.report import Report, Verdict

if TYPE_CHECKING:
    from linter.allow import AllowList

#: A line that is longer holds no message that could be judged.
MAX_LINE = 2_000_000

_FIELDS = ("platform", "stage", "application", "role", "plan", "contract", "region", "direction", "purpose")


class LineSource(Protocol):
    """Lines of UTF-8, as files give them."""

    def readline(self, limit: int = -1, /) -> bytes:
        """The next line with its end, or its first `limit` bytes or so; nothing at the end."""
        ...


class Scanned(NamedTuple):
    """One line of the input and its answer."""

    line: int
    id: str | None
    draft: str
    report: Report
    #: bytes of the input read so far
    read: int


def scan(
    source: LineSource, engagement: Engagement, knowledge: Knowledge | None = None, allow: AllowList | None = None
) -> Iterator[Scanned]:
    """The messages of `source` in order, checked as `lint` does; blank lines are passed over.

    A line that is no message gives a report with the verdict `unknown`, and the rest is still scanned. Raises
    `UsageError` before anything is read when `engagement` itself names what does not exist.
    """
    knowledge = knowledge or shipped()
    engagement = rulebook_for(engagement.platform, knowledge).resolve(engagement)
    read = 0
    number = 0
    while line := source.readline(MAX_LINE):
        number += 1
        read += len(line)
        overlong = len(line) >= MAX_LINE and not line.endswith(b"\n")
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
            identifier, draft, own = _message(line, engagement, knowledge)
            report = lint(draft, own, knowledge=knowledge, allow=allow)
        except SendlintError as error:
            report = Report(Verdict.UNKNOWN, engagement, assumed=() if engagement.stage else ("stage",), error=error)
        yield Scanned(number, identifier, draft, report, read)


def parse_line(line: bytes) -> object:
    """What the JSON of one line says. Raises `DraftError` saying what is wrong with it."""
    try:
        return json.loads(line.decode("utf-8-sig").rstrip())
    except UnicodeDecodeError as error:
        raise DraftError("bad-encoding", offset=error.start) from error
    except json.JSONDecodeError as error:
        raise DraftError("bad-json", problem=Text(_problem(error)), column=error.pos + 1) from error
    except (ValueError, RecursionError) as error:
        # a number with thousands of digits, or lists in lists without an end
        raise DraftError("unreadable-json") from error


def _message(line: bytes, default: Engagement, knowledge: Knowledge) -> tuple[str | None, str, Engagement]:
    row = parse_line(line)
    if not isinstance(row, dict):
        raise DraftError("not-an-object")
    text = row.get("text")
    if not isinstance(text, str):
        raise DraftError("no-text")
    identifier = row.get("id")
    own = _engagement(row.get("engagement"), default, knowledge)
    return None if identifier is None else str(identifier), text, own


#: how the messages of Python's own reader begin, and ours
_PROBLEMS = {
    "Expecting value": "json.value",
    "Expecting property name": "json.name",
    "Expecting ':'": "json.colon",
    "Expecting ','": "json.comma",
    "Illegal trailing comma": "json.trailing-comma",
    "Extra data": "json.extra",
    "Unterminated string": "json.string",
    "Invalid control character": "json.control",
    "Invalid \\": "json.escape",
}


def _problem(error: json.JSONDecodeError) -> str:
    return next((key for start, key in _PROBLEMS.items() if error.msg.startswith(start)), "json.other")


def _engagement(own: object, default: Engagement, knowledge: Knowledge) -> Engagement:
    if own is None:
        return default
    if not isinstance(own, dict) or not all(isinstance(value, str | None) for value in own.values()):
        raise UsageError("bad-engagement", known=", ".join(_FIELDS))
    unknown = sorted(own.keys() - set(_FIELDS))
    if unknown:
        raise UsageError("unknown-field", given=", ".join(unknown), known=", ".join(_FIELDS))
    if own.get("platform") and rulebook_for(own["platform"], knowledge).id != default.platform:
        # another platform: nothing of the common engagement holds there
        default = Engagement(own["platform"])
    return default._replace(**{name: value for name, value in own.items() if value is not None})
