"""Contacts in disguise: how many are found, that honest look-alikes are left alone, and that offsets never lie."""

from __future__ import annotations

import random
import sys
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import Any, NamedTuple

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from linter import Engagement, Report, Severity, lint
from linter.findings import Finding
from linter.knowledge import shipped
from linter.readings import readings
from tests.corpus import rows, same_value
from tests.disguise import combinations, contact, disguise, message, samples

STRICTEST = Engagement("lancers", "proposal")
CONTACTS = ("email", "phone", "handle", "link")


def _found(draft: str) -> list[Finding]:
    return [judged.finding for judged in lint(draft, STRICTEST).findings if judged.severity is not Severity.INFO]


# ------------------------------------------------------------------ messages that people could have written


class Share(NamedTuple):
    """Of the contacts of one technique: how many are found at their place, and how many with the right value."""

    found: int
    right: int
    total: int


@cache
def _shares(name: str) -> dict[str, Share]:
    shares: dict[str, Share] = {}
    for row in rows(name):
        found = [finding for finding in _found(row["text"]) if finding.kind in CONTACTS]
        for span in row["spans"]:
            start = row["text"].index(span["surface"])
            end = start + len(span["surface"])
            here = [finding for finding in found if finding.start < end and start < finding.end]
            before = shares.get(row["technique"], Share(0, 0, 0))
            shares[row["technique"]] = Share(
                before.found + bool(here),
                before.right + any(same_value(finding.value, span["value"]) for finding in here),
                before.total + 1,
            )
    return shares


#: At least so many found and, of the everyday disguises, with the right value: one or two below what is measured,
#: so that a word more or less in a pattern file does not matter but a broken step does.
EVERYDAY = {
    "at-word": (12, 12),  # of 13
    "digit-words": (14, 12),  # of 16
    "dot-word": (12, 12),  # of 13
    "dressed": (14, 14),  # of 15
    "emoji-symbol": (11, 9),  # of 13
    "encoded": (10, 10),  # of 13
    "filler": (11, 11),  # of 13
    "goroawase": (7, 7),  # of 9
    "instructed": (13, 11),  # of 14
    "invisible": (12, 12),  # of 13
    "kana-digits": (15, 15),  # of 16
    "kanji-digits": (14, 14),  # of 15
    "leet": (11, 9),  # of 13
    "line-break": (9, 8),  # of 12
    "link": (13, 13),  # of 14
    "lookalike": (11, 11),  # of 13
    "marks": (12, 12),  # of 13
    "provider-name": (11, 11),  # of 13
    "reversed": (11, 10),  # of 13
    "service-name": (14, 14),  # of 18
    "spaced": (11, 11),  # of 13
    "spelled-letters": (10, 10),  # of 13
    "split": (8, 8),  # of 13
    "symbol-word": (12, 12),  # of 13
    "width": (12, 12),  # of 13
}
#: Disguises by people who tried hard; many of them go beyond what is looked for, so only their place counts.
HARD = {
    "at-word": 32,  # of 33
    "digit-words": 35,  # of 40
    "dot-word": 18,  # of 19
    "dressed": 37,  # of 42
    "emoji-symbol": 13,  # of 19
    "encoded": 25,  # of 36
    "filler": 41,  # of 51
    "goroawase": 4,  # of 10
    "instructed": 39,  # of 51
    "invisible": 19,  # of 20
    "kana-digits": 57,  # of 70
    "kanji-digits": 18,  # of 19
    "leet": 15,  # of 20
    "line-break": 6,  # of 8
    "link": 21,  # of 25
    "lookalike": 26,  # of 32
    "marks": 15,  # of 16
    "mixed-digits": 16,  # of 25
    "multi": 7,  # of 8
    "pointer": 11,  # of 19
    "provider-name": 39,  # of 47
    "reversed": 20,  # of 24
    "service-name": 38,  # of 51
    "spaced": 16,  # of 25
    "spelled-letters": 25,  # of 38
    "split": 38,  # of 58
    "symbol-word": 17,  # of 22
    "turned": 0,  # of 1
    "width": 19,  # of 20
}


@pytest.mark.parametrize("technique", EVERYDAY)
def test_everyday_disguise_is_seen_through(technique: str) -> None:
    share = _shares("disguised-contacts.jsonl")[technique]
    found, right = EVERYDAY[technique]
    assert share.found >= found, share
    assert share.right >= right, share


@pytest.mark.parametrize("technique", HARD)
def test_hard_disguise_is_noticed(technique: str) -> None:
    share = _shares("hard-contacts.jsonl")[technique]
    assert share.found >= HARD[technique], share


