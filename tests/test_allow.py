"""The allow-list: what an entry lets pass, what it does not, and which entries are of no use."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from linter import Engagement, Severity, Verdict, lint
from linter.allow import Allowance, AllowError, AllowList, draft_hash
from tests.command import run

ENGAGEMENT = Engagement("lancers", "proposal")
MAIL, PHONE = "メールは hanako@kikaku.jp まで", "電話は 090-4821-7736 まで"


def allow(**table: str) -> AllowList:
    return AllowList([Allowance.parse(table)])


CASES = [
    # the draft, the entry, whether it lets the draft's contact pass
    (MAIL, {"address": "hanako@kikaku.jp"}, True),
    (MAIL, {"address": "HANAKO@Kikaku.jp"}, True),
    (MAIL, {"address": "hanako＠kikaku．jp"}, True),
    (MAIL, {"address": "taro@kikaku.jp"}, False),
    (MAIL, {"address": "anako@kikaku.jp"}, False),
    ("メールは hanako アットマーク kikaku ドット jp まで", {"address": "hanako@kikaku.jp"}, True),
    (MAIL, {"domain": "kikaku.jp"}, True),
    (MAIL, {"domain": "@kikaku.jp"}, True),
    (MAIL, {"domain": "ikaku.jp"}, False),
    (MAIL, {"domain": "mail.kikaku.jp"}, False),
    ("メールは hanako@mail.kikaku.jp まで", {"domain": "kikaku.jp"}, True),
    ("メールは hanako@kikaku.jp.example.net まで", {"domain": "kikaku.jp"}, False),
    ("https://kikaku.slack.com/archives/C0123 へどうぞ", {"domain": "slack.com"}, True),
    (PHONE, {"number": "090-4821-7736"}, True),
    (PHONE, {"number": "+81 90 4821 7736"}, True),
    (PHONE, {"number": "０９０（４８２１）７７３６"}, True),
    (PHONE, {"number": "09048217736"}, True),
    (PHONE, {"number": "090-4821-7737"}, False),
    (PHONE, {"number": "4821-7736"}, False),
    ("電話は ゼロ九〇-四八二一-七七三六 まで", {"number": "090-4821-7736"}, True),
    ("LINE ID：hanako_works です", {"handle": "hanako_works"}, True),
    ("LINE ID：hanako_works です", {"handle": "@Hanako_Works"}, True),
    ("LINE ID：hanako_works です", {"handle": "hanako_works", "service": "line"}, True),
    ("LINE ID：hanako_works です", {"handle": "hanako_works", "service": "skype"}, False),
    ("LINE ID：hanako_works です", {"handle": "hanako"}, False),
    (MAIL, {"handle": "hanako@kikaku.jp"}, False),
    (MAIL, {"pattern": r".*@kikaku\.jp"}, True),
    # the whole contact must match, so that a short pattern allows no more than it says
    (MAIL, {"pattern": "hanako"}, False),
    (PHONE, {"pattern": r"\+8190\d+"}, True),
    (PHONE, {"address": "hanako@kikaku.jp"}, False),
]


@pytest.mark.parametrize(("draft", "table", "passes"), CASES)
def test_what_an_entry_lets_pass(draft: str, table: dict[str, str], passes: bool) -> None:
    assert lint(draft, ENGAGEMENT).verdict is Verdict.BLOCK
    report = lint(draft, ENGAGEMENT, allow=allow(**table))
    assert (report.verdict is Verdict.OK) is passes
    assert len(report.allowed) == passes


def test_the_rest_is_judged_all_the_same() -> None:
    report = lint(f"{MAIL}、{PHONE}", ENGAGEMENT, allow=allow(address="hanako@kikaku.jp", reason="窓口"))
    assert [judged.severity for judged in report.findings] == [Severity.ERROR]
    (allowed,) = report.allowed
    assert (allowed.finding.value, allowed.allowance.reason, allowed.line, allowed.column) == (
        "hanako@kikaku.jp",
        "窓口",
        1,
        6,
    )


def test_a_pattern_without_an_end_allows_nothing_and_stops() -> None:
    draft = f"メールは {'a' * 60}@kikaku.jp まで"
    report = lint(draft, ENGAGEMENT, allow=allow(pattern=r"(a|a|aa)*(a|aa)*(a|aa)*b"))
    assert report.verdict is Verdict.BLOCK


@pytest.mark.parametrize(
    "table",
    [
        {},
        {"reason": "x"},
        {"address": ""},
        {"address": "x"},
        {"address": "a@b@c"},
        {"domain": "localhost"},
        {"domain": "a b.jp"},
        {"number": "12"},
        {"number": "phone"},
        {"address": "a@b.jp", "domain": "b.jp"},
        {"address": "a@b.jp", "service": "line"},
        {"adress": "a@b.jp"},
        {"pattern": "("},
        {"draft": "xyz"},
    ],
)
def test_an_entry_that_says_nothing_is_refused(table: dict[str, str]) -> None:
    with pytest.raises(AllowError) as caught:
        Allowance.parse(table)
    for lang in ("ja", "en"):
        assert caught.value.message(lang)


# ------------------------------------------------------------------ this once


def _hash(draft: str, *options: str) -> str:
    result = run("check", "-p", "lancers", "-f", "json", *options, stdin=draft, lang="ja")
    value: str = json.loads(result.stdout)["draft_hash"]
    return value


def test_this_very_draft_may_pass_this_once() -> None:
    known_by = _hash(MAIL, "-s", "提案")
    options = ("-p", "lancers", "--allow-once", known_by)
    assert run("check", *options, "-s", "提案", stdin=MAIL, lang="ja").code == 0
    # any other draft, and the same one in another engagement, is judged
    assert run("check", *options, "-s", "提案", stdin=MAIL + "。", lang="ja").code == 1
    assert run("check", *options, "-s", "発注", stdin=MAIL, lang="ja").code == 1
    assert run("check", "-p", "lancers", "-s", "提案", stdin=MAIL, lang="ja").code == 1


def test_words_for_the_same_engagement_make_no_difference() -> None:
    assert _hash(MAIL, "-s", "提案") == _hash(MAIL, "-s", "proposal") != _hash(MAIL)
    assert _hash(MAIL, "-s", "提案") == draft_hash(MAIL, ENGAGEMENT._replace(stage="proposal"))


@pytest.mark.parametrize("value", ["", "abc", "z" * 32])
def test_a_value_that_is_no_hash(value: str) -> None:
    result = run("check", "-p", "lancers", "--allow-once", value, stdin=MAIL, lang="en")
    assert (result.code, "--allow-once" in result.stderr) == (2, True)


# ------------------------------------------------------------------ on the command line


SETTINGS = """\
platform = "lancers"
stage = "提案"

