"""Settings: which file applies, what comes before what, and what is said of one that is broken."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from typing import NamedTuple

import platformdirs
import pytest

from linter.settings import SettingsError, load
from linter.settings.files import users_file
from linter.settings.keys import KEYS
from linter.settings.toml_lines import line_of
from tests.command import Result, run

DRAFT = "メールは hanako@kikaku.jp まで"


def write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")


def shown(result: Result) -> dict[str, tuple[str, str]]:
    """What `--show-settings` says: by key its value and its place."""
    assert result.code == 0, result.stderr
    rows = [re.fullmatch(r"(\S+) += (.*?) +# (.*)", line) for line in result.stdout.splitlines()]
    return {row[1]: (row[2], row[3]) for row in rows if row}


class Case(NamedTuple):
    """Files, variables and arguments in the folder `job`, and what one setting then is and where it comes from."""

    name: str
    files: dict[str, str]
    key: str
    value: str
    place: str
    variables: dict[str, str] = {}  # noqa: RUF012
    arguments: tuple[str, ...] = ()


LANCERS, CROWDWORKS = 'platform = "lancers"\n', 'platform = "crowdworks"\n'
PROJECT = '[project]\nname = "x"\n\n[tool.sendlint]\n'

PRECEDENCE = [
    Case("nothing", {}, "platform", "(unset)", "default"),
    Case("a default", {}, "fail-on", '"warning"', "default"),
    Case("sendlint.toml beside the draft", {"job/sendlint.toml": LANCERS}, "platform", '"lancers"', "job/sendlint.toml:1"),
    Case("one folder up", {"sendlint.toml": LANCERS}, "platform", '"lancers"', "sendlint.toml:1"),
    Case("the nearest wins", {"sendlint.toml": LANCERS, "job/sendlint.toml": CROWDWORKS}, "platform", '"crowdworks"', "job/sendlint.toml:1"),
    Case("and what it leaves out stays out", {"sendlint.toml": LANCERS, "job/sendlint.toml": 'lang = "ja"'}, "platform", "(unset)", "default"),
    Case("pyproject.toml", {"job/pyproject.toml": PROJECT + LANCERS}, "platform", '"lancers"', "job/pyproject.toml:5"),
    Case("a pyproject.toml of others", {"sendlint.toml": LANCERS, "job/pyproject.toml": "[tool.ruff]\n"}, "platform", '"lancers"', "sendlint.toml:1"),
    Case("a pyproject.toml that depends on us", {"sendlint.toml": LANCERS, "job/pyproject.toml": '[project]\ndependencies = ["sendlint"]\n'}, "platform", '"lancers"', "sendlint.toml:1"),
    Case("a broken pyproject.toml of others", {"sendlint.toml": LANCERS, "job/pyproject.toml": "[tool.ruff\n"}, "platform", '"lancers"', "sendlint.toml:1"),
    Case("sendlint.toml before pyproject.toml", {"job/sendlint.toml": LANCERS, "job/pyproject.toml": PROJECT + CROWDWORKS}, "platform", '"lancers"', "job/sendlint.toml:1"),
    Case("an empty table of ours counts", {"sendlint.toml": LANCERS, "job/pyproject.toml": PROJECT}, "platform", "(unset)", "default"),
    Case("the user's own", {"config/sendlint/sendlint.toml": LANCERS}, "platform", '"lancers"', "config/sendlint/sendlint.toml:1"),
    Case("the user's own is not mixed in", {"config/sendlint/sendlint.toml": LANCERS, "sendlint.toml": 'lang = "ja"'}, "platform", "(unset)", "default"),
    Case("extend", {"base.toml": LANCERS, "job/sendlint.toml": 'extend = "../base.toml"\n'}, "platform", '"lancers"', "base.toml:1"),
    Case("extend is built on", {"base.toml": LANCERS, "job/sendlint.toml": 'extend = "../base.toml"\nplatform = "crowdworks"\n'}, "platform", '"crowdworks"', "job/sendlint.toml:2"),
    Case("extend twice over", {"a.toml": 'fail-on = "info"\n', "b.toml": 'extend = "a.toml"\n', "sendlint.toml": 'extend = "b.toml"\n'}, "fail-on", '"info"', "a.toml:1"),
    Case("extend a pyproject.toml", {"pyproject.toml": PROJECT + LANCERS, "job/sendlint.toml": 'extend = "../pyproject.toml"\n'}, "platform", '"lancers"', "pyproject.toml:5"),
    Case("a variable before a file", {"sendlint.toml": LANCERS}, "platform", '"crowdworks"', "variable SENDLINT_PLATFORM", {"SENDLINT_PLATFORM": "crowdworks"}),
    Case("an empty variable is none", {"sendlint.toml": LANCERS}, "platform", '"lancers"', "sendlint.toml:1", {"SENDLINT_PLATFORM": ""}),
    Case("a flag in a variable", {}, "redact", "true", "variable SENDLINT_REDACT", {"SENDLINT_REDACT": "1"}),
    Case("a flag taken back in a variable", {"sendlint.toml": "verbose = true"}, "verbose", "false", "variable SENDLINT_VERBOSE", {"SENDLINT_VERBOSE": "no"}),
    Case("a variable with a hyphen's name", {}, "fail-on", '"error"', "variable SENDLINT_FAIL_ON", {"SENDLINT_FAIL_ON": "error"}),
    Case("the command line before all", {"sendlint.toml": LANCERS}, "platform", '"crowdworks"', "command line", {"SENDLINT_PLATFORM": "lancers"}, ("-p", "crowdworks")),
    Case("a flag taken back on the command line", {"sendlint.toml": "verbose = true"}, "verbose", "false", "command line", {}, ("--no-verbose",)),
    Case("a flag on the command line", {"sendlint.toml": "exit-zero = false"}, "exit-zero", "true", "command line", {}, ("--exit-zero",)),
    Case("--config", {"sendlint.toml": LANCERS, "own.toml": CROWDWORKS}, "platform", '"crowdworks"', "own.toml:1", {}, ("--config", "../own.toml")),
    Case("SENDLINT_CONFIG", {"sendlint.toml": LANCERS, "own.toml": CROWDWORKS}, "platform", '"crowdworks"', "own.toml:1", {"SENDLINT_CONFIG": "../own.toml"}),
    Case("--config before SENDLINT_CONFIG", {"a.toml": LANCERS, "b.toml": CROWDWORKS}, "platform", '"lancers"', "a.toml:1", {"SENDLINT_CONFIG": "../b.toml"}, ("--config", "../a.toml")),
    Case("--isolated", {"sendlint.toml": LANCERS}, "platform", "(unset)", "default", {"SENDLINT_PLATFORM": "lancers"}, ("--isolated", "--lang", "en")),
    Case("--isolated and the command line", {"sendlint.toml": LANCERS}, "platform", '"crowdworks"', "command line", {}, ("--isolated", "--lang", "en", "-p", "crowdworks")),
    Case("from the folder of the draft", {"other/sendlint.toml": LANCERS, "sendlint.toml": CROWDWORKS}, "platform", '"lancers"', "other/sendlint.toml:1", {}, ("../other/draft.txt",)),
    Case("from the folder that holds all drafts", {"other/sendlint.toml": LANCERS, "sendlint.toml": CROWDWORKS}, "platform", '"crowdworks"', "sendlint.toml:1", {}, ("../other/draft.txt", "a.txt")),
    Case("a mark at the file's beginning", {"sendlint.toml": "\ufeff" + LANCERS}, "platform", '"lancers"', "sendlint.toml:1"),
    Case("line ends of Windows", {"sendlint.toml": '# 案件\r\nlang = "ja"\r\nplatform = "lancers"\r\n'}, "platform", '"lancers"', "sendlint.toml:3", {"SENDLINT_LANG": "en"}),
    Case("a quoted key", {"sendlint.toml": '"fail-on" = "info"\n'}, "fail-on", '"info"', "sendlint.toml:1"),
    Case("the stage of the file's platform", {"sendlint.toml": LANCERS + 'stage = "仮払い済み"\n'}, "stage", '"仮払い済み"', "sendlint.toml:2"),
    Case("the stage of a platform under another name", {"sendlint.toml": LANCERS + 'stage = "仮払い済み"\n'}, "stage", '"仮払い済み"', "sendlint.toml:2", {}, ("-p", "ランサーズ")),
    # what holds on one platform may not excuse a message to another
    Case("no stage of another platform", {"sendlint.toml": LANCERS + 'stage = "仮払い済み"\n'}, "stage", "(unset)", "default", {}, ("-p", "crowdworks")),
    Case("no application of another platform", {"sendlint.toml": LANCERS + 'application = "承認"\n'}, "application", "(unset)", "default", {"SENDLINT_PLATFORM": "crowdworks"}),
    Case("a stage without a platform", {"sendlint.toml": 'stage = "proposal"\n'}, "stage", '"proposal"', "sendlint.toml:1", {}, ("-p", "crowdworks")),
]  # fmt: skip


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="the user's own folder is set as on Linux")
@pytest.mark.parametrize("case", [pytest.param(case, id=case.name) for case in PRECEDENCE])
def test_precedence(case: Case, tmp_path: Path) -> None:
    write(tmp_path, {"job/empty": "", **case.files})
    variables = {"XDG_CONFIG_HOME": str(tmp_path / "config"), **case.variables}
    result = run("check", "--show-settings", *case.arguments, lang="en", folder=tmp_path / "job", environment=variables)
    value, place = shown(result)[case.key]
    if ".toml" in place:
        # as seen from the folder `job`
        place = os.path.relpath(tmp_path / "job" / place, tmp_path).replace(os.sep, "/")
    assert (value, place) == (case.value, case.place)


BROKEN: list[tuple[str, str, int | None, str, str]] = [
    # what the file holds; which setting, on which line; what is said in each language
    ('platfrom = "lancers"\n', "platfrom", 1, "「platform」のことですか", "did you mean 'platform'"),
    ('\nfail_on = "error"\n', "fail_on", 2, "「fail-on」のことですか", "did you mean 'fail-on'"),
    ('mood = "good"\n', "mood", 1, "使えるのは platform, stage", "known are platform, stage"),
    ('# x\n\nfail-on = "never"\n', "fail-on", 3, "info, warning, error のどれか", "one of info, warning, error"),
    ('lang = "fr"\n', "lang", 1, "ja, en のどれか", "one of ja, en"),
    ('format = "xml"\n', "format", 1, "text, concise, json", "one of text, concise, json"),
    ("platform = 3\n", "platform", 1, '"…" で囲んだ文字列', 'text in "…"'),
    ('platform = ["lancers"]\n', "platform", 1, '"…" で囲んだ文字列', 'text in "…"'),
    ('redact = "yes"\n', "redact", 1, "true か false", "true or false"),
    ("verbose = 1\n", "verbose", 1, "true か false", "true or false"),
    ('platform = "lancer"\n', "platform", 1, "「lancers」のことですか", "did you mean 'lancers'"),
    (LANCERS + 'stage = "検品"\n', "stage", 2, "使えるのは proposal", "known are proposal"),
    (LANCERS + 'application = "maybe"\n', "application", 2, "使えるのは none", "known are none"),
    (LANCERS + 'region = "Japan"\n', "region", 2, "2文字の国コード", "two-letter country code"),
    (LANCERS + 'encoding = "klingon"\n', "encoding", 2, "使えるのは utf-8", "known are utf-8"),
    ('extend = "nowhere.toml"\n', "extend", 1, "もとにする設定ファイル", "no settings file"),
    ('extend = "sendlint.toml"\n', "extend", 1, "extend し合って", "without an end"),
    ("extend = true\n", "extend", 1, "一つ書いてください", "name one settings file"),
    ('allow = "x@kikaku.jp"\n', "allow", 1, "[[allow]] の下に", "[[allow]]"),
    (LANCERS + '[[allow]]\naddress = "a@kikaku.jp"\n\n[[allow]]\nadress = "b@kikaku.jp"\n', "allow", 5, "「adress」という項目", "has no 'adress'"),
    (LANCERS + '[[allow]]\naddress = "a@kikaku.jp"\nhandle = "a"\n', "allow", 2, "一つだけ", "exactly one of"),
    (LANCERS + '[[allow]]\nreason = "x"\n', "allow", 2, "一つだけ", "exactly one of"),
    (LANCERS + "[[allow]]\naddress = 1\n", "allow", 2, "文字列", "must be text"),
    (LANCERS + '[[allow]]\naddress = "kikaku.jp"\n', "allow", 2, "メールアドレスの形ではありません", "is no e-mail address"),
    (LANCERS + '[[allow]]\ndomain = "https://kikaku.jp"\n', "allow", 2, "ドメインの形ではありません", "is no domain"),
    (LANCERS + '[[allow]]\nnumber = "でんわ"\n', "allow", 2, "電話番号の形ではありません", "is no telephone number"),
    (LANCERS + "[[allow]]\npattern = '['\n", "allow", 2, "正規表現", "no regular expression"),
    (LANCERS + '[[allow]]\ndraft = "abc"\n', "allow", 2, "draft_hash", "draft_hash"),
    (LANCERS + 'allow = [{ adress = "x" }]\n', "allow", 2, "「adress」という項目", "has no 'adress'"),
    ("platform = lancers\n", "", 1, "半角の二重引用符", "double quotes"),
    ("platform = “lancers”\n", "", 1, "半角の二重引用符", "double quotes"),
    ("verbose = True\n", "", 1, "true か false", "true or false"),
    (LANCERS + 'platform "lancers"\n', "", 2, "= がありません", "no = behind"),
    ('platform = "lancers\n', "", 1, "引用符で閉じられていません", "not closed by its quote"),
    (LANCERS + LANCERS, "", 2, "2回書かれています", "is given twice"),
    (LANCERS + "設定 = 1\n", "", 2, "名前 = 値", "name = value"),
    ("[[allow]\n", "", 1, "括弧が閉じられていません", "bracket is not closed"),
    ('extend = "C:\\Users\\x.toml"\n', "", 1, "'…' で囲んで", "in '…'"),
    ('platform = "lancers" stage = "提案"\n', "", 1, "余分なもの", "more behind the value"),
]  # fmt: skip


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize(("text", "key", "line", "ja", "en"), BROKEN)
def test_a_broken_file_names_itself_the_line_the_key_and_what_would_be_right(
    text: str, key: str, line: int | None, ja: str, en: str, lang: str, tmp_path: Path
) -> None:
    write(tmp_path, {"sendlint.toml": text})
    result = run("check", stdin=DRAFT, lang=lang, folder=tmp_path)
    assert (result.code, result.stdout, len(result.stderr.splitlines())) == (2, "", 1)
    assert f"sendlint.toml:{line}" in result.stderr
    assert (ja if lang == "ja" else en) in result.stderr
    assert key in result.stderr
    # nothing that Python's reader says gets through
    assert not re.search("Expected|Invalid|overwrite|at line", result.stderr)


@pytest.mark.parametrize(
    ("variables", "says"),
    [
        ({"SENDLINT_FAIL_ON": "never"}, "variable SENDLINT_FAIL_ON): it takes one of info, warning, error"),
        ({"SENDLINT_REDACT": "perhaps"}, "variable SENDLINT_REDACT): it takes true or false"),
        ({"SENDLINT_PLATFORM": "lancer"}, "variable SENDLINT_PLATFORM): there is no platform 'lancer'"),
        ({"SENDLINT_PLATFORM": "lancers", "SENDLINT_STAGE": "検品"}, "variable SENDLINT_STAGE): lancers has no stage"),
        ({"SENDLINT_CONFIG": "nowhere.toml"}, "nowhere.toml): there is no such file"),
        ({"SENDLINT_ENCODING": "klingon", "SENDLINT_PLATFORM": "lancers"}, "variable SENDLINT_ENCODING)"),
    ],
)
def test_a_broken_variable_is_named(variables: dict[str, str], says: str, tmp_path: Path) -> None:
    result = run("check", stdin=DRAFT, lang="en", folder=tmp_path, environment=variables)
    assert (result.code, says in result.stderr) == (2, True), result.stderr


@pytest.mark.parametrize("options", [("--stage", "検品"), ("--encoding", "klingon"), ("--region", "Japan")])
def test_a_wrong_option_is_not_blamed_on_the_file(options: tuple[str, str], tmp_path: Path) -> None:
    write(tmp_path, {"sendlint.toml": LANCERS + 'stage = "提案"\nencoding = "utf-8"\nregion = "JP"\n'})
    result = run("check", *options, stdin=DRAFT, lang="en", folder=tmp_path)
    assert (result.code, "sendlint.toml" in result.stderr) == (2, False)
    assert options[1] in result.stderr


def test_a_file_that_is_no_text(tmp_path: Path) -> None:
    (tmp_path / "sendlint.toml").write_bytes('# 案件\nstage = "提案"\n'.encode("cp932"))
    result = run("check", stdin=DRAFT, lang="ja", folder=tmp_path)
    assert (result.code, "sendlint.toml:1" in result.stderr, "UTF-8 で保存" in result.stderr) == (2, True, True)


def test_a_broken_file_does_not_stand_in_the_way_of_help(tmp_path: Path) -> None:
    write(tmp_path, {"sendlint.toml": "[[["})
    for arguments in (("--help",), ("check", "--help"), ("platforms",), ("check", "--isolated", "-p", "lancers")):
        assert run(*arguments, stdin="こんにちは", lang="ja", folder=tmp_path).code == 0


def test_settings_work_as_options_do(tmp_path: Path) -> None:
    write(tmp_path, {"sendlint.toml": LANCERS + 'stage = "提案"\nformat = "concise"\nlang = "ja"\nfail-on = "info"\n'})
    result = run("check", stdin=DRAFT, lang="", folder=tmp_path, environment={"LC_ALL": "en_US.UTF-8"})
    assert result.stdout == "-:1:6: 違反 メールアドレス hanako@kikaku.jp [lancers/no-contact-before-prepayment]\n"
    # and the help page speaks the language too
    help_page = run("check", "--help", lang="", folder=tmp_path, environment={"LC_ALL": "en_US.UTF-8"})
    assert "使い方" in help_page.stdout


def test_each_draft_is_judged_by_the_settings_nearest_to_it(tmp_path: Path) -> None:
    """Whatever else is checked along with it."""
    write(
        tmp_path,
        {
            "sendlint.toml": LANCERS + 'stage = "提案"\nformat = "concise"\n',
            "paid/sendlint.toml": LANCERS + 'stage = "仮払い済み"\n',
            "paid/draft.txt": DRAFT,
            "known/sendlint.toml": LANCERS + '[[allow]]\naddress = "hanako@kikaku.jp"\n',
            "known/draft.txt": DRAFT,
            "draft.txt": DRAFT,
        },
    )
    for files, code in (
        (("paid/draft.txt",), 0),
        (("known/draft.txt",), 0),
        (("draft.txt",), 1),
        (("paid/draft.txt", "known/draft.txt"), 0),
        (("paid/draft.txt", "draft.txt"), 1),
    ):
        result = run("check", *files, lang="en", folder=tmp_path)
        assert result.code == code
        found = {line.split(":")[0]: line.split()[1] for line in result.stdout.splitlines() if "hanako" in line}
        if len(files) > 1:
            # how the run answers is for the folder that holds them all
            assert found.items() <= {"paid/draft.txt": "info", "draft.txt": "error"}.items()
    write(tmp_path, {"paid/sendlint.toml": 'stage = "提案"'})
    result = run("check", "draft.txt", "paid/draft.txt", lang="en", folder=tmp_path)
    assert (result.code, result.stdout, "say which platform" in result.stderr) == (2, "", True)


def test_a_format_that_a_command_lacks_is_named(tmp_path: Path) -> None:
    result = run("check", "-p", "lancers", "--format", "jsonl", stdin=DRAFT, lang="en")
    assert (result.code, "is not one of" in result.stderr) == (2, True)


def test_every_setting_is_an_option_of_the_same_name() -> None:
    help_page = run("check", "--help", lang="en").stdout
    for key in KEYS:
        assert f"--{key}" in help_page


@pytest.mark.parametrize(
    ("text", "header", "key", "number", "line"),
    [
        ("a = 1\nb = 2", "", "b", None, 2),
        ("[x]\na = 1\n[y]\na = 2", "y", "a", None, 4),
        ("[ x . 'y' ]\na=1", "x.y", "a", None, 2),
        ('a = """\nb = 1\n"""\nb = 2', "", "b", None, 4),
        ("[[l]]\n[[l]]\n[[l]]", "", "l", 1, 2),
        ("[[t.l]]\n[[t.l]] # two", "t", "l", 1, 2),
        ("l = [\n{}, {}]", "", "l", 1, 1),
        ("# b = 1", "", "b", None, None),
    ],
)
def test_lines_of_keys(text: str, header: str, key: str, number: int | None, line: int | None) -> None:
    assert line_of(text, header, key, number) == line


@pytest.mark.parametrize("variables", [{}, {"XDG_CONFIG_HOME": "/somewhere"}])
def test_the_users_file_is_where_platformdirs_has_it(
    variables: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    folder = platformdirs.user_config_dir("sendlint", appauthor=False)
    assert users_file() == os.path.join(folder, "sendlint.toml")


def test_loading_without_anything_is_empty(tmp_path: Path) -> None:
    settings = load(str(tmp_path), {}, isolated=True)
    assert (settings.layers, settings.get("platform").value, settings.allow) == ((), None, ())
    with pytest.raises(SettingsError):
        load(str(tmp_path), {}, config=str(tmp_path / "nowhere.toml"))
