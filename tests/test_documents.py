"""Files that are more than plain text: what a reader sees is checked, and the places are those of the file."""

from __future__ import annotations

import json
import time
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linter import Engagement, lint
from linter.documents import html, markdown, read
from linter.documents.relocate import relocate
from tests.command import run
from tests.test_encodings import mailers_jis

PLATFORM = ("--platform", "lancers", "--stage", "提案")
ENGAGEMENT = Engagement("lancers", "proposal")


def check(tmp_path: Path, name: str, data: str | bytes) -> dict[str, Any]:
    (tmp_path / name).write_bytes(data.encode() if isinstance(data, str) else data)
    result = run("check", *PLATFORM, "-f", "json", name, lang="ja", folder=tmp_path)
    answer: dict[str, Any] = json.loads(result.stdout)
    return answer


# ------------------------------------------------------------------ HTML


HTML = [
    # the source, and what of it is found: the value and the pieces of the source
    ("<p>hanako@kikaku.jp まで</p>", "hanako@kikaku.jp", ["hanako@kikaku.jp"]),
    ("<p>hanako&#64;kikaku.jp まで</p>", "hanako@kikaku.jp", ["hanako&#64;kikaku.jp"]),
    ("<p>hanako&commat;kikaku&period;jp まで", "hanako@kikaku.jp", ["hanako&commat;kikaku&period;jp"]),
    ("<b>hanako</b>@<i>kikaku.jp</i>", "hanako@kikaku.jp", ["hanako", "@", "kikaku.jp"]),
    ("hanako<!-- x -->@kikaku.jp", "hanako@kikaku.jp", ["hanako", "@kikaku.jp"]),
    ("<td>電話</td><td>090-4821-7736</td>", "+819048217736", ["090-4821-7736"]),
    ("電話は 090-\n   4821-7736 です", "+819048217736", ["090-\n   4821-7736"]),
    ('<a href="mailto:hanako@kikaku.jp">メール</a>', "hanako@kikaku.jp", ["hanako@kikaku.jp"]),
    (
        "<a href='https://line.me/ti/p/abcdef'>こちら</a>",
        "https://line.me/ti/p/abcdef",
        ["https://line.me/ti/p/abcdef"],
    ),
    ("<a href=https://line.me/ti/p/abcdef>こちら</a>", "https://line.me/ti/p/abcdef", ["https://line.me/ti/p/abcdef"]),
    ('<img alt="hanako@kikaku.jp" src="x.png">', "hanako@kikaku.jp", ["hanako@kikaku.jp"]),
    ('<input placeholder="090-4821-7736">', "+819048217736", ["090-4821-7736"]),
    ("<pre>\n電話\n  090-4821-7736\n</pre>", "+819048217736", ["090-4821-7736"]),
    # broken, but a browser shows it all the same
    ("<p hanako@kikaku.jp", "hanako@kikaku.jp", ["hanako@kikaku.jp"]),
    ("a < b、<!-- hanako@kikaku.jp", "hanako@kikaku.jp", ["hanako@kikaku.jp"]),
    ("<script>hanako@kikaku.jp", "hanako@kikaku.jp", ["hanako@kikaku.jp"]),
]


@pytest.mark.parametrize(("source", "value", "pieces"), HTML)
def test_html(source: str, value: str, pieces: list[str], tmp_path: Path) -> None:
    (finding,) = check(tmp_path, "draft.html", source)["findings"]
    assert finding["value"] == value
    assert [source[start:end] for start, end in finding["parts"]] == pieces
    assert finding["text"] == source[finding["start"] : finding["end"]]
    line = source[: finding["start"]].count("\n") + 1
    assert (finding["line"], finding["column"]) == (line, finding["start"] - source.rfind("\n", 0, finding["start"]))


UNSEEN = [
    "<p>こんにちは</p><!-- hanako@kikaku.jp -->",
    "<p>こんにちは</p><script>var a = 'hanako@kikaku.jp'</script>",
    "<style>/* hanako@kikaku.jp */</style><p>こんにちは</p>",
    '<p class="hanako@kikaku.jp">こんにちは</p>',
    # two numbers in two cells are no telephone number
    "<table><tr><td>品番 0904</td></tr><tr><td>数量 821</td></tr></table>",
]


@pytest.mark.parametrize("source", UNSEEN)
def test_what_a_reader_does_not_see(source: str, tmp_path: Path) -> None:
    assert check(tmp_path, "draft.htm", source)["verdict"] == "ok"


# ------------------------------------------------------------------ Markdown


MARKDOWN = [
    (r"メールは hanako\_works@kikaku.jp です", "hanako_works@kikaku.jp", [r"hanako\_works@kikaku.jp"]),
    ("メールは hanako&#64;kikaku.jp です", "hanako@kikaku.jp", ["hanako&#64;kikaku.jp"]),
    ("[こちら](https://line.me/ti/p/abcdef) へ", "https://line.me/ti/p/abcdef", ["https://line.me/ti/p/abcdef"]),
    ("<hanako@kikaku.jp>", "hanako@kikaku.jp", ["hanako@kikaku.jp"]),
    ("終わらない <!-- hanako@kikaku.jp", "hanako@kikaku.jp", ["hanako@kikaku.jp"]),
]


@pytest.mark.parametrize(("source", "value", "pieces"), MARKDOWN)
def test_markdown(source: str, value: str, pieces: list[str], tmp_path: Path) -> None:
    (finding,) = check(tmp_path, "draft.md", source)["findings"]
    assert (finding["value"], [source[start:end] for start, end in finding["parts"]]) == (value, pieces)


