"""Proposals to leave the platform: found without any address, and taken back by what the sentence does with them."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from linter import Engagement, Severity, Verdict, lint
from linter.errors import DraftError
from linter.findings import PROPOSALS, Channel, Finding, Kind
from linter.knowledge import folder, shipped
from linter.literals import needed_by_form
from linter.readings import readings
from linter.sentences import frames
from linter.sentences.gate import sentences
from linter.sentences.lexicon import lexicon
from linter.sentences.purpose import proposals
from linter.sentences.reader import Proposal, TakenBack
from linter.sentences.tongue import LANGUAGES
from linter.view import View
from tests.corpus import rows

STRICTEST = Engagement("lancers", "proposal")


def _source() -> dict[str, Any]:
    import tomllib

    return tomllib.loads((folder() / "phrases" / "proposals.toml").read_text(encoding="utf-8"))


def _found(text: str) -> list[Finding]:
    return [judged.finding for judged in lint(text, STRICTEST).findings if judged.severity is not Severity.INFO]


def _examples() -> list[Any]:
    return [
        pytest.param(frame["reason"], frame["kind"], text, id=text)
        for frame in _source()["frames"]
        for text in frame["examples"]
    ]


@pytest.mark.parametrize(("reason", "kind", "text"), _examples())
def test_frame_finds_its_examples(reason: str, kind: str, text: str) -> None:
    assert (kind, reason) in [(finding.kind, finding.reason) for finding in _found(text)]


@pytest.mark.parametrize("text", _source()["innocent"])
def test_innocent_sentence_stays_silent(text: str) -> None:
    assert _found(text) == []


def test_frames_name_only_concepts_that_a_list_declares() -> None:
    concepts = {"service", "social", "weak"}
    for language in LANGUAGES:
        names = shipped().phrases(f"concepts-{language}")
        concepts |= {*names, *(name.partition("-")[0] for name in names)}
    assert frames.check(_source(), frozenset(concepts)) == []


# what is found now; a floor rises with every sentence understood
@pytest.mark.parametrize(("prefix", "floor"), [("CX-", 0.92), ("CB-", 0.80), ("CE-", 0.85)])
def test_share_of_proposals_found_does_not_sink(prefix: str, floor: float) -> None:
    texts = [row["text"] for row in rows("proposals.jsonl") if row["id"].startswith(prefix)]
    missed = [text for text in texts if not _found(text)]
    assert len(missed) <= (1 - floor) * len(texts), missed


@pytest.mark.parametrize(("prefix", "most"), [("CX-", 2), ("CB-", 5), ("CE-", 1)])
def test_false_alarms_do_not_grow(prefix: str, most: int) -> None:
    texts = [row["text"] for row in rows("proposals-clean.jsonl") if row["id"].startswith(prefix)]
    alarms = [(text, [finding.text for finding in _found(text)]) for text in texts if _found(text)]
    assert len(alarms) <= most, alarms


def test_no_honest_sentence_is_blocked() -> None:
    blocked = [
        row["text"] for row in rows("proposals-clean.jsonl") if lint(row["text"], STRICTEST).verdict is Verdict.BLOCK
    ]
    assert len(blocked) <= 1, blocked


# messages that nobody looked at when the lists were written, and that nothing was trained on
@pytest.mark.parametrize(("language", "floor", "most"), [("ja", 0.5, 8), ("en", 0.5, 4)])
def test_messages_never_looked_at(language: str, floor: float, most: int) -> None:
    unseen = [row for row in rows("unseen-talk.jsonl") if row["lang"] == language]
    proposing = [row for row in unseen if row["label"] == "solicit"]
    found = sum(bool(_found(row["text"])) for row in proposing)
    assert found >= floor * len(proposing)
    assert sum(bool(_found(row["text"])) for row in unseen if row["label"] == "clean") <= most


def test_every_class_of_innocent_talk_has_cases() -> None:
    counts = Counter(row["technique"] for row in rows("proposals-clean.jsonl") if row["lang"] == "ja")
    classes = (
        "refusal quote-rules ask-rules await-approval await-payment courtesy platform-feature subject-work homonym "
        "innocent-word work-sample past-experience third-party"
    )
    assert {name: counts[name] for name in classes.split() if counts[name] < 10} == {}


@pytest.mark.parametrize(
    ("text", "kind", "channel", "service"),
    [
        ("お電話番号を教えていただけますか。", Kind.SOLICITATION, Channel.PHONE, None),
        ("納品先のメールアドレスを教えてください。", Kind.SOLICITATION, Channel.MAIL, None),
        ("続きはLINEで話しませんか？", Kind.SOLICITATION, Channel.CHAT, "line"),
        ("Zoomで打ち合わせをお願いできますか。", Kind.MEETING, Channel.VIDEO, "zoom"),
        ("一度お会いしてお話しできませんか。", Kind.MEETING, Channel.IN_PERSON, None),
        ("次回から直接契約でお願いできませんか。", Kind.PAYMENT, Channel.PAYMENT, None),
        ("Pay me directly and save the fee.", Kind.PAYMENT, Channel.PAYMENT, None),
        ("Can we hop on a call before we sign?", Kind.MEETING, Channel.PHONE, None),
        ("What's your WhatsApp?", Kind.SOLICITATION, Channel.CHAT, "whatsapp"),
    ],
)
def test_proposal_has_kind_channel_and_service(text: str, kind: Kind, channel: Channel, service: str | None) -> None:
    (finding,) = _found(text)
    assert (finding.kind, finding.channel, finding.service) == (kind, channel, service)
    assert text[finding.start : finding.end] == finding.text


@pytest.mark.parametrize(
    "text", ["続きはLＩNＥで話しませんか？", "続きはらいんで話しませんか？", "続きは緑のアプリで話しませんか？"]
)
def test_proposal_is_seen_through_a_disguise_once(text: str) -> None:
    (finding,) = _found(text)
    assert finding.kind in PROPOSALS


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("LINEに誘ってくる応募者がいたので通報しました。そちらにも同じ文面が来ていませんか。", "said-rule"),
        ("問い合わせフォームにメールアドレスの欄を追加してください。", "said-work"),
        ("I'd rather not share my phone number.", "said-refusal"),
        (
            "アンケートの設問4は「連絡手段として最もよく使うものは？ ①メール ②LINE ③電話」でお願いします。",
            "said-quoted",
        ),
    ],
)
def test_sentence_that_takes_it_back_is_excused_by_name(text: str, reason: str) -> None:
    # asked directly: of most such sentences a glance is enough, and then nothing is there to be excused
    view = View(next(iter(readings(text, shipped()))), shipped(), ())
    found = [*proposals(view, [*view.sentences()])]
    assert reason in [f"said-{one.concept}" for one in found if isinstance(one, TakenBack)]
    assert not any(isinstance(one, Proposal) for one in found)
    assert lint(text, STRICTEST).findings == ()


@pytest.mark.parametrize(
    ("platform", "text", "stage", "application", "verdict"),
    [
        ("lancers", "続きはLINEで話しませんか？", "proposal", "none", Verdict.BLOCK),
        ("lancers", "続きはLINEで話しませんか？", "prepaid", "none", Verdict.OK),
        ("lancers", "次回から直接契約でお願いできませんか。", "prepaid", "approved", Verdict.BLOCK),
        ("crowdworks", "Zoomで打ち合わせをお願いできますか。", "prepaid", "none", Verdict.BLOCK),
        ("crowdworks", "Zoomで打ち合わせをお願いできますか。", "prepaid", "approved", Verdict.OK),
        ("crowdworks", "一度お会いしてお話しできませんか。", "proposal", "none", Verdict.WARN),
        ("crowdworks", "次回から直接契約でお願いできませんか。", "closed", "approved", Verdict.BLOCK),
    ],
)
def test_proposal_is_judged_by_the_rulebook(
    platform: str, text: str, stage: str, application: str, verdict: Verdict
) -> None:
    assert lint(text, Engagement(platform, stage, application)).verdict is verdict


def test_contact_in_the_sentence_is_one_finding() -> None:
    (finding,) = _found("LINEで話しませんか、IDは taro_design88 です。")
    assert (finding.kind, finding.value) == (Kind.HANDLE, "taro_design88")


def test_gate_lets_every_example_through() -> None:
    for frame in _source()["frames"]:
        for text in frame["examples"]:
            assert sentences(View(next(readings(text, shipped())), shipped(), ("JP",))), text


@pytest.mark.parametrize(
    ("form", "choices"),
    [
        ("電話[をに]", [["電話に", "電話を"]]),
        ("(?:メール|電話)で", [["で"], ["メール", "電話"]]),
        ("ab?c", [["a"], ["c"]]),
        ("(?:x|y*)", []),
        ("[あい]う", [["あう", "いう"]]),
        (r"\bcalls?\b", [["call"]]),
    ],
)
def test_strings_that_a_form_needs(form: str, choices: list[list[str]]) -> None:
    assert sorted(map(sorted, needed_by_form(form))) == sorted(choices)


def test_ordinary_draft_imports_no_spacy() -> None:
    code = (
        "import sys; from linter import lint, Engagement;"
        "lint('ロゴの初稿を金曜日までにお送りします。ご確認をお願いします。', Engagement('lancers', 'proposal'));"
        "assert 'spacy' not in sys.modules;"
        "lint('続きはLINEで話しませんか？', Engagement('lancers', 'proposal'));"
        "assert 'spacy' in sys.modules"
    )
    assert subprocess.run([sys.executable, "-W", "ignore", "-c", code], check=False).returncode == 0


def test_spacy_pipeline_takes_the_component() -> None:
    import spacy

    from linter.component import make

    pipeline = spacy.blank("en")
    pipeline.add_pipe("sendlint")
    doc = pipeline("Write to sora@kikaku.jp. Can we hop on a call?")
    assert make(pipeline, "sendlint", "sendlint").spans_key == "sendlint"
    assert [(span.text, span.label_) for span in doc.spans["sendlint"]] == [
        ("sora@kikaku.jp", "email"),
        ("Can we hop on a call", "meeting"),
    ]


def test_eight_threads_read_the_same() -> None:
    texts = [row["text"] for row in rows("proposals.jsonl")[:60]] * 4
    alone = [[finding.text for finding in _found(text)] for text in texts]
    with ThreadPoolExecutor(8) as pool:
        assert [[finding.text for finding in found] for found in pool.map(_found, texts)] == alone


def test_pipeline_is_renewed_before_its_words_pile_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("linter.sentences.lexicon.LIFETIME", 2)
    words = lexicon("en", shipped())
    words.read("first of all")
    before = words._pipeline
    for number in range(3):
        words.read(f"word{number} another{number}")
    assert words._pipeline is not before


# ------------------------------------------------------------------ more than is read


def test_what_found_no_room_to_be_read_is_not_judged() -> None:
    report = lint("LINE ID: " * 4_000, STRICTEST)
    assert report.verdict is Verdict.UNKNOWN
    assert report.error is not None
    assert report.error.code == "unread"


def test_what_was_disguised_beyond_all_measure_is_not_judged() -> None:
    report = lint("0★9★" * 6_000, STRICTEST)
    assert report.verdict is Verdict.UNKNOWN
    assert report.error is not None
    assert report.error.code == "unread"


def test_component_tells_what_it_has_not_read() -> None:
    import spacy

    from linter.component import make

    pipeline = spacy.blank("ja")
    with pytest.raises(DraftError):
        make(pipeline, "sendlint", "sendlint")(pipeline.make_doc("LINE ID: " * 4_000))


def test_an_error_blocks_whatever_else_was_not_read() -> None:
    report = lint("hanako@kikaku.jp です。\n" + "LINE ID: " * 4_000, STRICTEST)
    assert (report.verdict, report.error) == (Verdict.BLOCK, None)


def test_a_long_honest_draft_is_read_to_its_end() -> None:
    honest = "構成案を確認しました。初稿は8月18日までにお送りします。修正は2回まで料金に含まれます。\n"
    asked = "続きはLINEで話しませんか？\n"
    report = lint(honest * 1_500 + asked, STRICTEST)
    assert report.error is None
    assert [judged.finding.text for judged in report.findings] == [
        finding.finding.text for finding in lint(asked, STRICTEST).findings
    ]
