"""`sendlint check` as a user meets it: output, exit codes, and every kind of input that cannot be judged."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.command import run

PLATFORM = ("--platform", "lancers")
FORBIDDEN = "メールは hanako@kikaku.jp まで"
INNOCENT = "LINEスタンプ24個の制作をお願いします。予算は88,000円です。"

GOLDEN_JA = """\
2行目5文字目: ✗ 違反 メールアドレス
 2 │ 資料は hanako@kikaku.jp か、０９０−４８２１−７７３６へ。
   │        ^^^^^^^^^^^^^^^^
  読み取り: hanako@kikaku.jp
2行目24文字目: ✗ 違反 電話番号
 2 │ 資料は hanako@kikaku.jp か、０９０−４８２１−７７３６へ。
   │                             ^^^^^^^^^^^^^^^^^^^^^^^^
  読み取り: 090-4821-7736 (+819048217736) （全角・半角を戻した読み）
  仮払い前に、サイト外の連絡先を伝えたり連絡を取り合ったりすることは禁止です。 [lancers/no-contact-before-prepayment]
  対処: 連絡先を消して送り、やり取りはランサーズのメッセージ・ビデオ通話・ワークスペースで続けてください。連絡先は仮払いの後に伝えられます。
  出典: https://lancers.jp/faq/l1036/598 （2026-11-23 確認）

✗ このままでは送らないでください：違反 2件、注意 0件【ランサーズ、相談・提案、連絡先公開申請は未申請】。
"""

GOLDEN_EN = """\
line 1, character 7: - info e-mail address
 1 │ Mail: hanako@kikaku.jp
   │       ^^^^^^^^^^^^^^^^
  read as: hanako@kikaku.jp
  The off-service contact application is approved: contact by the means applied for is allowed. \
[crowdworks/contact-approved]
  instead: Use the means you applied for and no others, and look at the application's status (申請ステータス) \
before sending: an approval can be withdrawn.
  source: https://crowdworks.my.salesforce-sites.com/faq/articles/FAQ/10562 (checked 2026-11-23)

