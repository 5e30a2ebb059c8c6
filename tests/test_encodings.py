"""Text as people have it: every encoding and line end gives the same findings at the same characters."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linter.decoding import COMMON, check_encoding, decode
from linter.errors import DraftError, UsageError
from tests.command import run
from tests.corpus import rows

PLATFORM = ("--platform", "lancers", "--stage", "提案")
DRAFT = "お世話になっております。①資料は hanako@kikaku.jp か、\n０９０−４８２１−７７３６へ。\n\nよろしくお願いいたします～\n"
# in UTF-8 with and without a mark, in UTF-16 with a mark and in both orders without, and as Japanese systems write it
ENCODINGS = (
    "utf-8",
    "utf-8-sig",
    "utf-16",
    "utf-16-le",
    "utf-16-be",
    "utf-32",
    "cp932",
    "euc_jis_2004",
    "mailers' jis",
)
LINE_ENDS = ("\n", "\r\n", "\r")


def _writable(text: str, encoding: str) -> str:
    """The text with the characters that systems write in place of each other as the encoding has them."""
    pairs = str.maketrans("〜−", "～－") if encoding == "cp932" else str.maketrans("～－", "〜−")
    return text.translate(pairs)


@pytest.mark.parametrize("line_end", LINE_ENDS, ids=repr)
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_findings_stand_at_the_same_characters(encoding: str, line_end: str, tmp_path: Path) -> None:
    draft = _writable(DRAFT, encoding).replace("\n", line_end)
    # the ① of Python's own codec is one of JIS X 0213, while mail programs write the one that Windows added
    data = mailers_jis(draft) if encoding == "mailers' jis" else draft.encode(encoding)
    (tmp_path / "draft.txt").write_bytes(data)
    result = run("check", *PLATFORM, "-f", "json", "draft.txt", lang="ja", folder=tmp_path)
    assert (result.code, result.stderr) == (1, "")
    found = json.loads(result.stdout)["findings"]
    assert [(finding["line"], finding["column"]) for finding in found] == [(1, 18), (2, 1)]
    assert [draft[finding["start"] : finding["end"]] for finding in found] == [finding["text"] for finding in found]
    assert [finding["value"] for finding in found] == ["hanako@kikaku.jp", "+819048217736"]


def mailers_jis(text: str) -> bytes:
    """ISO-2022-JP with the characters that Windows added, as Outlook writes it."""
    parts: list[bytes] = []
    for character in text:
        if character.isascii():
            parts.append(character.encode())
        else:
            two = bytes(byte & 0x7F for byte in character.encode("euc_jis_2004"))
            parts.append(b"\x1b$B" + two + b"\x1b(B")
    return b"".join(parts).replace(b"\x1b(B\x1b$B", b"")


@pytest.mark.parametrize("encoding", ["cp932", "euc_jp", "iso2022_jp", "utf-16", "utf-16-le", "utf-16-be"])
def test_messages_are_recognised_in_every_encoding(encoding: str) -> None:
    tried = 0
    for row in (*rows("plain-contacts.jsonl"), *rows("plain-clean.jsonl")):
        text = _writable(row["text"], encoding)
        if not text.isascii() and not re.search("[ぁ-ヺ]", text):
            # Chinese and Korean are not recognised without a mark
            continue
        try:
            data = text.encode(encoding)
        except UnicodeEncodeError:
            continue
        tried += 1
        assert decode(data, "x").text == text
    assert tried > 50


@pytest.mark.parametrize(
    ("name", "codec"),
    [
        ("UTF-8", "utf-8-sig"),
        ("utf8", "utf-8-sig"),
        ("Shift_JIS", "cp932"),
        ("sjis", "cp932"),
        ("CP932", "cp932"),
        ("Windows-31J", "cp932"),
        ("EUC-JP", "euc-jp"),
        ("eucjp", "euc-jp"),
        ("ISO-2022-JP", "iso-2022-jp"),
        ("JIS", "iso-2022-jp"),
        ("utf_16_le", "utf-16-le"),
        ("latin1", "iso8859-1"),
        ("gb18030", "gb18030"),
    ],
)
def test_names_of_encodings(name: str, codec: str) -> None:
    assert check_encoding(name) == codec


@pytest.mark.parametrize("name", ["klingon", "base64", "rot13", "", "a\0b"])
def test_what_is_no_encoding(name: str) -> None:
    with pytest.raises(UsageError, match="utf-8"):
        check_encoding(name)


@pytest.mark.parametrize("encoding", COMMON)
def test_a_given_encoding_is_taken_at_its_word(encoding: str, tmp_path: Path) -> None:
    data = "電話は 090-4821-7736 です".encode("cp932")
    (tmp_path / "draft.txt").write_bytes(data)
    result = run("check", *PLATFORM, "--encoding", encoding, "draft.txt", lang="en", folder=tmp_path)
    if encoding in ("cp932", "shift_jis"):
        assert result.code == 1
    else:
        assert (result.code, f"is not {encoding}" in result.stderr) == (2, True)


def test_what_was_assumed_is_said_when_asked(tmp_path: Path) -> None:
    (tmp_path / "draft.txt").write_bytes("お世話になっております".encode("euc-jp"))
    told = run("check", *PLATFORM, "-v", "draft.txt", lang="ja", folder=tmp_path)
    assert "「draft.txt」の文字コードは euc-jp と判断しました" in told.stderr
    assert run("check", *PLATFORM, "draft.txt", lang="ja", folder=tmp_path).stderr == ""
    # UTF-8 is no assumption
    (tmp_path / "draft.txt").write_text("お世話になっております", encoding="utf-8")
    assert run("check", *PLATFORM, "-v", "draft.txt", lang="ja", folder=tmp_path).stderr == ""


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("你好，请加我的微信：abc12345，谢谢合作，期待您的回复。", "gb18030"),
        ("안녕하세요, 카카오톡 아이디는 hanako입니다. 잘 부탁드립니다", "euc-kr"),
        ("Écrivez-moi à l'adresse ci-dessous, déjà prête.", "cp1252"),
        ("Привет, напишите мне в телеграм", "cp1251"),
    ],
)
def test_what_is_not_certain_is_not_judged(text: str, encoding: str) -> None:
    with pytest.raises(DraftError, match="encoding"):
        decode(text.encode(encoding), "x")
    assert decode(text.encode(encoding), "x", check_encoding(encoding)).text == text


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", b"PK\x03\x04\x14\0\x06\0", b"\0\0\0\0", b"abc\x01"])
def test_what_is_no_text_is_not_judged(data: bytes) -> None:
    with pytest.raises(DraftError, match="does not look like text"):
        decode(data, "x")


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    try:
        decoded = decode(data, "x")
    except DraftError:
        return
    # what it is called can be given as --encoding, and means the same
    assert decode(data, "x", check_encoding(decoded.encoding)).text == decoded.text


@settings(max_examples=300, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=60))
def test_utf8_is_never_taken_for_anything_else(text: str) -> None:
    for data in (text.encode(), text.encode("utf-8-sig")):
        assert decode(data, "x").text == text.removeprefix("\ufeff")


# ------------------------------------------------------------------ many messages


LINES = '{"id": "A", "text": "電話は 090-4821-7736 です"}\n{"id": "B", "text": "納品は\u2028金曜日です"}\n'


@pytest.mark.parametrize("options", [(), ("--encoding",)])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp932", "euc-jp"])
def test_scan_reads_every_encoding(encoding: str, options: tuple[str, ...]) -> None:
    text = LINES.replace("\u2028", "、") if encoding in ("cp932", "euc-jp") else LINES
    given_encoding = (*options, encoding) if options else ()
    result = run("scan", *PLATFORM, "-f", "jsonl", *given_encoding, stdin=text.encode(encoding), lang="ja")
    answers = [json.loads(line) for line in result.stdout.splitlines()]
    assert [(answer["id"], answer["verdict"]) for answer in answers] == [("A", "block"), ("B", "ok")]


def test_scan_refuses_only_the_line_that_is_broken() -> None:
    lines = [f'{{"id": "{number}", "text": "納品は金曜日です"}}\n'.encode("cp932") for number in range(3)]
    lines[1] = lines[1].replace("納".encode("cp932"), b"\x81\x20")
    result = run("scan", *PLATFORM, "-f", "jsonl", "--encoding", "sjis", stdin=b"".join(lines), lang="ja")
    assert [json.loads(line)["verdict"] for line in result.stdout.splitlines()] == ["ok", "unknown", "ok"]
    assert result.code == 2


# ------------------------------------------------------------------ consoles


@pytest.mark.parametrize("encoding", ["cp932", "euc_jp", "ascii", "latin-1", "utf-8"])
@pytest.mark.parametrize("draft", ["📞 090-4821-7736 ✗ \u200b 한국어〜−", "こんにちは✓"])
def test_no_console_fails_on_a_character(encoding: str, draft: str) -> None:
    for lang in ("ja", "en"):
        done = subprocess.run(
            [sys.executable, "-m", "linter", "check", *PLATFORM, "-v", "--lang", lang],
            input=draft.encode(),
            capture_output=True,
            env={**os.environ, "PYTHONUTF8": "0", "PYTHONIOENCODING": encoding},
            check=False,
        )
        assert done.stderr == b""
        assert done.returncode == (1 if "090" in draft else 0)
        done.stdout.decode(encoding)


def test_a_cp932_console_shows_marks_that_it_has() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "linter", "check", *PLATFORM, "--lang", "ja"],
        input="電話は 090-4821-7736 〜".encode(),
        capture_output=True,
        env={**os.environ, "PYTHONUTF8": "0", "PYTHONIOENCODING": "cp932"},
        check=False,
    )
    shown = done.stdout.decode("cp932")
    assert shown.startswith("1行目5文字目: × 違反 電話番号\n 1 │ 電話は 090-4821-7736 ～\n")
    assert "\\u" not in shown


# ------------------------------------------------------------------ drafts written anew


@pytest.mark.parametrize("line_end", LINE_ENDS, ids=repr)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "cp932", "euc_jp", "iso2022_jp"])
def test_a_fixed_draft_keeps_its_encoding(encoding: str, line_end: str, tmp_path: Path) -> None:
    before, after = "お世話になっております～。", "よろしくお願いいたします。"
    draft = _writable(line_end.join((before, "電話は 090-4821-7736 です。", after)), encoding)
    file = tmp_path / "draft.txt"
    mark = b"\xfe\xff" if encoding == "utf-16-be" else b""
    file.write_bytes(mark + draft.encode(encoding))
    told = run("check", *PLATFORM, "--fix", "--in-place", "draft.txt", lang="ja", folder=tmp_path)
    assert told.code == 0, told.stderr
    fixed = file.read_bytes()
    assert fixed.startswith(mark)
    text = fixed.removeprefix(mark).decode(encoding)
    first, *_, last = text.split(line_end)
    assert (first, last) == (_writable(before, encoding), after)
    assert "4821" not in text
    # and what there is nothing to change in stays as it is
    run("check", *PLATFORM, "--fix", "--in-place", "draft.txt", lang="ja", folder=tmp_path)
    assert file.read_bytes() == fixed


def test_a_fixed_draft_goes_to_standard_output_in_its_encoding() -> None:
    command = [sys.executable, "-m", "linter", "check", *PLATFORM, "--fix", "--lang", "ja"]
    draft = "電話は 090-4821-7736 です。".encode("cp932")
    done = subprocess.run(command, input=draft, capture_output=True, check=False)
    assert done.returncode == 0
    assert done.stdout.decode("cp932").startswith("電話は")


@pytest.mark.parametrize("name", ["draft.html", "draft.md", "draft.eml"])
def test_only_plain_text_is_written_anew(name: str, tmp_path: Path) -> None:
    text = "Subject: x\n\n電話は 090-4821-7736 です"
    (tmp_path / name).write_text(text, encoding="utf-8")
    result = run("check", *PLATFORM, "--fix", "--in-place", name, lang="ja", folder=tmp_path)
    assert (result.code, "ふつうのテキスト" in result.stderr) == (2, True)
    assert (tmp_path / name).read_text(encoding="utf-8") == text


def test_a_fix_has_two_formats_and_masks_what_it_tells(tmp_path: Path) -> None:
    (tmp_path / "draft.txt").write_text("電話は 090-4821-7736 です", encoding="utf-8")
    for options in (("-f", "sarif"), ("--output", "x.txt")):
        result = run("check", *PLATFORM, "--fix", *options, "draft.txt", lang="en", folder=tmp_path)
        assert (result.code, "one of text, json" in result.stderr) == (2, True)
    masked = run("check", *PLATFORM, "--fix", "-f", "json", "--redact", "draft.txt", lang="en", folder=tmp_path)
    assert "4821" not in masked.stdout
