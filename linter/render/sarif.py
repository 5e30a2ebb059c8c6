"""SARIF 2.1.0, the form in which code scanning services take results.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any
from urllib.parse import quote

from linter.knowledge import shipped
from linter.messages import say
from linter.render.answer import Answer
from linter.render.places import Span, path_of, spans, title
from linter.report import Judged
from linter.rulebook import Rule, Severity

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def document(answers: Iterable[Answer], lang: str) -> str:
    """One run over all drafts. Drafts that could not be judged are notifications, and the run unsuccessful."""
    answers = list(answers)
    rules: dict[str, Rule] = {}
    for answer in answers:
        for judged in answer.report.findings:
            rules.setdefault(judged.rule_id, judged.rule)
    numbers = {name: number for number, name in enumerate(rules)}
    notifications = [_notification(answer, lang) for answer in answers if answer.report.error is not None]
    run = {
        "tool": {"driver": _driver(rules, lang)},
        "columnKind": "unicodeCodePoints",
        "language": lang,
        "invocations": [
            {"executionSuccessful": not notifications, "toolExecutionNotifications": notifications},
        ],
        "results": [
            _result(answer, judged, numbers[judged.rule_id], lang)
            for answer in answers
            for judged in answer.report.findings
        ],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


def _driver(rules: dict[str, Rule], lang: str) -> dict[str, Any]:
    from linter import __version__

    return {
        "name": "sendlint",
        "version": __version__,
        "rules": [
            {
                "id": name,
                "shortDescription": {"text": rule.message[lang]},
                "help": {"text": rule.remedy[lang]},
                **({"helpUri": rule.source, "properties": {"checked": rule.checked}} if rule.source else {}),
            }
            for name, rule in rules.items()
        ],
    }


def _result(answer: Answer, judged: Judged, number: int, lang: str) -> dict[str, Any]:
    finding, rule = judged.finding, judged.rule
    # several locations mean that each of them must change, which is what a contact in pieces needs
    places = spans(answer, finding.parts)
    properties: dict[str, Any] = {
        "kind": str(finding.kind),
        "channel": str(finding.channel),
        "certainty": str(finding.certainty),
        "disguises": list(finding.disguises),
    }
    if finding.disguises:
        properties["tags"] = [shipped().disguise(family)["name"][lang] for family in finding.disguises]
    remedy = f"{say('report.remedy', lang)}: {rule.remedy[lang]}"
    return {
        "ruleId": judged.rule_id,
        "ruleIndex": number,
        "level": _LEVELS[judged.severity],
        "message": {"text": f"{title(finding, lang)} – {rule.message[lang]} {remedy}"},
        "locations": _locations(answer, places),
        "properties": properties,
    }


def _notification(answer: Answer, lang: str) -> dict[str, Any]:
    error = answer.report.error
    assert error is not None
    places = [Span(answer.line, None, answer.line, None)] if answer.line is not None else []
    return {
        "level": "error",
        "message": {"text": error.message(lang)},
        "descriptor": {"id": error.code},
        "locations": _locations(answer, places),
    }


def _locations(answer: Answer, places: Sequence[Span]) -> list[dict[str, Any]]:
    artifact = {"uri": quote(path_of(answer, "stdin"))}
    regions = [
        {
            key: value
            for key, value in (
                ("startLine", place.line),
                ("startColumn", place.column),
                ("endLine", place.end_line),
                ("endColumn", place.end_column),
            )
            if value is not None
        }
        for place in places
    ]
    physical: list[dict[str, Any]] = [{"artifactLocation": artifact, "region": region} for region in regions]
    return [{"physicalLocation": location} for location in physical or [{"artifactLocation": artifact}]]