def test_comments_in_markdown_are_not_seen(tmp_path: Path) -> None:
    assert check(tmp_path, "draft.md", "# 見積\n<!-- hanako@kikaku.jp -->\n金曜日です")["verdict"] == "ok"


# ------------------------------------------------------------------ mail


def mail(*parts: tuple[str, str, str], subject: str = "お見積もり") -> bytes:
    message = EmailMessage()
    message["Subject"] = subject
    message["From"] = "me@kikaku.jp"
    message["To"] = "you@shiten.jp"
    for number, (text, subtype, charset) in enumerate(parts):
        if number == 0:
            message.set_content(text, subtype=subtype, charset=charset)
        else:
            message.add_alternative(text, subtype=subtype, charset=charset)
    return message.as_bytes()


@pytest.mark.parametrize("charset", ["utf-8", "iso-2022-jp", "shift_jis", "euc-jp"])
def test_mail_in_every_encoding(charset: str, tmp_path: Path) -> None:
    answer = check(tmp_path, "draft.eml", mail(("電話は 090-4821-7736 です", "plain", charset)))
    # the addresses in its head are where it goes, and no part of the message
    assert [(finding["value"], finding["line"]) for finding in answer["findings"]] == [("+819048217736", 3)]


def test_mail_with_the_characters_that_windows_added() -> None:
    data = b"Subject: x\r\nContent-Type: text/plain; charset=iso-2022-jp\r\n\r\n" + mailers_jis("①電話は 090-4821-7736")
    assert read(data, "draft.eml").text == "x\n\n①電話は 090-4821-7736"


def test_subject_and_every_text_of_a_mail(tmp_path: Path) -> None:
    parts = (("本文です。", "plain", "utf-8"), ("<p>電話は 090-4821-7736 です</p>", "html", "utf-8"))
    answer = check(tmp_path, "draft.eml", mail(*parts, subject="hanako@kikaku.jp の件"))
    assert [finding["value"] for finding in answer["findings"]] == ["hanako@kikaku.jp", "+819048217736"]


def test_what_a_mail_says_twice_is_told_once(tmp_path: Path) -> None:
    parts = (("電話は 090-4821-7736 です\n", "plain", "utf-8"), ("<p>電話は 090-4821-7736 です</p>", "html", "utf-8"))
    assert len(check(tmp_path, "draft.eml", mail(*parts))["findings"]) == 1


def test_attachments_are_not_read(tmp_path: Path) -> None:
    message = EmailMessage()
    message["Subject"] = "資料"
    message.set_content("資料をお送りします。")
    message.add_attachment("電話は 090-4821-7736".encode(), maintype="text", subtype="plain", filename="a.txt")
    assert check(tmp_path, "draft.eml", message.as_bytes())["verdict"] == "ok"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\r\n\r\n",
        b"Content-Type: image/png\r\n\r\nabc",
        b"Content-Type: multipart/mixed; boundary=x\r\n\r\n--x--",
    ],
)
def test_a_mail_without_a_text(data: bytes, tmp_path: Path) -> None:
    answer = check(tmp_path, "draft.eml", data)
    assert (answer["verdict"], answer["error"]["code"]) == ("unknown", "no-readable-part")


def test_a_mail_whose_encoding_is_said_wrongly(tmp_path: Path) -> None:
    for charset in (b"utf-8", b"klingon", b"us-ascii"):
        data = (
            b"Content-Type: text/plain; charset=" + charset + b"\r\n\r\n" + "電話は 090-4821-7736 です".encode("cp932")
        )
        assert [finding["value"] for finding in check(tmp_path, "draft.eml", data)["findings"]] == ["+819048217736"]


# ------------------------------------------------------------------ whatever the file


TAGS = (
    "<p>",
    "</p>",
    "<b>",
    "<!--",
    "-->",
    "<script>",
    "</script>",
    "&amp;",
    "&#64;",
    "\\_",
    "\n",
    "<a href='",
    "'>",
    "<pre>",
)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from([*TAGS, "hanako@kikaku.jp", "090-4821-7736", '"', "<", ">", "電話", " "]), max_size=25))
def test_every_character_keeps_its_place(pieces: list[str]) -> None:
    source = "".join(pieces)
    for name, visible in (("x.html", html.visible), ("x.md", markdown.visible)):
        text, places = visible(source)
        assert len(text) == len(places)
        assert all(0 <= start <= end <= len(source) for start, end in places)
        document = read(source.encode(), name)
        report = relocate(lint(document.text, ENGAGEMENT), document)
        for judged in report.findings:
            finding = judged.finding
            assert finding.text == source[finding.start : finding.end]
            assert list(finding.parts) == sorted(finding.parts)
            assert (finding.start, finding.end) == (finding.parts[0][0], finding.parts[-1][1])


@pytest.mark.parametrize(
    "piece",
    [
        "<a ",
        "<",
        "<!--",
        '<a href="',
        "&",
        "&a",
        "<![CDATA[",
        "</",
        "<script>",
        "<a b=",
        "<?",
        "<!a ",
        "\\",
        "<p> x",
        "<a x='\"",
    ],
)
def test_time_grows_with_the_length_of_the_file_only(piece: str) -> None:
    took = []
    for length in (50_000, 400_000):
        source = piece * (length // len(piece))
        start = time.process_time()
        html.visible(source)
        markdown.visible(source)
        took.append(time.process_time() - start)
    # eight times the length; a square would be sixty-four times the time
    assert took[1] < 25 * max(took[0], 0.02)
