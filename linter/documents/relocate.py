"""Reports on what a reader sees, with the places in the file."""

from __future__ import annotations

from linter.documents import Document
from linter.findings import Finding
from linter.report import Lines, Report


def relocate(report: Report, document: Document) -> Report:
    """The same report with every place in `document.source`."""
    if document.places is None:
        return report
    lines = Lines(document.source)
    places = document.places

    def moved(finding: Finding) -> Finding:
        parts = tuple(part for start, end in finding.parts for part in _parts(places[start:end]))
        parts = tuple(sorted(set(parts)))
        start, end = parts[0][0], max(end for _, end in parts)
        return finding._replace(text=document.source[start:end], start=start, end=end, parts=parts)

    def excused(start: int, end: int) -> tuple[int, int]:
        parts = _parts(places[start:end])
        return min(parts)[0], max(end for _, end in parts)

    findings = []
    for judged in report.findings:
        finding = moved(judged.finding)
        line, column = lines.place(finding.start)
        findings.append(judged._replace(finding=finding, line=line, column=column))
    allowed = []
    for one in report.allowed:
        finding = moved(one.finding)
        line, column = lines.place(finding.start)
        allowed.append(one._replace(finding=finding, line=line, column=column))
    excuses = []
    for excuse in report.excuses:
        start, end = excused(excuse.start, excuse.end)
        excuses.append(excuse._replace(start=start, end=end, text=document.source[start:end]))
    return report._replace(
        findings=tuple(sorted(findings, key=lambda judged: judged.finding.start)),
        allowed=tuple(allowed),
        excuses=tuple(excuses),
    )


def _parts(places: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The stretches of the source that a stretch of the text covers."""
    parts: list[tuple[int, int]] = []
    for start, end in places:
        if start == end:
            # a line break that only layout makes
            continue
        if parts and parts[-1][0] <= start <= parts[-1][1]:
            parts[-1] = (parts[-1][0], max(parts[-1][1], end))
        else:
            parts.append((start, end))
    return parts