@pytest.mark.parametrize(
    ("name", "found", "right"),
    [
        ("disguised-contacts.jsonl", 0.92, 0.89),
        ("hard-contacts.jsonl", 0.81, 0.71),
        ("blind-contacts.jsonl", 0.95, 0.91),
        # the same ideas as in an older set, told by other writers
        ("varied-contacts.jsonl", 0.93, 0.89),
        # rules of the writers' own and riddles, of which half were never looked at
        ("riddles-contacts.jsonl", 0.70, 0.60),
    ],
)
def test_share_of_all_messages(name: str, found: float, right: float) -> None:
    shares = _shares(name).values()
    total = sum(share.total for share in shares)
    assert sum(share.found for share in shares) / total >= found
    assert sum(share.right for share in shares) / total >= right


def test_every_technique_has_its_floor() -> None:
    assert _shares("disguised-contacts.jsonl").keys() == EVERYDAY.keys()
    assert _shares("hard-contacts.jsonl").keys() == HARD.keys()


@pytest.mark.parametrize(
    ("name", "most"),
    [
        ("disguised-clean.jsonl", 0),
        ("hard-clean.jsonl", 1),
        ("blind-clean.jsonl", 2),
        ("riddles-clean.jsonl", 2),
    ],
)
def test_false_alarms_do_not_grow(name: str, most: int) -> None:
    alarms = {row["id"]: [finding.text for finding in _found(row["text"])] for row in rows(name)}
    alarms = {identifier: texts for identifier, texts in alarms.items() if texts}
    assert len(alarms) <= most, alarms


# ------------------------------------------------------------------ mixtures of disguises


@pytest.mark.parametrize(
    ("families", "floor"),
    [
        (1, 0.97),
        (2, 0.88),
        (3, 0.82),
    ],
)
def test_mixed_disguises_are_seen_through(families: int, floor: float) -> None:
    drawn = list(samples(300, families, seed=1))
    seen = 0
    for sample in drawn:
        found = [finding for finding in _found(sample.text) if finding.kind in CONTACTS]
        if sample.surface is not None:
            start = sample.text.index(sample.surface)
            end = start + len(sample.surface)
            found = [finding for finding in found if finding.start < end and start < finding.end]
        seen += bool(found)
    assert seen / len(drawn) >= floor


# ------------------------------------------------------------------ what holds for every draft


@st.composite
def _disguised(draw: st.DrawFn) -> str:
    """A message with a contact in up to three disguises at once."""
    rng = random.Random(draw(st.integers(0, 2**32)))
    families = draw(st.sampled_from(combinations(draw(st.integers(1, 3)))))
    whose = contact(rng)
    text = disguise(whose, families, rng)
    assume(text is not None)
    assert text is not None
    return message(text, whose, rng, draw(st.sampled_from(("ja", "en"))))


#: pieces that the steps look for, to be met in orders in which nobody writes them
PIECES = (
    "taro", "hanako.k", "gmail.com", "gmail", "@", "＠", "[at]", "(at)", " at ", "アット", "あっと", "(dot)", " dot ", "ドット", "どっと",
    "ジーメール", "ドットコム", "アンダーバー", "ハイフン", "エー", "ビー", "alfa ", "bravo ", "A as in Apple ", "ぜろ", "きゅう", "ゼロ", "九", "〇",
    "二十", "千", "zero ", "nine ", "double ", "twenty ", "090", "0", "9", "-", "ー", "4821", "7736", "+81", "いい", "にく", "のよいふろ",
    "⓪", "⑨", "9\ufe0f\u20e3", "１", "ａ", "𝐭", "ｱ", "ﾞ", "а", "é", "e\u0301", "\u0336", "\u200b", "\u00ad", "\u202e", "\ufe0f", "🐈", "👨\u200d👩\u200d👧",
    "★", "＊", "・", "_", ".", "…", "LINE", "ＬＩＮＥ", "ライン", "L○NE", "Discord", "ID:", "IDは", "@sora_design", "検索", "https://", "lin.ee/", "line . me/",
    "&#64;", "%40", "\\u0040", "dGFyb0BnbWFpbC5jb20=", "7461726f", "moc.liamg@orat", "逆から", "「抜」を抜いて", "★を@に", "（", "）", "「", "」", "は", "に", "の", "です。",
    "前半は", "後半は", " ", "  ", "\u3000", "\n", "\r\n", "\t",
)  # fmt: skip

DRAFTS = {
    "disguised": _disguised(),
    "pieces": st.lists(st.sampled_from(PIECES), max_size=40).map("".join),
    # a lone surrogate is no text; streams refuse it before a draft is linted
    "any text": st.text(st.characters(exclude_categories=["Cs"]), max_size=200),
    "pieces in any text": st.lists(
        st.sampled_from(PIECES) | st.text(st.characters(exclude_categories=["Cs"]), max_size=3), max_size=30
    ).map("".join),
}
EXAMPLES = settings(max_examples=200, deadline=None, derandomize=True)


