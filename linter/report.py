"""What a check answers: findings as judged, the verdict of the draft, and the same as plain data."""

from __future__ import annotations

import re
from bisect import bisect_right
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from linter.engagement import Engagement
from linter.errors import SendlintError
from linter.findings import Excuse, Finding
from linter.rulebook import Outcome, Rule, Severity

if TYPE_CHECKING:
    from linter.allow import Allowance

SCHEMA_VERSION = 1


class Verdict(StrEnum):
    """Of a whole draft. `unknown` means that it could not be judged and is never to be taken for `ok`."""

    OK = "ok"
    WARN = "warn"
    BLOCK = "block"
    UNKNOWN = "unknown"


class Judged(NamedTuple):
    """A finding with the rule that decides on it in this engagement."""

    finding: Finding
    rule: Rule
    rule_id: str
    severity: Severity
    #: where it starts: line and column from 1, in code points
    line: int
    column: int

    @property
    def outcome(self) -> Outcome:
        return self.rule.outcome

    def to_dict(self, lang: str = "ja") -> dict[str, Any]:
        finding = self.finding
        return {
            "rule": self.rule_id,
            "severity": str(self.severity),
            "kind": str(finding.kind),
            "channel": str(finding.channel),
            "service": finding.service,
            "certainty": str(finding.certainty),
            "start": finding.start,
            "end": finding.end,
            "parts": [list(part) for part in finding.parts],
            "line": self.line,
            "column": self.column,
            "text": finding.text,
            "value": finding.value,
            "disguises": list(finding.disguises),
            "message": self.rule.message[lang],
            "remedy": self.rule.remedy[lang],
            "source": self.rule.source or None,
            "checked": self.rule.checked or None,
        }


class Allowed(NamedTuple):
    """A finding that an entry of the allow-list let pass."""

    finding: Finding
    allowance: Allowance
    line: int
    column: int

    def to_dict(self) -> dict[str, Any]:
        finding = self.finding
        return {
            "kind": str(finding.kind),
            "start": finding.start,
            "end": finding.end,
            "text": finding.text,
            "value": finding.value,
            "by": self.allowance.kind,
            "reason": self.allowance.reason or None,
        }


class Redraft(Protocol):
    """Writes the draft of a report anew."""

    def __call__(self, report: Report) -> str: ...


class Report(NamedTuple):
    """The answer for one draft. `assumed` names what was not given and taken at its strictest."""

    verdict: Verdict
    engagement: Engagement
    findings: tuple[Judged, ...] = ()
    excuses: tuple[Excuse, ...] = ()
    assumed: tuple[str, ...] = ()
    error: SendlintError | None = None
    #: what the user's allow-list let pass
    allowed: tuple[Allowed, ...] = ()
    #: makes of this report the draft that may be sent; None where nothing was judged
    redraft: Redraft | None = None

    @property
    def redacted(self) -> str | None:
        """The draft with every error taken out and what its rules say to write instead put in.

        Judged again it has no error. A draft without an error comes back as it is; None where it could not be judged.
        """
        return None if self.redraft is None else self.redraft(self)

    def to_dict(self, lang: str = "ja", *, id: str | None = None) -> dict[str, Any]:  # noqa: A002
        """The report as JSON-ready data with messages in `lang` (`ja` or `en`)."""
        return {
            "schema_version": SCHEMA_VERSION,
            "id": id,
            "verdict": str(self.verdict),
            "engagement": {
                "platform": self.engagement.platform,
                "stage": self.engagement.stage,
                "application": self.engagement.application,
                "assumed": list(self.assumed),
            },
            "findings": [judged.to_dict(lang) for judged in self.findings],
            "error": self.error and {"code": self.error.code, "message": self.error.message(lang)},
            "allowed": [allowed.to_dict() for allowed in self.allowed],
        }


def verdict_of(findings: tuple[Judged, ...]) -> Verdict:
    """The worst finding decides."""
    severities = {judged.severity for judged in findings}
    if Severity.ERROR in severities:
        return Verdict.BLOCK
    return Verdict.WARN if Severity.WARNING in severities else Verdict.OK


_LINE_END = re.compile("\r\n|\r|\n")


class Lines:
    """Line and column of an offset; CRLF, lone CR and LF each end a line."""

    def __init__(self, draft: str) -> None:
        self._draft = draft

    @cached_property
    def starts(self) -> list[int]:
        return [0, *(match.end() for match in _LINE_END.finditer(self._draft))]

    def place(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1
