"""Whole messages of many trades and countries: what is a contact in them, and what is not."""

from __future__ import annotations

from typing import Any

import pytest

from linter import Engagement, Severity, Verdict, lint
from tests.corpus import rows, same_value

STRICTEST = Engagement("lancers", "proposal")


def _named(name: str) -> list[Any]:
    return [pytest.param(row, id=row["id"]) for row in rows(name)]


@pytest.mark.parametrize("row", _named("plain-contacts.jsonl"))
def test_contact_is_found_at_its_place_with_its_value(row: dict[str, Any]) -> None:
    report = lint(row["text"], STRICTEST)
    found = [judged.finding for judged in report.findings if judged.severity is not Severity.INFO]
    for span in row["spans"]:
        start = row["text"].index(span["surface"])
        here = [finding for finding in found if finding.start == start and finding.text == span["surface"]]
        assert here, f"{span['surface']!r} not found; found {[finding.text for finding in found]}"
        assert here[0].kind == span["kind"]
        assert same_value(here[0].value, span["value"])
        if span["service"] and span["kind"] != "phone":
            assert here[0].service == span["service"]


@pytest.mark.parametrize("row", _named("plain-clean.jsonl"))
def test_innocent_message_stays_silent(row: dict[str, Any]) -> None:
    report = lint(row["text"], STRICTEST)
    assert report.verdict is Verdict.OK, [judged.finding.text for judged in report.findings]
