"""Masking contacts, so that what a linter prints does not give away what it warns of."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from linter.findings import Finding
from linter.report import Report

#: stands for a value; always as long, since even its length could tell
MASK = "***"


class Redacted(NamedTuple):
    """A report and its draft without the contacts; every offset still holds."""

    report: Report
    draft: str


def redact(report: Report, draft: str) -> Redacted:
    """The same report and draft with everything masked that was found, allowed or excused."""
    findings = [*(judged.finding for judged in report.findings), *(allowed.finding for allowed in report.allowed)]
    excused = [(excuse.start, excuse.end) for excuse in report.excuses]
    masked = _masked(draft, [*(part for finding in findings for part in finding.parts), *excused])

    def without(finding: Finding) -> Finding:
        return finding._replace(text=masked[finding.start : finding.end], value=MASK, host=None)

    return Redacted(
        report._replace(
            findings=tuple(judged._replace(finding=without(judged.finding)) for judged in report.findings),
            allowed=tuple(allowed._replace(finding=without(allowed.finding)) for allowed in report.allowed),
            excuses=tuple(excuse._replace(text=masked[excuse.start : excuse.end]) for excuse in report.excuses),
        ),
        masked,
    )


def _masked(draft: str, parts: Iterable[tuple[int, int]]) -> str:
    """The draft with an asterisk for every character of the parts; lines stay lines."""
    characters = list(draft)
    for start, end in parts:
        for at in range(start, end):
            if characters[at] not in "\r\n":
                characters[at] = "*"
    return "".join(characters)
