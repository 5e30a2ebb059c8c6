"""GitLab's code quality report: a JSON list with an entry a finding.

https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable
from typing import Any

from linter.render.answer import Answer
from linter.render.places import path_of, spans, title
from linter.rulebook import Severity

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def document(answers: Iterable[Answer], lang: str) -> str:
    """The report of all drafts. One that could not be judged is an entry too, and the gravest."""
    entries: list[dict[str, Any]] = []
    seen: Counter[tuple[str, str, str]] = Counter()
    for answer in answers:
        path = path_of(answer, "stdin")
        if answer.report.error is not None:
            entry = _entry(answer.report.error.message(lang), "sendlint/unjudged", "critical", path, answer.line or 1)
            entries.append({**entry, "fingerprint": _fingerprint(path, "unjudged", str(answer.line))})
        for judged in answer.report.findings:
            place = spans(answer, ((judged.finding.start, judged.finding.end),))[0]
            about = (path, judged.rule_id, str(judged.finding.kind))
            seen[about] += 1
            text = f"{title(judged.finding, lang)} – {judged.rule.message[lang]}"
            entry = _entry(text, judged.rule_id, _SEVERITIES[judged.severity], path, place.line)
            entry["location"]["lines"]["end"] = place.end_line
            entries.append({**entry, "fingerprint": _fingerprint(*about, str(seen[about]))})
    return json.dumps(entries, ensure_ascii=False, indent=2)


def _entry(text: str, rule: str, severity: str, path: str, line: int) -> dict[str, Any]:
    return {
        "description": text,
        "check_name": rule,
        "severity": severity,
        "location": {"path": path, "lines": {"begin": line}},
    }


def _fingerprint(*about: str) -> str:
    """What makes an entry the same one in the next run: which of its kind in the file it is.

    Not its value: the hash of a telephone number is soon tried out.
    """
    return hashlib.sha256("\0".join(about).encode("utf-8", "surrogatepass")).hexdigest()[:32]