✓ May be sent; notes above to read: 1 (CrowdWorks, prepaid, work under way, \
off-service contact application approved).
"""


def test_a_forbidden_draft_in_japanese() -> None:
    draft = "はじめまして、三浦です。\n資料は hanako@kikaku.jp か、０９０−４８２１−７７３６へ。"
    result = run("check", "--stage", "提案", *PLATFORM, stdin=draft, lang="ja")
    assert (result.stdout, result.stderr, result.code) == (GOLDEN_JA, "", 1)


def test_an_allowed_draft_in_english() -> None:
    result = run(
        "check", "-p", "crowdworks", "-s", "prepaid", "-a", "approved", stdin="Mail: hanako@kikaku.jp", lang="en"
    )
    assert (result.stdout, result.stderr, result.code) == (GOLDEN_EN, "", 0)


@pytest.mark.parametrize(("lang", "says"), [("ja", "送って大丈夫です"), ("en", "fine to send")])
def test_an_innocent_draft(lang: str, says: str) -> None:
    result = run("check", *PLATFORM, stdin=INNOCENT, lang=lang)
    assert says in result.stdout
    assert result.code == 0


@pytest.mark.parametrize(
    ("lang", "says"),
    [
        (
            "ja",
            "- 規約に明記がありません：1件について、禁止するルールは見つかりませんでしたが、送ってよいとも書かれていません"
            "【ランサーズ、支払い確定・完了、連絡先公開申請は未申請】。",
        ),
        ("en", "- Not stated in the rules: no rule was found to forbid this, nor to allow it; findings: 1 (Lancers"),
    ],
)
def test_what_the_rules_do_not_state_is_not_called_fine(lang: str, says: str) -> None:
    result = run("check", *PLATFORM, "-s", "closed", stdin=FORBIDDEN, lang=lang)
    assert says in result.stdout
    assert "✓" not in result.stdout
    assert result.code == 0


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("090-4821-7736", "090-4821-7736 (+819048217736)"),
        ("+81 80 4821 7736", "080-4821-7736 (+818048217736)"),
        ("0364271185", "03-6427-1185 (+81364271185)"),
        ("0120-828-112", "0120-828-112 (+81120828112)"),
        # how long the area code is decides the groups, so nothing is guessed here
        ("045-681-2847", "0456812847 (+81456812847)"),
        ("+1 415 555 2671", "+14155552671"),
    ],
)
def test_telephone_numbers_are_shown_as_they_are_dialled(number: str, shown: str) -> None:
    result = run("check", *PLATFORM, stdin=f"電話は {number} まで", lang="ja")
    assert f"読み取り: {shown}\n" in result.stdout
    as_json = run("check", *PLATFORM, "-f", "json", stdin=f"電話は {number} まで", lang="ja")
    assert json.loads(as_json.stdout)["findings"][0]["value"] == "+" + shown.partition("+")[2].rstrip(")")


def test_places_are_in_words_unless_a_file_is_named(tmp_path: Path) -> None:
    file = tmp_path / "下書き.txt"
    file.write_text(FORBIDDEN, encoding="utf-8")
    assert run("check", *PLATFORM, str(file), lang="ja").stdout.startswith(f"{file}:1:6: ✗")
    assert run("check", *PLATFORM, stdin=FORBIDDEN, lang="ja").stdout.startswith("1行目6文字目: ✗")
    assert run("check", *PLATFORM, stdin=FORBIDDEN, lang="en").stdout.startswith("line 1, character 6: ✗")


def test_json_is_the_report() -> None:
    result = run("check", *PLATFORM, "-s", "proposal", "--format", "json", stdin=FORBIDDEN, lang="ja")
    answer = json.loads(result.stdout)
    (finding,) = answer["findings"]
    assert result.code == 1
    assert list(answer) == [
        "schema_version",
        "id",
        "verdict",
        "engagement",
        "findings",
        "error",
        "allowed",
        "draft_hash",
    ]
    assert answer["verdict"] == "block"
    assert answer["engagement"] == {
        "platform": "lancers",
        "stage": "proposal",
        "application": "none",
        "assumed": [],
    }
    assert list(finding) == [
        "rule", "severity", "kind", "channel", "service", "certainty", "start", "end", "parts", "line", "column",
        "text", "value", "disguises", "message", "remedy", "source", "checked",
    ]  # fmt: skip
    assert (finding["rule"], finding["severity"]) == ("lancers/no-contact-before-prepayment", "error")
    assert (finding["start"], finding["end"], finding["parts"]) == (5, 21, [[5, 21]])
    assert (finding["line"], finding["column"], finding["text"]) == (1, 6, "hanako@kikaku.jp")


@pytest.mark.parametrize(
    ("options", "draft", "code"),
    [
        ((), FORBIDDEN, 1),
        ((), INNOCENT, 0),
        (("--exit-zero",), FORBIDDEN, 0),
        (("--exit-zero",), "", 2),
        (("-s", "prepaid"), FORBIDDEN, 0),
        (("-s", "prepaid", "--fail-on", "info"), FORBIDDEN, 1),
        (("--fail-on", "error"), "0312345678 の分です", 0),
        (("--fail-on", "warning"), "0364271185 の分です", 1),
    ],
)
def test_exit_codes(options: tuple[str, ...], draft: str, code: int) -> None:
    assert run("check", *PLATFORM, *options, stdin=draft, lang="en").code == code


def test_several_files_and_the_worst_code_wins(tmp_path: Path) -> None:
    good, bad = tmp_path / "good.txt", tmp_path / "bad.txt"
    good.write_text(INNOCENT, encoding="utf-8")
    bad.write_text(FORBIDDEN, encoding="utf-8")
    assert run("check", *PLATFORM, str(good), str(bad), lang="en").code == 1
    result = run("check", *PLATFORM, str(bad), str(tmp_path / "none.txt"), str(good), lang="en")
    assert result.code == 2
    assert "hanako@kikaku.jp" in result.stdout
    assert f"{good}: ✓" in result.stdout
    assert "there is no file" in result.stderr


BAD_INPUT = [
    # what is given, what standard input holds, what each language must say
    (("nowhere.txt",), None, "見つかりません", "there is no file"),
    (("folder",), None, "フォルダです", "is a folder"),
    (("picture.png",), None, "文章のファイルではない", "does not look like text"),
    (("latin.txt",), None, "文字コードがはっきりしません", "an encoding that is not certain"),
    (("--encoding", "utf-8", "sjis.txt"), None, "utf-8 として読めません", "is not utf-8"),
    (
        ("--encoding", "klingon", "sjis.txt"),
        None,
        "文字コード「klingon」はありません",
        "there is no encoding 'klingon'",
    ),
    (("huge.txt",), None, "長すぎて", "too long"),
    (("a\0b",), None, "読めません", "cannot be read"),
    (("--stage", "検品", "-"), "x", "という段階はありません", "has no stage"),
    (("--application", "maybe", "-"), "x", "という状態はありません", "has no status"),
    (("--region", "Japan", "-"), "x", "地域「Japan」はありません", "no region"),
    (("--format", "xml", "-"), "x", "'xml' は使えません", "is not one of"),
    (("--fail-on", "never", "-"), "x", "'never' は使えません", "is not one of"),
    (("--colour", "-"), "x", "オプション '--colour' はありません", "No such option"),
    (("--stage",), "x", "値が必要です", "requires an argument"),
    ((), "", "本文が空です", "the draft is empty"),
    ((), " \n　\n", "本文が空です", "the draft is empty"),
    ((), "あ" * 100_001, "本文が長すぎて", "the draft is too long"),
    ((), "x" * 10_000_000, "長すぎて", "too long"),
]


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize(("arguments", "stdin", "ja", "en"), BAD_INPUT)
def test_bad_input_is_one_clear_line(
    arguments: tuple[str, ...], stdin: str | None, ja: str, en: str, lang: str, bad_files: Path
) -> None:
    # an argument with a NUL cannot be passed to a process, only to the function
    result = run("check", *PLATFORM, *arguments, stdin=stdin, lang=lang, folder=bad_files)
    assert result.code == 2
    assert (ja if lang == "ja" else en) in result.stderr
    assert "Traceback" not in result.stderr
    assert len(result.stderr.splitlines()) <= 2
    assert "✓" not in result.stdout


@pytest.mark.parametrize(("lang", "says"), [("ja", "プラットフォーム「lancer」はありません"), ("en", "did you mean")])
def test_unknown_platform_suggests_a_known_one(lang: str, says: str) -> None:
    result = run("check", "--platform", "lancer", stdin="x", lang=lang)
    assert (result.code, says in result.stderr, "lancers" in result.stderr) == (2, True, True)


@pytest.mark.parametrize(("lang", "says"), [("ja", "プラットフォームを指定してください"), ("en", "say which platform")])
def test_no_platform_lists_them(lang: str, says: str) -> None:
    result = run("check", stdin="x", lang=lang)
    assert (result.code, says in result.stderr) == (2, True)
    assert "lancers" in result.stderr
    assert "crowdworks" in result.stderr


def test_platform_from_the_environment() -> None:
    assert run("check", stdin=FORBIDDEN, lang="en", environment={"SENDLINT_PLATFORM": "lancers"}).code == 1


def test_bad_input_in_json_is_unknown_and_never_ok() -> None:
    result = run("check", *PLATFORM, "nowhere.txt", "--format", "json", lang="ja")
    answer = json.loads(result.stdout)
    assert (result.code, answer["verdict"], answer["error"]["code"]) == (2, "unknown", "missing-file")


def test_unreadable_file(tmp_path: Path) -> None:
    locked = tmp_path / "locked.txt"
    locked.write_text("x", encoding="utf-8")
    locked.chmod(0)
    if os.access(locked, os.R_OK):
        pytest.skip("this user may read everything")
    result = run("check", *PLATFORM, str(locked), lang="en")
    assert (result.code, "cannot be read" in result.stderr) == (2, True)


def test_an_internal_error_shows_neither_traceback_nor_draft(monkeypatch: pytest.MonkeyPatch) -> None:
    import linter.cli.chosen

    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("quoting hanako@kikaku.jp")

    monkeypatch.setattr(linter.cli.chosen, "lint", broken)
    result = run("check", *PLATFORM, stdin=FORBIDDEN, lang="en")
    assert result.code == 2
    assert "RuntimeError" in result.stderr
    assert "hanako" not in result.stderr + result.stdout
    assert "Traceback" not in result.stderr


# ------------------------------------------------------------------ as a real process


def _process(*arguments: str, **settings: str) -> tuple[list[str], dict[str, str]]:
    environment = {**os.environ, "SENDLINT_LANG": "ja", "PYTHONUTF8": "0", **settings}
    return [sys.executable, "-m", "linter", "check", *PLATFORM, *arguments], environment


def test_standard_input_that_is_a_terminal() -> None:
    pty = pytest.importorskip("pty")
    _, terminal = pty.openpty()
    command, environment = _process()
    done = subprocess.run(
        command, stdin=terminal, capture_output=True, env=environment | {"PYTHONUTF8": "1"}, check=False
    )
    assert done.returncode == 2
    assert "検査する文章がありません" in done.stderr.decode("utf-8")


def test_closed_pipe() -> None:
    command, environment = _process(PYTHONUTF8="1")
    process = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment
    )
    assert process.stdin and process.stdout and process.stderr  # noqa: PT018
    process.stdout.close()
    process.stdin.write(FORBIDDEN.encode())
    process.stdin.close()
    error = process.stderr.read().decode("utf-8")
    process.stderr.close()
    assert process.wait() == 2
    assert "出力先が閉じられた" in error
    assert "Traceback" not in error


@pytest.mark.parametrize("encoding", ["cp932", "ascii", "latin-1", "utf-8"])
def test_any_console_encoding(encoding: str) -> None:
    draft = "📞 090-4821-7736 ✗ \u200b 한국어"
    command, environment = _process(PYTHONIOENCODING=encoding)
    done = subprocess.run(command, input=draft.encode(), capture_output=True, env=environment, check=False)
    assert done.returncode == 1
    assert b"+819048217736" in done.stdout
    assert done.stderr == b""


def test_json_is_utf8_on_any_console() -> None:
    command, environment = _process("--format", "json", PYTHONIOENCODING="cp932")
    done = subprocess.run(command, input="📞 090-4821-7736".encode(), capture_output=True, env=environment, check=False)
    assert json.loads(done.stdout.decode("utf-8"))["findings"][0]["text"] == "090-4821-7736"


def test_control_and_direction_characters_are_shown_not_sent() -> None:
    draft = "\x1b[31m\u202e電話は090-4821-7736です"
    result = run("check", *PLATFORM, stdin=draft, lang="ja")
    assert "\x1b[31m" not in result.stdout
    assert "\u202e" not in result.stdout
    assert "\\u{1b}" in result.stdout


@pytest.mark.parametrize("colours", [True, False])
def test_colours_on_a_terminal_only_and_not_against_the_users_wish(colours: bool) -> None:
    pty = pytest.importorskip("pty")
    ours, terminal = pty.openpty()
    command, environment = _process(PYTHONUTF8="1", TERM="xterm", **({} if colours else {"NO_COLOR": "1"}))
    environment.pop("NO_COLOR" if colours else "FORCE_COLOR", None)
    subprocess.run(command, input=FORBIDDEN.encode(), stdout=terminal, env=environment, check=False)
    assert (b"\x1b[" in os.read(ours, 4096)) is colours


def _loaded(draft: str) -> set[str]:
    """Of what is slow to import, what a check of `draft` imports."""
    code = (
        "import sys\nfrom linter import lint, Engagement\n"
        f"lint({draft!r}, Engagement('lancers'))\n"
        "print(*{'spacy', 'numpy', 'regex'}.intersection(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_spacy_and_numpy_stay_unloaded() -> None:
    assert not _loaded(FORBIDDEN + "電話は090-4821-7736") & {"spacy", "numpy"}


def test_ordinary_draft_does_without_regex() -> None:
    assert not _loaded(
        "初稿は8月18日までにお送りします。合計278,300円（税込）です。\n"
        "参考サイトは https://www.muji.com/jp/ja/store です。お急ぎの際は 090-4821-7736 まで。"
    )
