"""Every pattern file keeps its own word: its examples match, its innocents do not, its form is right."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from linter import Engagement, Severity, index, lint
from linter.detect import detect
from linter.errors import PatternError
from linter.knowledge import folder, shipped

STRICTEST = Engagement("lancers", "proposal")
SERVICES = [pytest.param(table, id=path.stem) for path, table in index.sources(folder(), "services")]
DISGUISES = [pytest.param(table, id=path.stem) for path, table in index.sources(folder(), "disguises")]


def test_there_are_services() -> None:
    assert len(SERVICES) >= 45


@pytest.mark.parametrize("table", SERVICES)
def test_examples_are_found(table: dict[str, Any]) -> None:
    assert table.get("examples"), "a service file needs an example that matches"
    for example in table["examples"]:
        findings = detect(example["text"], shipped()).findings
        match = [f for f in findings if f.kind == example["kind"] and f.value == example["value"]]
        assert match, f"{example} gave {[(f.kind, f.value) for f in findings]}"
        if example["kind"] not in ("email", "phone"):
            assert match[0].service == table["id"]


@pytest.mark.parametrize("table", SERVICES)
def test_innocent_examples_are_not(table: dict[str, Any]) -> None:
    for text in table.get("innocent", []):
        found = [j.finding.text for j in lint(text, STRICTEST).findings if j.severity is not Severity.INFO]
        assert not found, f"{text!r} gave {found}"


@pytest.mark.parametrize("table", DISGUISES)
def test_disguised_examples_are_found(table: dict[str, Any]) -> None:
    assert table.get("examples"), "a disguise file needs an example that is seen through"
    missed = []
    for example in table["examples"]:
        found = [(judged.finding.kind, judged.finding.value) for judged in lint(example["text"], STRICTEST).findings]
        if (example["kind"], example["value"]) not in found:
            missed.append((example["text"], example["value"], found))
    assert not missed


@pytest.mark.parametrize("table", DISGUISES)
def test_innocent_lookalikes_of_a_disguise_are_not(table: dict[str, Any]) -> None:
    assert table.get("innocent"), "a disguise file needs texts that only look like it"
    for text in table["innocent"]:
        found = [j.finding.text for j in lint(text, STRICTEST).findings if j.severity is not Severity.INFO]
        assert not found, f"{text!r} gave {found}"


@pytest.mark.parametrize("table", DISGUISES)
def test_disguise_has_a_name_in_both_languages(table: dict[str, Any]) -> None:
    assert sorted(table["name"]) == ["en", "ja"]
    assert all(table["name"].values())


@pytest.mark.parametrize("table", SERVICES)
def test_source_is_given(table: dict[str, Any]) -> None:
    assert table["source"].startswith(("https://", "http://"))


def test_every_word_list_is_free_of_doubles() -> None:
    for path, table in index.sources(folder(), "phrases"):
        for key, words in _lists(table):
            assert len(words) == len(set(words)), f"{path.name} {key}: {sorted(w for w in words if words.count(w) > 1)}"


def _lists(table: dict[str, Any]) -> Iterator[tuple[str, list[str]]]:
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _lists(value)
        elif key not in ("examples", "frames"):
            yield key, value


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ('id = "elsewhere"\ntitle = "X"\nchannel = "chat"\ninnocent = ["a"]', "must be the file's name"),
        ('id = "new"\nchannel = "chat"\ninnocent = ["a"]', "missing"),
        ('id = "new"\ntitle = "X"\nchannel = "chat"\ncolour = "red"\ninnocent = ["a"]', "unknown key"),
        ('id = "new"\ntitle = "X"\nchannel = "chat"\n', "needs examples"),
        (
            'id = "new"\ntitle = "X"\nchannel = "chat"\ninnocent = ["a"]\n[[links]]\npath = "/"',
            "needs hosts or schemes",
        ),
        ("id = new", "Invalid value"),
    ],
)
def test_broken_service_file_is_named(change: str, problem: str, tmp_path: Path) -> None:
    patterns = _copy(tmp_path)
    (patterns / "services" / "new.toml").write_text(change, encoding="utf-8")
    with pytest.raises(PatternError) as caught:
        index.build(patterns)
    assert caught.value.values["file"] == "new.toml"
    assert problem in str(caught.value)


@pytest.mark.parametrize(
    ("table", "key"),
    [
        ('name = { en = "X" }\ninnocent = ["a"]\n[[examples]]\ntext = "a"', "name"),
        ('name = { ja = "X", en = "X" }\n[[examples]]\ntext = "a"', "innocent"),
        ('name = { ja = "X", en = "X" }\ninnocent = ["a"]', "examples"),
    ],
)
def test_broken_disguise_file_is_named(table: str, key: str, tmp_path: Path) -> None:
    patterns = _copy(tmp_path)
    (patterns / "disguises" / "new.toml").write_text(table, encoding="utf-8")
    with pytest.raises(PatternError) as caught:
        index.build(patterns)
    assert (caught.value.values["file"], caught.value.values["key"]) == ("new.toml", key)


def test_index_of_a_checkout_follows_its_files(tmp_path: Path) -> None:
    patterns = _copy(tmp_path)
    (tmp_path / "pyproject.toml").touch()
    stored = index.write(patterns).read_bytes()
    assert index.load(stored, str(patterns))["services"].keys() == shipped().services.keys()
    (patterns / "services" / "new.toml").write_text(
        'id = "new"\ntitle = "New"\nchannel = "chat"\ninnocent = ["a"]', encoding="utf-8"
    )
    assert "new" in index.load(stored, str(patterns))["services"]


def test_broken_index_is_built_anew(tmp_path: Path) -> None:
    assert index.load(b'{"format": 0}', str(folder()))["services"].keys() == shipped().services.keys()


def _copy(tmp_path: Path) -> Path:
    import shutil

    target = tmp_path / "patterns"
    shutil.copytree(folder(), target, ignore=shutil.ignore_patterns("__pycache__", "index.*"))
    return target