[[allow]]
address = "hanako@kikaku.jp"
reason = "ホームページで公開している窓口"

[[allow]]
number = "03-6427-1185"
"""


def _folder(tmp_path: Path, *messages: Any) -> Path:
    (tmp_path / "sendlint.toml").write_text(SETTINGS, encoding="utf-8")
    lines = [json.dumps({"id": str(number), "text": text}) + "\n" for number, text in enumerate(messages)]
    (tmp_path / "in.jsonl").write_text("".join(lines), encoding="utf-8")
    return tmp_path


def test_used_entries_are_shown_when_asked(tmp_path: Path) -> None:
    folder = _folder(tmp_path)
    result = run("check", stdin=MAIL, lang="ja", folder=folder)
    assert (result.code, "hanako" in result.stdout) == (0, False)
    result = run("check", "-v", stdin=MAIL, lang="ja", folder=folder)
    assert "1行目6文字目: 許可 hanako@kikaku.jp – ホームページで公開している窓口 [sendlint.toml:4]\n" in result.stdout
    result = run("check", "-v", stdin="電話は 03-6427-1185 です", lang="ja", folder=folder)
    assert "許可 +81364271185 – 理由の記載なし" in result.stdout
    answer = json.loads(run("check", "-f", "json", stdin=MAIL, lang="ja", folder=folder).stdout)
    assert answer["allowed"] == [
        {
            "kind": "email",
            "start": 5,
            "end": 21,
            "text": "hanako@kikaku.jp",
            "value": "hanako@kikaku.jp",
            "by": "address",
            "reason": "ホームページで公開している窓口",
        }
    ]


def test_entries_of_no_use_are_reported(tmp_path: Path) -> None:
    folder = _folder(tmp_path, MAIL, "こんにちは")
    result = run("scan", "in.jsonl", "--unused-allows", lang="ja", folder=folder)
    assert result.code == 1
    (line,) = result.stderr.splitlines()
    assert "sendlint.toml:8" in line
    assert 'number = "03-6427-1185"' in line
    assert run("scan", "in.jsonl", lang="ja", folder=folder).code == 0
    used = _folder(tmp_path, MAIL, "電話は 03-6427-1185 です")
    result = run("scan", "in.jsonl", "--unused-allows", lang="ja", folder=used)
    assert (result.code, result.stderr) == (0, "")


def test_entries_of_an_extended_file_add_up(tmp_path: Path) -> None:
    folder = _folder(tmp_path)
    (folder / "job").mkdir()
    (folder / "job" / "sendlint.toml").write_text(
        'extend = "../sendlint.toml"\n[[allow]]\nhandle = "hanako_works"\n', encoding="utf-8"
    )
    draft = f"{MAIL}、LINE ID：hanako_works です"
    assert run("check", stdin=draft, lang="ja", folder=folder / "job").code == 0
    assert run("check", stdin=draft, lang="ja", folder=folder).code == 1
