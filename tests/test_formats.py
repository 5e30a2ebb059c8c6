"""Formats for other programs: golden output, the schemas they must fit, and no contact where others look.

After a change of an output, `python -m tests.test_formats` writes the new one into tests/data/formats/.
"""

from __future__ import annotations

import json
import re
import tempfile
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import jsonschema
import pytest
import xmlschema
from hypothesis import given, settings
from hypothesis import strategies as st

from linter import Engagement, lint
from linter.cli.chosen import PUBLISHED
from linter.redact import MASK, redact
from linter.render.answer import Answer
from linter.render.github import lines as github
from linter.render.junit import document as junit
from linter.settings.keys import FORMATS
from tests.command import Result, run
from tests.corpus import rows

DATA = Path(__file__).parent / "data"
PLATFORM = ("--platform", "lancers", "--stage", "提案")
CONTACTS = ("hanako", "4821", "taro")
DRAFTS = {
    "案件 1/下書き.txt": "はじめまして。\n資料は hanako@kikaku.jp か、０９０−４８２１−７７３６へ。\n",
    # the address stands on two lines
    "pieces.txt": "メールは taro@\nkikaku.jp です。100%, 確実: に届きます\n",
    "fine.txt": "納品は金曜日です。\n",
    "empty.txt": "",
}
ARGUMENTS = ("check", *PLATFORM, *DRAFTS, "none.txt")


def _answer(folder: Path, *options: str, lang: str = "ja") -> Result:
    for name, text in DRAFTS.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    return run(*ARGUMENTS, *options, lang=lang, folder=folder)


def _golden(output_format: str, lang: str) -> Path:
    return DATA / "formats" / f"{output_format}.{lang}.txt"


def _stable(text: str) -> str:
    from linter import __version__

    return text.replace(f'"version": "{__version__}"', '"version": "…"')


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("output_format", FORMATS)
def test_golden(output_format: str, lang: str, tmp_path: Path) -> None:
    result = _answer(tmp_path, "--format", output_format, lang=lang)
    assert result.code == 2
    assert _stable(result.stdout) == _golden(output_format, lang).read_text(encoding="utf-8")
    # what could not be judged is told on standard error whatever the format
    assert len(result.stderr.splitlines()) == 2


# ------------------------------------------------------------------ schemas


SARIF = json.loads((DATA / "schemas" / "sarif-2.1.0.json").read_text(encoding="utf-8"))
JUNIT = xmlschema.XMLSchema(str(DATA / "schemas" / "junit-10.xsd"))
# GitLab publishes no schema; this is what its documentation asks for
GITLAB = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{32}$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": "^[^/\\\\]"},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}
# https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
GITHUB = re.compile(
    r"::(error|warning|notice) "
    r"(file=[^,:\r\n]+,line=\d+(,endLine=\d+)?(,col=\d+,endColumn=\d+)?,)?title=[^,:\r\n]+::[^\r\n]+"
)


def _validate(output_format: str, text: str) -> None:
    if output_format == "sarif":
        jsonschema.validate(json.loads(text), SARIF, cls=jsonschema.Draft4Validator)
    elif output_format == "gitlab":
        entries = json.loads(text)
        jsonschema.validate(entries, GITLAB)
        assert len({entry["fingerprint"] for entry in entries}) == len(entries)
    elif output_format == "junit":
        JUNIT.validate(ElementTree.fromstring(text))
    else:
        for line in text.splitlines():
            assert GITHUB.fullmatch(line), line


@pytest.mark.parametrize("options", [(), ("--no-redact",), ("--isolated", "-p", "crowdworks", "-a", "承認")])
@pytest.mark.parametrize("output_format", PUBLISHED)
def test_schema(output_format: str, options: tuple[str, ...], tmp_path: Path) -> None:
    _validate(output_format, _answer(tmp_path, "-f", output_format, *options).stdout)


@pytest.mark.parametrize("output_format", PUBLISHED)
def test_schema_without_any_finding(output_format: str) -> None:
    result = run("check", *PLATFORM, "-f", output_format, stdin="納品は金曜日です。", lang="ja")
    assert result.code == 0
    _validate(output_format, result.stdout)


@pytest.mark.parametrize("output_format", PUBLISHED)
def test_schema_of_many_messages(output_format: str, tmp_path: Path) -> None:
    """Every place is the line of the file that holds the message."""
    messages = [{"text": "納品は金曜日です"}, {"text": "電話は 090-4821-7736\n\n または 03-6427-1185 です"}]
    lines = [*(json.dumps(message) for message in messages), "{"]
    (tmp_path / "in.jsonl").write_text("\n".join(lines), encoding="utf-8")
    result = run("scan", *PLATFORM, "-f", output_format, "in.jsonl", lang="ja", folder=tmp_path)
    assert result.code == 2
    _validate(output_format, result.stdout)
    places = {
        "sarif": r'"startLine": (\d+)',
        "gitlab": r'"begin": (\d+)',
        "github": r"line=(\d+)",
        "junit": r'name="in.jsonl:(\d+)"',
    }
    found = [int(line) for line in re.findall(places[output_format], result.stdout)]
    assert sorted(set(found)) == ([1, 2, 3] if output_format == "junit" else [2, 3])


