"""`sendlint scan`: many messages, in order, each with its own answer, whatever one of them holds."""

from __future__ import annotations

import inspect
import io
import json
import json.scanner
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from linter.engagement import Engagement
from linter.errors import UsageError
from linter.scan import _problem, scan
from tests.command import run

PLATFORM = ("--platform", "lancers", "--stage", "proposal")


def _lines(*rows: Any) -> str:
    return "".join((row if isinstance(row, str) else json.dumps(row, ensure_ascii=False)) + "\n" for row in rows)


def _answers(output: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in output.splitlines()]


def test_answers_come_in_order_with_their_ids() -> None:
    source = _lines(
        {"id": "a", "text": "こんにちは"},
        {"id": 2, "text": "メールは hanako@kikaku.jp まで"},
        "",
        {"text": "電話 03-6427-1185"},
    )
    result = run("scan", *PLATFORM, "--format", "jsonl", stdin=source, lang="ja")
    answers = _answers(result.stdout)
    assert [(answer["id"], answer["verdict"]) for answer in answers] == [("a", "ok"), ("2", "block"), (None, "block")]
    assert result.code == 1


def test_a_message_may_bring_its_own_engagement() -> None:
    text = "メールは hanako@kikaku.jp まで"
    source = _lines(
        {"id": "1", "text": text},
        {"id": "2", "text": text, "engagement": {"stage": "prepaid"}},
        {"id": "3", "text": text, "engagement": {"platform": "crowdworks", "stage": "prepaid"}},
        {"id": "4", "text": text, "engagement": {"platform": "crowdworks", "application": "承認"}},
    )
    answers = _answers(run("scan", *PLATFORM, "-f", "jsonl", stdin=source, lang="en").stdout)
    assert [answer["verdict"] for answer in answers] == ["block", "ok", "block", "ok"]
    assert answers[3]["engagement"] == {
        "platform": "crowdworks",
        "stage": None,
        "application": "approved",
        "assumed": ["stage"],
    }


BAD_LINES = [
    ("{broken", 'JSON として読めません（2文字目）。ここには、二重引用符（"）で囲んだ項目名が要ります'),
    ('{"id": 1, "text": }', "JSON として読めません（19文字目）。ここに値がありません"),
    ('{"id": 1 "text": "あ"}', "コンマ（,）か閉じる括弧がありません"),
    ('{"id" 1}', "コロン（:）がありません"),
    ('{"text": "あ"} {"text": "い"}', "続きがあります"),
    ('{"text": "あ', "JSON として読めません（10文字目）。ここから始まる文字列が"),
    ('{"text": "\t"}', "制御文字"),
    ('{"text": "\\q"}', "の後の文字が正しくありません"),
    (f'{{"text": {"9" * 5000}}}', "数が大きすぎます"),
    ("[1, 2]", "id と text を持つ JSON"),
    ('{"id": "x"}', "text（文字列）がありません"),
    ('{"text": 7}', "text（文字列）がありません"),
    ('{"text": "こんにちは", "engagement": "lancers"}', "engagement の書き方"),
    ('{"text": "こんにちは", "engagement": {"mood": "good"}}', "engagement の書き方"),
    ('{"text": "こんにちは", "engagement": {"stage": "検品"}}', "という段階はありません"),
    ('{"text": "こんにちは", "engagement": {"platform": "lancer"}}', "「lancers」のことですか"),
    ('{"text": ""}', "本文が空です"),
    (json.dumps({"text": "x" * 100_001}), "長すぎて"),
    ("[" * 100_000, "JSON として読めません"),
    ("x" * 2_000_001, "1行が長すぎます"),
]


@pytest.mark.parametrize(("line", "says"), BAD_LINES)
def test_a_bad_line_is_reported_and_the_rest_still_scanned(line: str, says: str) -> None:
    source = _lines({"id": "a", "text": "こんにちは"}, line, {"id": "b", "text": "tel 03-6427-1185"})
    result = run("scan", *PLATFORM, "-f", "jsonl", stdin=source, lang="ja")
    answers = _answers(result.stdout)
    assert [answer["verdict"] for answer in answers] == ["ok", "unknown", "block"]
    assert answers[1]["error"]["message"]
    assert "2行目" in result.stderr
    assert says in result.stderr
    assert not re.search("Expecting|Invalid|Unterminated|Extra|Error", result.stdout + result.stderr)
    assert result.code == 2


def test_everything_that_python_says_of_json_is_translated() -> None:
    sources = "".join(inspect.getsource(module) for module in (json.decoder, json.scanner))
    said = re.findall(r'JSONDecodeError\(f?"([^"]+)"|msg = f?"([^"]+)"', sources)
    assert len(said) >= 8
    for groups in said:
        text = "".join(groups).replace("\\\\", "\\")
        assert _problem(json.JSONDecodeError(text, "", 0)) != "json.other" or "BOM" in text, text


