"""Rulebooks of the user's own: an invented platform in a file, one in the user's folder, and mistakes in them."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.command import Result, run

SHIGOTOBA = """\
id = "shigotoba"
name = { ja = "シゴトバ", en = "Shigotoba" }
country = "JP"
hosts = ["shigotoba.example"]
summary = { ja = "契約前は連絡先を伝えられません。", en = "No contact details before the contract." }

[[stages]]
id = "proposal"
name = { ja = "応募", en = "application" }
words = ["応募中"]

[[stages]]
id = "contracted"
name = { ja = "契約済み", en = "contracted" }

[[cases]]
id = "premium"
field = "plan"
name = { ja = "プレミアム", en = "Premium" }

[[rules]]
id = "premium-exempt"
outcome = "allowed"
channels = ["mail"]
when = { plan = "premium" }
message = { ja = "プレミアムなら伝えられます。", en = "Premium members may." }
remedy = { ja = "必要な分だけにしてください。", en = "Give no more than is needed." }
source = "https://shigotoba.example/premium"
checked = "2026-11-23"

[[rules]]
id = "no-contact-before-contract"
outcome = "forbidden"
channels = ["mail", "postal", "file"]
stages = ["proposal"]
message = { ja = "契約前に連絡先は禁止です。", en = "Contact details are forbidden before the contract." }
remedy = { ja = "連絡先を消してください。", en = "Take the detail out." }
reason = { ja = "会員を守るためです。", en = "To protect members." }
sanction = { ja = "利用停止。", en = "Suspension." }
note = { ja = "2つのページが食い違います。", en = "Two pages disagree." }
source = "https://shigotoba.example/rules"
checked = "2024-02-29"
"""
MAIL = "メールは hanako@kikaku.jp まで"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "shigotoba.toml"
    path.write_text(SHIGOTOBA, encoding="utf-8")
    return path


def _check(book: Path, *arguments: str, stdin: str = MAIL, lang: str = "ja") -> Result:
    return run("check", "--rulebook", str(book), "-p", "シゴトバ", *arguments, stdin=stdin, lang=lang)


def test_an_invented_platform_judges(book: Path) -> None:
    result = _check(book, "-s", "応募中")
    assert result.code == 1
    assert "契約前に連絡先は禁止です。 [shigotoba/no-contact-before-contract]" in result.stdout
    assert "【シゴトバ、応募】" in result.stdout
    assert _check(book, "-s", "契約済み").code == 0
    assert _check(book, "-s", "応募", "--case", "プレミアム").code == 0
    # its own pages are no contacts, and what its rules name is looked for
    assert _check(book, "-s", "応募", stdin="https://www.shigotoba.example/x と a@shigotoba.example").stdout.startswith(
        "✓"
    )
    assert _check(book, "-s", "応募", stdin="住所は東京都渋谷区神南1-19-11です").code == 1
    assert _check(book, "-s", "応募", stdin="https://drive.google.com/drive/folders/1AbC に置きました").code == 1
    assert _check(book, "-s", "応募", stdin="https://www.behance.net/hanako に置きました").code == 0


def test_scan_explain_and_platforms_know_it_too(book: Path) -> None:
    own = ("--rulebook", str(book))
    lines = "\n".join(json.dumps({"id": name, "text": MAIL, "engagement": engagement}) for name, engagement in (
        ("a", {}), ("b", {"plan": "premium"}), ("c", {"platform": "lancers", "stage": "prepaid"}),
    ))  # fmt: skip
    scanned = run("scan", *own, "-p", "shigotoba", "-s", "proposal", "-f", "jsonl", stdin=lines, lang="en")
    assert [json.loads(line)["verdict"] for line in scanned.stdout.splitlines()] == ["block", "ok", "ok"]

    explained = run("explain", *own, "shigotoba/no-contact-before-contract", lang="ja").stdout
    assert re.search("内容: 契約前に連絡先は禁止です。", explained)
    for part in ("理由: 会員を守るためです。", "対処: 連絡先を消してください。", "違反すると: 利用停止。", "補足: 2つのページが食い違います。", "出典: https://shigotoba.example/rules （2024-02-29 確認）"):  # fmt: skip
        assert part in explained
    assert "条件: プレミアム" in run("explain", *own, "shigotoba/premium-exempt", lang="ja").stdout
    assert "'shigotoba/premium-exempt'" in run("explain", *own, "shigotoba/premium", lang="en").stderr

    table = run("platforms", *own, "shigotoba", lang="ja").stdout
    assert re.search(r"メール +× 禁止※ +－ 記載なし※", table)
    assert re.search(r"住所 +× 禁止 +－ 記載なし", table)
    for part in ("例外\n  shigotoba/premium-exempt\n    プレミアムなら伝えられます。", "--case に書ける言葉\n  premium  プレミアム", "https://shigotoba.example/premium （2026-11-23 確認）"):  # fmt: skip
        assert part in table
    assert "shigotoba – シゴトバ" in run("platforms", *own, lang="ja").stdout


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_sources_nobody_read_for_a_year_are_reported(book: Path, lang: str) -> None:
    old = run("platforms", "--check", "--rulebook", str(book), "shigotoba", lang=lang)
    assert old.code == 1
    assert "2024-02-29  shigotoba/no-contact-before-contract\n            https://shigotoba.example/rules" in old.stdout
    assert "premium-exempt" not in old.stdout
    book.write_text(SHIGOTOBA.replace("2024-02-29", "2999-01-01").replace("2026-11-23", "2999-01-01"), encoding="utf-8")
    fresh = run("platforms", "--check", "--rulebook", str(book), "shigotoba", lang=lang)
    assert (fresh.code, "2" in fresh.stdout) == (0, True)


def test_one_with_the_id_of_a_shipped_platform_takes_its_place(book: Path) -> None:
    book.write_text(SHIGOTOBA.replace('id = "shigotoba"', 'id = "lancers"'), encoding="utf-8")
    result = run("check", "-p", "lancers", "-s", "proposal", "--rulebook", str(book), stdin=MAIL, lang="en")
    assert "Contact details are forbidden before the contract. [lancers/no-contact-before-contract]" in result.stdout
    assert "lancers/contact-approved" in run("platforms", "lancers", lang="en").stdout


def _config(home: Path) -> dict[str, str]:
    """An environment whose configuration folder is below `home`, whatever the system."""
    return {"HOME": str(home), "XDG_CONFIG_HOME": str(home / ".config"), "LOCALAPPDATA": str(home)}


def _own_folder(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    import click

    for name, value in _config(home).items():
        monkeypatch.setenv(name, value)
    folder = Path(click.get_app_dir("sendlint", roaming=False)) / "rulebooks"
    folder.mkdir(parents=True)
    return folder


def test_files_in_the_users_folder_count_by_themselves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = _own_folder(tmp_path, monkeypatch)
    (folder / "mine.toml").write_text(SHIGOTOBA, encoding="utf-8-sig")
    (folder / "notes.txt").write_text("not a rulebook", encoding="utf-8")
    environment = _config(tmp_path)
    result = run("check", "-p", "shigotoba", "-s", "応募", stdin=MAIL, lang="ja", environment=environment)
    assert "[shigotoba/no-contact-before-contract]" in result.stdout
    assert "shigotoba" in run("platforms", lang="en", environment=environment).stdout
    # a file that is named counts above them
    named = tmp_path / "named.toml"
    named.write_text(SHIGOTOBA.replace('outcome = "forbidden"', 'outcome = "conditional"'), encoding="utf-8")
    result = run("check", "-p", "shigotoba", "-s", "応募", "--rulebook", str(named), stdin=MAIL, lang="en", environment=environment)  # fmt: skip
    assert "warning e-mail address" in result.stdout
    # and two in the folder may not speak of the same platform
    (folder / "other.toml").write_text(SHIGOTOBA, encoding="utf-8")
    result = run("check", "-p", "lancers", stdin=MAIL, lang="en", environment=environment)
    assert (result.code, "are both for 'shigotoba'" in result.stderr) == (2, True)


def test_platformdirs_would_name_the_same_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    platformdirs = pytest.importorskip("platformdirs")
    assert _own_folder(tmp_path, monkeypatch).parent == Path(platformdirs.user_config_dir("sendlint", appauthor=False))


#: what is changed in the file, the key that is named, what is said of it in both languages
MISTAKES = [
    ('country = "JP"', "country = JP", "", "3行目", "line 3"),
    ('outcome = "forbidden"', 'outcome = "verboten"', "rules[no-contact-before-contract].outcome", "「verboten」は使えません", "is not one of"),
    ('stages = ["proposal"]', 'stages = ["closed"]', "rules[no-contact-before-contract].stages", "「closed」という段階はありません", "no stage 'closed'"),
    ('stages = ["proposal"]', 'applications = ["none"]', "rules[no-contact-before-contract].applications", "「none」という状態はありません", "no status 'none'"),
    ('sanction = { ja = "利用停止。", en = "Suspension." }', 'sanction = "利用停止"', "rules[no-contact-before-contract].sanction", "日本語と英語の両方", "both languages"),
    ("sanction =", "sanctoin =", "rules[no-contact-before-contract].sanctoin", "「sanction」のことですか", "did you mean 'sanction'"),
    ("country =", "shade =", "shade", "このような項目はありません。使えるのは", "is no key; known are"),
    ('checked = "2024-02-29"', "checked = 2024-02-29", "rules[no-contact-before-contract].checked", "引用符で囲んで", "write it in quotes"),
    ('source = "https://shigotoba.example/rules"', 'source = "利用規約"', "rules[no-contact-before-contract].source", "出典になりません", "is no source"),
    ('hosts = ["shigotoba.example"]', 'hosts = ["https://shigotoba.example"]', "hosts", "ドメイン名ではありません", "is no domain"),
    ('hosts = ["shigotoba.example"]', 'hosts = "shigotoba.example"', "hosts", "文字列の並びが要ります", "must be a list of texts"),
    ('plan = "premium"', 'plan = "gold"', "rules[premium-exempt].when.plan", "[[cases]] で plan の値として", "not declared as a plan"),
    ('id = "no-contact-before-contract"', 'id = "premium-exempt"', "rules[premium-exempt].id", "2回使われています", "is used twice"),
    ('words = ["応募中"]', 'words = ["契約済み"]', "stages[contracted].words", "どちらか一方だけ", "leave it in one of them"),
    ('remedy = { ja = "連絡先を消してください。", en = "Take the detail out." }\n', "", "rules[no-contact-before-contract].remedy", "必要な項目ですが、ありません", "is missing"),
    ('channels = ["mail"]\nwhen = { plan = "premium" }', 'channels = ["mail", "postal", "file"]', "rules[no-contact-before-contract]", "使われることがありません", "never applies"),
    ('id = "shigotoba"', 'id = "シゴトバ"', "id", "ハイフンでつないで", "joined by hyphens"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "key", "japanese", "english"), MISTAKES)
def test_mistake_in_a_file(book: Path, old: str, new: str, key: str, japanese: str, english: str) -> None:
    assert SHIGOTOBA.count(old) >= 1
    book.write_text(SHIGOTOBA.replace(old, new), encoding="utf-8")
    for lang, says in (("ja", japanese), ("en", english)):
        result = _check(book, "-s", "応募", lang=lang)
        assert (result.code, result.stdout) == (2, "")
        assert len(result.stderr.splitlines()) == 1
        assert says in result.stderr
        assert str(book) in result.stderr
        assert key in result.stderr


def test_every_kind_of_mistake_has_words_of_its_own(book: Path) -> None:
    said = set()
    for old, new, *_ in MISTAKES:
        book.write_text(SHIGOTOBA.replace(old, new), encoding="utf-8")
        message = _check(book, "-s", "応募", lang="en").stderr
        said.add(re.sub(r"'[^']*'|pattern file \S+, \S+:|known are .*|one of .*|line [0-9]+.*", "", message))
    assert len(said) == len(MISTAKES) >= 10


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda path: None, "見つかりません"),
        (lambda path: path.mkdir(), "フォルダです"),
        (lambda path: path.write_bytes("id = 'ランサーズ'".encode("cp932")), "UTF-8 として読めません"),
        (lambda path: path.write_bytes(b""), "必要な項目ですが、ありません"),
        (lambda path: path.write_bytes(b'id = "x'), "TOML として読めません"),
    ],
)
def test_file_that_is_no_rulebook(tmp_path: Path, make: object, says: str) -> None:
    assert callable(make)
    make(tmp_path / "x.toml")
    result = run("check", "-p", "lancers", "--rulebook", "x.toml", stdin=MAIL, lang="ja", folder=tmp_path)
    assert (result.code, result.stdout, len(result.stderr.splitlines())) == (2, "", 1)
    assert says in result.stderr
    assert "x.toml" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("-p", "upwork", "--case", "enterprize"), "「enterprize」という特別な条件はありません。使えるのは enterprise (エンタープライズ)"),
        (("-p", "lancers", "--case", "enterprise"), "特別な条件はないため、「enterprise」は指定できません"),
    ],
)  # fmt: skip
def test_case_that_does_not_exist(arguments: tuple[str, ...], says: str) -> None:
    result = run("check", *arguments, stdin=MAIL, lang="ja")
    assert (result.code, says in result.stderr) == (2, True)


def test_cases_add_up() -> None:
    upwork = ("check", "-p", "upwork", "-s", "proposal")
    assert run(*upwork, stdin=MAIL, lang="en").code == 1
    assert run(*upwork, "--case", "NDA", "--case", "Enterprise", stdin=MAIL, lang="en").code == 0
    assert "system needed to scope" in run(*upwork, "--case", "招待", stdin=MAIL, lang="en").stdout
