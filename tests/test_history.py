"""A draft read with what its sender sent before: a contact in pieces is found in the piece that completes it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from linter import Engagement, Verdict, lint
from linter.findings import PROPOSALS
from linter.history import MAX_HISTORY
from tests.command import run
from tests.corpus import rows

STRICTEST = Engagement("lancers", "proposal")
LONG = "お見積りありがとうございます。構成案は明日の昼までにまとめてお送りしますので、少々お待ちください。" * 3

COMPLETED = [
    # what was sent before, the draft, what is found in the draft, what a reader has then
    (["090", "4821"], "7736", "7736", "+819048217736"),
    (["０９０", "４８２１"], "７７３６ です。よろしくお願いします", "７７３６", "+819048217736"),
    (["携帯 090-4821-"], "7736", "7736", "+819048217736"),
    (["電話番号の最初は090です", "次は4821です"], "最後は7736です", "7736", "+819048217736"),
    (["まず、090-", "続いて4821-"], "最後に7736、これで全部です", "7736", "+819048217736"),
    (["ゼロ九ゼロ"], "四八二一の七七三六", "四八二一の七七三六", "+819048217736"),
    (["TEL 03", "6427"], "1185", "1185", "+81364271185"),
    # other messages between the pieces
    (["090", LONG, "4821", LONG], "7736", "7736", "+819048217736"),
    # counted pieces
    (["(1/3) 090", "(2/3) 4821"], "(3/3) 7736", "7736", "+819048217736"),
    (["①090"], "②4821-7736", "4821-7736", "+819048217736"),
    (["hanako.k@"], "gmail.com", "gmail.com", "hanako.k@gmail.com"),
    (["hanako.k"], "アットマーク gmail.com", "アットマーク gmail.com", "hanako.k@gmail.com"),
    (["まず miyabi_ です"], "それにくっつけて kitsuke で検索してください", "kitsuke", "miyabi_kitsuke"),
    # the label before, the id now
    (["LINEのIDを送りますね"], "hanako_works です", "hanako_works", "hanako_works"),
    (["カカオのIDは"], "hanako-kk88", "hanako-kk88", "hanako-kk88"),
]


@pytest.mark.parametrize(("history", "draft", "text", "value"), COMPLETED)
def test_the_piece_that_completes_a_contact(history: list[str], draft: str, text: str, value: str) -> None:
    assert [judged for judged in lint(draft, STRICTEST).findings if judged.finding.kind not in PROPOSALS] == []
    findings = [judged.finding for judged in lint(draft, STRICTEST, history=history).findings]
    (finding,) = (finding for finding in findings if finding.kind not in PROPOSALS)
    assert finding.value == value
    assert text in finding.text
    assert finding.text == draft[finding.start : finding.end]
    assert all(0 <= start < end <= len(draft) for start, end in finding.parts)


@pytest.mark.parametrize(("history", "draft", "text", "value"), COMPLETED)
def test_it_is_taken_out_of_the_draft(history: list[str], draft: str, text: str, value: str) -> None:
    report = lint(draft, STRICTEST, history=history)
    fixed = report.redacted
    assert fixed is not None
    if fixed != draft:
        assert text not in fixed
        assert all(judged.severity != "error" for judged in lint(fixed, STRICTEST, history=history).findings)


INNOCENT = [
    # what was sent before is not found again
    (["090-4821-7736 です"], "よろしくお願いします。"),
    (["LINE ID：hanako_works"], "予算は5万円です。"),
    (["予算は5万円です", "10時でお願いします"], "3点お送りします"),
    (["納期は12月3日です", "単価は1,200円です"], "4,500文字です"),
    (["LINEスタンプの件です"], "24個お願いします"),
    ([], "7736"),
]


@pytest.mark.parametrize(("history", "draft"), INNOCENT)
def test_only_the_draft_is_judged(history: list[str], draft: str) -> None:
    assert lint(draft, STRICTEST, history=history).findings == ()


def test_what_the_draft_holds_itself_is_found_as_ever() -> None:
    draft = "メールは hanako@kikaku.jp まで"
    assert lint(draft, STRICTEST, history=["よろしくお願いします。"]).findings == lint(draft, STRICTEST).findings


def test_a_conversation_of_honest_messages_stays_honest() -> None:
    texts = [row["text"] for row in rows("plain-clean.jsonl")]
    for at in range(3, len(texts)):
        known = lint(texts[at], STRICTEST).findings
        assert lint(texts[at], STRICTEST, history=texts[at - 3 : at]).findings == known


def test_however_long_the_history_the_newest_counts() -> None:
    history = ["あ" * MAX_HISTORY, "よ" * 100_000, *["はい"] * 5000, "090", "4821"]
    (judged,) = lint("7736", STRICTEST, history=history).findings
    assert judged.finding.value == "+819048217736"
    # a draft at the limit leaves no room and is judged all the same
    assert lint("あ" * 100_000, STRICTEST, history=["090"]).error is None


# ------------------------------------------------------------------------------------------------ the command


def test_a_file_of_earlier_messages(tmp_path: Path) -> None:
    lines = ['"090"', "", json.dumps({"id": 7, "text": "4821"})]
    (tmp_path / "earlier.jsonl").write_text("\n".join(lines), encoding="utf-8")
    arguments = ("check", "-p", "lancers", "--history", "earlier.jsonl")
    result = run(*arguments, stdin="7736 です。", lang="ja", folder=tmp_path)
    assert result.code == 1
    assert "1行目1文字目: ✗ 違反 電話番号" in result.stdout
    assert "読み取り: 090-4821-7736" in result.stdout
    fixed = run(*arguments, "--fix", stdin="7736 です。", lang="ja", folder=tmp_path)
    assert fixed.stdout.startswith("（省略） です。")
    assert fixed.code == 0


@pytest.mark.parametrize(
    ("line", "ja", "en"),
    [
        ('{"text": 3}', "「earlier.jsonl」の2行目：", "'earlier.jsonl', line 2: "),
        ("[]", "text のある JSON", "an object with text"),
        ('{"text": "a"', "JSON として読めません", "is not JSON"),
        (b"\xff", "UTF-8 として読めません", "is not UTF-8"),
    ],
)
def test_a_line_that_is_no_message(line: str | bytes, ja: str, en: str, tmp_path: Path) -> None:
    data = line.encode() if isinstance(line, str) else line
    (tmp_path / "earlier.jsonl").write_bytes(b'"a"\n' + data)
    for lang, says in (("ja", ja), ("en", en)):
        result = run("check", "-p", "lancers", "--history", "earlier.jsonl", stdin="x", lang=lang, folder=tmp_path)
        assert (result.code, result.stdout) == (2, "")
        assert says in result.stderr


def test_a_history_that_is_not_there() -> None:
    result = run("check", "-p", "lancers", "--history", "nowhere.jsonl", stdin="x", lang="ja")
    assert (result.code, "見つかりません" in result.stderr) == (2, True)


def test_what_found_no_room_beside_the_history_is_not_judged(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("linter.view.Room.SENTENCES", 60)
    asks = "LINE ID: "
    assert lint(asks, STRICTEST).error is None
    report = lint(asks, STRICTEST, history=[asks * 5] * 4)
    assert report.verdict is Verdict.UNKNOWN
    assert report.error is not None
    assert report.error.code == "unread"