@pytest.mark.parametrize("wrong", [("-p", "lancer"), ("-s", "検品"), ("-a", "たぶん")])
def test_a_wrong_option_is_told_once_and_before_any_line(wrong: tuple[str, str]) -> None:
    result = run("scan", *PLATFORM, *wrong, "-f", "jsonl", stdin=_lines("{", "{", {"text": "あ"}), lang="ja")
    assert (result.stdout, result.code, len(result.stderr.splitlines())) == ("", 2, 1)
    assert wrong[1] in result.stderr
    with pytest.raises(UsageError):
        next(scan(io.BytesIO(b"{"), Engagement("lancers", "検品")))


def test_a_line_that_cannot_be_read_has_the_engagement_in_common_ids() -> None:
    source = _lines("{", {"text": "あ", "engagement": {"platform": "ランサーズ", "application": "承認"}})
    result = run("scan", "-p", "ランサーズ", "-s", "提案", "-f", "jsonl", stdin=source, lang="ja")
    engagements = [answer["engagement"] for answer in _answers(result.stdout)]
    assert engagements == [
        {"platform": "lancers", "stage": "proposal", "application": "none", "assumed": []},
        {"platform": "lancers", "stage": "proposal", "application": "approved", "assumed": []},
    ]


def test_bytes_that_are_no_text() -> None:
    lines = (
        _lines({"text": "こんにちは"}).encode() + b'{"text": "\x82\xa0"}\n' + _lines({"text": "終わりです"}).encode()
    )
    result = run("scan", *PLATFORM, "-f", "jsonl", stdin=lines, lang="ja")
    assert [answer["verdict"] for answer in _answers(result.stdout)] == ["ok", "unknown", "ok"]
    assert "2行目" in result.stderr
    assert result.code == 2


def test_a_lone_surrogate_does_not_break_the_output() -> None:
    result = run(
        "scan", *PLATFORM, "-f", "jsonl", stdin='{"id": "\\ud800", "text": "tel 03-6427-1185 \\ud83d"}\n', lang="ja"
    )
    assert _answers(result.stdout)[0]["verdict"] == "block"


def test_text_output_shows_findings_and_a_summary() -> None:
    source = _lines({"id": "a", "text": "こんにちは"}, {"id": "b", "text": "メールは hanako@kikaku.jp まで"}, "{")
    result = run("scan", *PLATFORM, stdin=source, lang="ja")
    assert "b:1:6: ✗ 違反 メールアドレス" in result.stdout
    assert result.stdout.endswith("3件を検査：違反 1件、注意 0件、問題なし 1件、判定不能 1件\n")


@pytest.mark.parametrize("file", ["nowhere.jsonl", "folder"])
def test_a_file_that_cannot_be_read(file: str, bad_files: Path) -> None:
    result = run("scan", *PLATFORM, file, lang="en", folder=bad_files)
    assert result.code == 2
    assert len(result.stderr.splitlines()) == 1


def test_progress_bar_on_a_terminal(tmp_path: Path) -> None:
    pty = pytest.importorskip("pty")
    ours, terminal = pty.openpty()
    file = tmp_path / "in.jsonl"
    file.write_text(_lines(*[{"id": str(n), "text": "こんにちは"} for n in range(50)]), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "linter", "scan", str(file), *PLATFORM, "-f", "jsonl"],
        stdout=subprocess.PIPE,
        stderr=terminal,
        env=os.environ | {"SENDLINT_LANG": "ja", "TERM": "xterm", "PYTHONUTF8": "1"},
        check=False,
    )
    assert len(done.stdout.splitlines()) == 50
    shown = os.read(ours, 65536).decode("utf-8")
    assert "検査中" in shown
    assert "100%" in shown


def test_memory_stays_flat_whatever_the_size(tmp_path: Path) -> None:
    """Ten times the messages must not need more than a little more memory at the peak."""
    peaks = []
    for count in (2_000, 20_000):
        file = tmp_path / f"{count}.jsonl"
        with file.open("w", encoding="utf-8") as output:
            for number in range(count):
                output.write(json.dumps({"id": number, "text": f"納品 {number} 件です。" * 20}) + "\n")
        code = (
            "import resource, sys\nfrom linter.cli import main\n"
            "try:\n    main(sys.argv[1:])\nexcept SystemExit:\n    pass\n"
            "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)"
        )
        done = subprocess.run(
            [sys.executable, "-c", code, "scan", str(file), *PLATFORM, "-f", "jsonl"],
            capture_output=True,
            text=True,
            check=True,
        )
        peaks.append(int(done.stderr.splitlines()[-1]))
    assert peaks[1] < peaks[0] * 1.25