def test_sarif_points_at_every_part(tmp_path: Path) -> None:
    run_ = json.loads(_answer(tmp_path, "-f", "sarif").stdout)["runs"][0]
    assert run_["columnKind"] == "unicodeCodePoints"
    (places,) = [
        [location["physicalLocation"] for location in result["locations"]]
        for result in run_["results"]
        if result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "pieces.txt"
    ]
    draft = DRAFTS["pieces.txt"].split("\n")
    shown = [
        draft[place["region"]["startLine"] - 1][place["region"]["startColumn"] - 1 :]
        if place["region"]["startLine"] != place["region"]["endLine"]
        else draft[place["region"]["startLine"] - 1][
            place["region"]["startColumn"] - 1 : place["region"]["endColumn"] - 1
        ]
        for place in places
    ]
    assert "".join(shown).startswith("taro@")
    uris = {result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for result in run_["results"]}
    assert "%E6%A1%88%E4%BB%B6%201/%E4%B8%8B%E6%9B%B8%E3%81%8D.txt" in uris
    assert run_["invocations"][0]["executionSuccessful"] is False
    assert len(run_["invocations"][0]["toolExecutionNotifications"]) == 2


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=30), st.text(max_size=30))
def test_any_characters_stay_inside_their_format(before: str, name: str) -> None:
    draft = f"{before} hanako@kikaku.jp"
    report = lint(draft, Engagement("lancers", "proposal"))
    answer = Answer(report, draft, name, name or None)
    for line in github(answer, "ja"):
        assert GITHUB.fullmatch(line), line
    JUNIT.validate(ElementTree.fromstring(junit([answer], "ja").encode("utf-8", "replace")))


# ------------------------------------------------------------------ privacy


@pytest.mark.parametrize("output_format", FORMATS)
def test_contacts_are_masked_where_others_look(output_format: str, tmp_path: Path) -> None:
    masked = _answer(tmp_path, "-f", output_format, *(() if output_format in PUBLISHED else ("--redact",)), "-v")
    for contact in CONTACTS:
        assert contact not in masked.stdout + masked.stderr
    plain = _answer(tmp_path, "-f", output_format, "--no-redact").stdout
    assert [contact for contact in CONTACTS if contact in plain] == list(CONTACTS) or output_format == "text"


def test_a_masked_answer_has_nothing_to_try_numbers_against() -> None:
    plain, masked = (
        json.loads(run("check", *PLATFORM, "-f", "json", *options, stdin="090-4821-7736", lang="ja").stdout)
        for options in ((), ("--redact",))
    )
    assert len(plain["draft_hash"]) == 32
    assert masked["draft_hash"] is None
    assert masked["findings"][0]["value"] == MASK
    # and entries of GitLab's report keep their identity by place, not by value
    one, other = (
        json.loads(run("check", *PLATFORM, "-f", "gitlab", stdin=f"電話は {number}", lang="ja").stdout)
        for number in ("090-4821-7736", "080-1234-7736")
    )
    assert one[0]["fingerprint"] == other[0]["fingerprint"]


def _everything() -> list[Any]:
    return [pytest.param(row, id=row["id"]) for row in rows("disguised-contacts.jsonl")]


@pytest.mark.parametrize("row", _everything())
def test_masking_keeps_places_and_takes_every_part_away(row: dict[str, Any]) -> None:
    report = lint(row["text"], Engagement("lancers", "proposal"))
    masked = redact(report, row["text"])
    assert len(masked.draft) == len(row["text"])
    assert masked.draft.count("\n") == row["text"].count("\n")
    for judged, before in zip(masked.report.findings, report.findings, strict=True):
        finding = judged.finding
        assert (finding.start, finding.end, finding.parts) == before.finding[7:10]
        assert finding.value == MASK
        for start, end in finding.parts:
            assert set(masked.draft[start:end]) <= set("*\r\n")
    # whatever is outside what was found, allowed or excused stays
    kept = [at for at, (one, other) in enumerate(zip(masked.draft, row["text"], strict=True)) if one != other]
    places = [part for judged in report.findings for part in judged.finding.parts]
    places += [(excuse.start, excuse.end) for excuse in report.excuses]
    assert all(any(start <= at < end for start, end in places) for at in kept)


# ------------------------------------------------------------------ files and counts


@pytest.mark.parametrize("output_format", FORMATS)
def test_output_goes_into_a_file(output_format: str, tmp_path: Path) -> None:
    shown = _answer(tmp_path, "-f", output_format)
    kept = _answer(tmp_path, "-f", output_format, "--output", "結果.txt")
    assert (kept.stdout, kept.code, kept.stderr) == ("", shown.code, shown.stderr)
    assert (tmp_path / "結果.txt").read_text(encoding="utf-8").rstrip("\n") == shown.stdout.rstrip("\n")


@pytest.mark.parametrize(
    ("output", "says"), [("nowhere/out.txt", "cannot be written"), ("fine.txt", "is a draft to check")]
)
def test_a_file_that_cannot_be_written(output: str, says: str, tmp_path: Path) -> None:
    result = _answer(tmp_path, "--output", output, lang="en")
    assert (result.code, says in result.stderr) == (2, True)
    assert (tmp_path / "fine.txt").read_text(encoding="utf-8") == DRAFTS["fine.txt"]


STATISTICS = """\
3  lancers/no-contact-before-prepayment  (メールアドレス 2、電話番号 1)
合計 3件
"""


def test_statistics(tmp_path: Path) -> None:
    assert _answer(tmp_path, "-f", "concise", "--statistics").stdout.endswith("\n" + STATISTICS)
    assert _answer(tmp_path, "-f", "text", "--statistics").stdout.endswith("\n\n" + STATISTICS)
    # a program that reads the answer is not disturbed
    result = _answer(tmp_path, "-f", "sarif", "--statistics")
    json.loads(result.stdout)
    assert result.stderr.endswith(STATISTICS)


def renew() -> None:
    """Write what every format prints now."""
    for output_format in FORMATS:
        for lang in ("ja", "en"):
            with tempfile.TemporaryDirectory() as folder:
                text = _stable(_answer(Path(folder), "--format", output_format, lang=lang).stdout)
            _golden(output_format, lang).parent.mkdir(exist_ok=True)
            _golden(output_format, lang).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    renew()
