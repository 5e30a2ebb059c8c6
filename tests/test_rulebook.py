"""A rulebook file that does not fit its form is refused, and the message says where and why."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest

from linter.errors import PatternError
from linter.rulebook_form import check as parse

BOTH = {"ja": "あ", "en": "a"}
RULE: dict[str, Any] = {
    "id": "no-contact",
    "outcome": "forbidden",
    "channels": ["mail"],
    "message": BOTH,
    "remedy": BOTH,
    "source": "https://rules.invalid/1",
    "checked": "2026-11-23",
}
BOOK: dict[str, Any] = {
    "id": "invented",
    "name": BOTH,
    "summary": BOTH,
    "stages": [{"id": "proposal", "name": BOTH}, {"id": "prepaid", "name": BOTH}],
    "application": {
        "name": BOTH,
        "statuses": [{"id": "none", "name": BOTH}, {"id": "approved", "name": BOTH}],
    },
    "rules": [RULE],
}


def test_the_book_itself_is_fine() -> None:
    assert parse(BOOK, "invented.toml").rules[0].id == "no-contact"


@pytest.mark.parametrize(
    ("path", "value", "key", "problem"),
    [
        (("id",), None, "id", "missing"),
        (("name",), {"ja": "あ"}, "name", "both languages"),
        (("colour",), "red", "colour", "unknown key"),
        (("hosts",), "one.jp", "hosts", "list of texts"),
        (("stages",), [], "stages", "at least one stage"),
        (("stages", 0, "id"), "begun", "stages.id", "is not one of"),
        (("application", "statuses", 0, "id"), "maybe", "application.statuses.id", "is not one of"),
        (("rules", 0, "outcome"), "perhaps", "rules[no-contact].outcome", "is not one of"),
        (("rules", 0, "channels"), ["pigeon"], "rules[no-contact].channels", "is not one of"),
        (("rules", 0, "stages"), ["closed"], "rules[no-contact].stages", "no stage of this platform"),
        (("rules", 0, "applications"), ["rejected"], "rules[no-contact].applications", "no status here"),
        (("rules", 0, "message"), "あ", "rules[no-contact].message", "both languages"),
        (("rules", 0, "source"), None, "rules[no-contact].source", "missing"),
        (("rules", 0, "when"), {"mood": "good"}, "rules[no-contact].when.mood", "must be one of"),
        (("rules",), [RULE, RULE], "rules[no-contact].id", "used twice"),
        (("rules",), [RULE, RULE | {"id": "hidden"}], "rules[hidden]", "never applies"),
    ],
)
def test_mistake_is_named(path: tuple[str | int, ...], value: Any, key: str, problem: str) -> None:
    book = deepcopy(BOOK)
    place: Any = book
    for step in path[:-1]:
        place = place[step]
    if value is None:
        del place[path[-1]]
    else:
        place[path[-1]] = value
    with pytest.raises(PatternError) as caught:
        parse(book, "invented.toml")
    assert caught.value.values["file"] == "invented.toml"
    assert caught.value.values["key"] == key
    assert problem in str(caught.value.values["problem"])


def test_an_exemption_comes_first_and_holds_only_under_its_condition() -> None:
    from linter import Engagement
    from linter.findings import Certainty, Channel, Finding, Kind

    exempt = RULE | {"id": "enterprise", "outcome": "allowed", "when": {"plan": "enterprise"}}
    rulebook = parse(BOOK | {"rules": [exempt, RULE]}, "invented.toml")
    finding = Finding(Kind.EMAIL, Channel.MAIL, None, "a@b.jp", Certainty.CERTAIN, "address", "a@b.jp", 0, 6, ((0, 6),))
    assert rulebook.rule_for(finding, Engagement("invented", "proposal")).id == "no-contact"
    assert rulebook.rule_for(finding, Engagement("invented", "proposal", plan="enterprise")).id == "enterprise"