@pytest.mark.parametrize("drafts", [pytest.param(drafts, id=name) for name, drafts in DRAFTS.items()])
class TestEveryDraft:
    def test_findings_lie_where_they_say(self, drafts: st.SearchStrategy[str]) -> None:
        @EXAMPLES
        @given(drafts)
        def holds(draft: str) -> None:
            for judged in lint(draft, STRICTEST).findings:
                finding = judged.finding
                assert 0 <= finding.start < finding.end <= len(draft)
                assert draft[finding.start : finding.end] == finding.text
                _check_parts(finding)

        holds()

    def test_readings_know_the_place_of_every_character(self, drafts: st.SearchStrategy[str]) -> None:
        @EXAMPLES
        @given(drafts)
        def holds(draft: str) -> None:
            for reading in readings(draft, shipped()):
                places = list(zip(reading.starts, reading.ends, strict=True))
                assert len(places) == len(reading.text)
                assert all(0 <= start <= end <= len(draft) for start, end in places), reading.name
                assert all(0 <= trace.start <= trace.end <= len(draft) for trace in reading.traces), reading.name

        holds()

    def test_result_is_the_same_each_time(self, drafts: st.SearchStrategy[str]) -> None:
        @EXAMPLES
        @given(drafts)
        def holds(draft: str) -> None:
            assert _data(lint(draft, STRICTEST)) == _data(lint(draft, STRICTEST))

        holds()

    def test_only_a_blank_draft_cannot_be_judged(self, drafts: st.SearchStrategy[str]) -> None:
        @EXAMPLES
        @given(drafts)
        def holds(draft: str) -> None:
            assert (lint(draft, STRICTEST).error is not None) == (not draft.strip())

        holds()


def _check_parts(finding: Finding) -> None:
    """The parts are in order, apart from each other, and reach from the finding's start to its end."""
    assert finding.parts[0][0] == finding.start
    assert finding.parts[-1][1] == finding.end
    edges = [edge for part in finding.parts for edge in part]
    assert edges == sorted(edges)
    assert all(start < end for start, end in finding.parts)


def _data(report: Report) -> dict[str, Any]:
    return report.to_dict("en")


@pytest.mark.parametrize(
    "draft",
    [
        # more figures than Python turns into a number
        "ぜろきゅうぜろ" + "1" * 5_000 + "千九九",
        "sato" + "1" * 5_000 + "千八八",
        "エムアイケーエム" + "1" * 5_000 + "千",
        # a bracket that nothing follows
        "(0(0(0(0(0(0(0(0",
        # a rule that says nothing of what it changes
        "「の」は@です。 、のは@ taro",
    ],
    ids=["number", "glued", "letters", "bracket", "nothing"],
)
def test_odd_end_is_judged(draft: str) -> None:
    assert lint(draft, STRICTEST).error is None


@pytest.mark.parametrize("count", [1, 60])
def test_many_rules_are_carried_out_like_one(count: int) -> None:
    rules = "".join(f"、{chr(0x4E00 + n)}を{n % 10}に" for n in range(1, count))
    finding = next(judged.finding for judged in lint(f"taro★gmail.com ★を@に{rules}", STRICTEST).findings)
    assert finding.value == "taro@gmail.com"


@pytest.mark.parametrize("lines", [20, 1_000])
def test_disguise_under_a_disguise_is_found_in_a_text_of_any_length(lines: int) -> None:
    # a long text is read again only around what the first round undid
    prose = "構成案を確認しました。初稿は8月18日までにお送りします。修正は2回まで料金に含まれます。\n" * lines
    spoken = "ぜ ろ き ゅ う ぜ ろ よ ん は ち に い ち な な な な さ ん ろ く"
    report = lint(f"{prose}{spoken}\n{prose}", STRICTEST)
    assert [(found.finding.value, found.finding.text) for found in report.findings] == [("+819048217736", spoken)]


def test_empty_draft_has_one_reading() -> None:
    assert [(reading.name, reading.text) for reading in readings("", shipped())] == [("typed", "")]
    assert lint("", STRICTEST).error is not None


# ------------------------------------------------------------------ several at once


def test_drafts_in_several_threads_do_not_mix() -> None:
    texts = [row["text"] for row in rows("disguised-contacts.jsonl")]
    alone = [lint(text, STRICTEST) for text in texts]
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(8) as pool:
            together = list(pool.map(lambda text: lint(text, STRICTEST), texts * 3))
    finally:
        sys.setswitchinterval(interval)
    assert together == alone * 3
