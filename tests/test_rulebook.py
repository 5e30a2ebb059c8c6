"""A rulebook file that does not fit its form is refused, and the message says where and why."""

from __future__ import annotations

import re
from copy import deepcopy
from datetime import date
from typing import Any

import pytest

from linter.errors import PatternError
from linter.rulebook_form import check

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
    "stages": [
        {"id": "proposal", "name": {"ja": "応募", "en": "applying"}},
        {"id": "prepaid", "name": {"ja": "仮払い", "en": "funded"}},
    ],
    "application": {
        "name": BOTH,
        "statuses": [
            {"id": "none", "name": {"ja": "なし", "en": "not filed"}},
            {"id": "approved", "name": {"ja": "承認", "en": "passed"}},
        ],
    },
    "cases": [{"id": "enterprise", "field": "plan", "name": {"ja": "大口", "en": "large"}}],
    "rules": [RULE],
}
WITH_ANOTHER = [RULE, RULE | {"id": "hidden"}]
FILTER = {"id": "held", "channel": "mail", "words": ["mail"], **{key: RULE[key] for key in ("message", "remedy", "source", "checked")}}  # fmt: skip


SERVICES = ("line", "zoom")


def test_the_book_itself_is_fine() -> None:
    rulebook = check(BOOK | {"filters": [FILTER]}, "invented.toml", SERVICES)
    assert [rule.id for rule in rulebook.stated] == ["no-contact", "held"]


@pytest.mark.parametrize(
    ("path", "value", "key", "problem"),
    [
        (("id",), None, "id", "is missing"),
        (("id",), "Two Words", "id", "small letters"),
        (("name",), {"ja": "あ"}, "name", "both languages"),
        (("summary",), {"ja": "あ", "en": " "}, "summary", "both languages"),
        (("colour",), "red", "colour", "is no key"),
        (("alias",), ["x"], "alias", "did you mean 'aliases'"),
        (("hosts",), "one.jp", "hosts", "list of texts"),
        (("hosts",), ["https://one.jp/"], "hosts", "is no domain"),
        (("hosts",), [], "hosts", "must not be empty"),
        (("country",), "Japan", "country", "two-letter country code"),
        (("language",), "Japanese", "language", "language code"),
        (("stages",), [], "stages", "at least one [[stages]]"),
        (("stages",), {"id": "proposal"}, "stages", "tables headed [[stages]]"),
        (("stages", 0, "id"), "begun", "stages[begun].id", "is not one of"),
        (("stages", 1, "id"), "proposal", "stages[proposal].id", "is used twice"),
        (("stages", 1, "words"), ["応募"], "stages[prepaid].words", "also stands for proposal"),
        (("application",), "yes", "application", "must be a table"),
        (("application", "statuses", 0, "id"), "maybe", "application.statuses[maybe].id", "is not one of"),
        (("application", "statuses", 0, "id"), "pending", "application.statuses", "not having applied"),
        (("cases", 0, "field"), "mood", "cases[enterprise].field", "is not one of"),
        (("rules",), [], "rules", "at least one [[rules]]"),
        (("rules", 0, "id"), "not-stated", "rules[not-stated].id", "is reserved"),
        (("rules", 0, "outcome"), "perhaps", "rules[no-contact].outcome", "is not one of"),
        (("rules", 0, "outcome"), "may-be-held", "rules[no-contact].outcome", "is not one of"),
        (("rules", 0, "channels"), ["pigeon"], "rules[no-contact].channels", "is not one of"),
        (("rules", 0, "kinds"), ["parcel"], "rules[no-contact].kinds", "is not one of"),
        (("rules", 0, "stages"), ["closed"], "rules[no-contact].stages", "no stage 'closed'"),
        (("rules", 0, "applications"), ["rejected"], "rules[no-contact].applications", "no status 'rejected'"),
        (("rules", 0, "message"), "あ", "rules[no-contact].message", "both languages"),
        (("rules", 0, "source"), None, "rules[no-contact].source", "is missing"),
        (("rules", 0, "source"), "the terms", "rules[no-contact].source", "address of the page"),
        (("rules", 0, "checked"), "23 November", "rules[no-contact].checked", "is no date"),
        (("rules", 0, "checked"), "2026-13-41", "rules[no-contact].checked", "is no date"),
        (("rules", 0, "checked"), date(2026, 11, 23), "rules[no-contact].checked", "in quotes"),
        (("rules", 0, "when"), {"mood": "good"}, "rules[no-contact].when.mood", "is not one of"),
        (("rules", 0, "when"), {"plan": "gold"}, "rules[no-contact].when.plan", "not declared as a plan"),
        (("rules", 0, "services"), ["lnie"], "rules[no-contact].services", "no service 'lnie'"),
        (("rules", 0, "replacements"), [{"ja": "あ"}], "rules[no-contact].replacements[1].en", "is missing"),
        (("rules", 0, "replies"), [BOTH, BOTH], "rules[no-contact].replies", "hides those behind it"),
        (("rules",), [RULE, RULE], "rules[no-contact].id", "is used twice"),
        (("rules",), WITH_ANOTHER, "rules[hidden]", "never applies"),
        (("filters",), [FILTER | {"words": []}], "filters[held].words", "is missing"),
        (("filters",), [FILTER | {"id": "no-contact"}], "filters[no-contact].id", "is used twice"),
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
        check(book, "invented.toml", SERVICES)
    assert caught.value.values["file"] == "invented.toml"
    assert caught.value.values["key"] == key
    assert problem in caught.value.message("en")
    assert re.search("[ぁ-ん]", caught.value.message("ja").replace("あ", ""))


@pytest.mark.parametrize(
    "rules",
    [
        # what one leaves open is not hidden
        [RULE | {"stages": ["proposal"]}, RULE | {"id": "later"}],
        [RULE | {"kinds": ["email"]}, RULE | {"id": "other-kinds"}],
        [RULE | {"when": {"plan": "enterprise"}}, RULE | {"id": "ordinary"}],
        [RULE | {"hosts": ["files.jp"]}, RULE | {"id": "elsewhere"}],
        [RULE | {"when": {"direction": "incoming"}}, RULE | {"id": "outgoing"}],
    ],
)
def test_rule_that_still_decides_something_is_kept(rules: list[dict[str, Any]]) -> None:
    assert len(check(BOOK | {"rules": rules}, "invented.toml", SERVICES).rules) == 2


def test_an_exemption_comes_first_and_holds_only_under_its_condition() -> None:
    from linter import Engagement
    from linter.findings import Certainty, Channel, Finding, Kind

    exempt = RULE | {"id": "enterprise", "outcome": "allowed", "when": {"plan": "enterprise"}}
    rulebook = check(BOOK | {"rules": [exempt, RULE]}, "invented.toml", SERVICES)
    finding = Finding(Kind.EMAIL, Channel.MAIL, None, "a@b.jp", Certainty.CERTAIN, "address", "a@b.jp", 0, 6, ((0, 6),))
    assert rulebook.rule_for(finding, Engagement("invented", "proposal")).id == "no-contact"
    assert rulebook.rule_for(finding, Engagement("invented", "proposal", plan="enterprise")).id == "enterprise"
