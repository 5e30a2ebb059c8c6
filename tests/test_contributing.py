"""CONTRIBUTING.md keeps its word: its examples do what they say, its order of modules holds."""

from __future__ import annotations

import ast
import re
import shutil
import tomllib
from pathlib import Path
from typing import Any

import pytest

from linter import Engagement, Severity, index, lint
from linter.knowledge import Knowledge, folder
from linter.messages.click_ja import SENTENCES

ROOT = Path(__file__).parent.parent
TEXT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")


def _blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)


def _files() -> dict[str, str]:
    """The example files by the path that their first line names."""
    return {block.splitlines()[0].removeprefix("# "): block for block in _blocks("toml")}


def _table(name: str) -> dict[str, Any]:
    return tomllib.loads(_files()[name])


def _extended(root: Path, files: dict[str, str]) -> Knowledge:
    """What sendlint knows with `files` put where they say they go: a new file, or the end of a disguise file."""
    shutil.copytree(folder(), root / "patterns", ignore=shutil.ignore_patterns("__pycache__", "index.*"))
    for name, text in files.items():
        assert (root / name).exists() == ("/disguises/" in name)
        with (root / name).open("a", encoding="utf-8") as file:
            file.write(text)
    return Knowledge(index.build(root / "patterns"))


@pytest.fixture(scope="module")
def extended(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    return _extended(tmp_path_factory.mktemp("checkout"), _files())


def test_service_finds_its_examples_and_nothing_else(extended: Knowledge) -> None:
    service = _table("patterns/services/hanashi.toml")
    strictest = Engagement("lancers", "proposal")
    for example in service["examples"]:
        (judged,) = lint(example["text"], strictest, knowledge=extended).findings
        found = judged.finding
        assert (found.kind, found.service, found.value) == (example["kind"], service["id"], example["value"])
    for text in service["innocent"]:
        assert lint(text, strictest, knowledge=extended).findings == ()


def test_service_needs_its_words_of_work(tmp_path: Path) -> None:
    # else the example would show a key that does nothing
    name = "patterns/services/hanashi.toml"
    without = _extended(tmp_path, {name: re.sub("^work = .*\n", "", _files()[name], flags=re.MULTILINE)})
    innocent = _table(name)["innocent"][0]
    (judged,) = lint(innocent, Engagement("lancers", "proposal"), knowledge=without).findings
    assert judged.finding.service == "hanashi"


def test_disguise_is_seen_through_with_its_new_word_only(extended: Knowledge) -> None:
    name = "patterns/disguises/provider-name.toml"
    strictest = Engagement("lancers", "proposal")
    for example in _table(name)["examples"]:
        assert lint(example["text"], strictest).findings == ()
        (judged,) = lint(example["text"], strictest, knowledge=extended).findings
        found = judged.finding
        assert (found.kind, found.value) == (example["kind"], example["value"])
        assert "provider-name" in found.disguises


def test_innocent_text_with_the_new_word_stays_silent(extended: Knowledge) -> None:
    quoted = re.search(r"uses the same word, 「(.+?)」", TEXT)
    assert quoted
    assert lint(quoted[1], Engagement("lancers", "proposal"), knowledge=extended).findings == ()


@pytest.mark.parametrize(
    ("stage", "rule", "severity"),
    [
        ("応募中", "shigotoba/no-contact-before-contract", Severity.ERROR),
        ("契約済み", "shigotoba/contact-after-contract", Severity.INFO),
        (None, "shigotoba/no-contact-before-contract", Severity.ERROR),
    ],
)
def test_platform_judges(extended: Knowledge, stage: str | None, rule: str, severity: Severity) -> None:
    text = "メールは hanako@kikaku.jp まで。規約は https://shigotoba.example/rules にあります"
    (judged,) = lint(text, Engagement("シゴトバ", stage), knowledge=extended).findings
    assert (judged.rule_id, judged.severity) == (rule, severity)


def test_texts_have_both_languages() -> None:
    text, sentence = (ast.literal_eval("{" + block + "}") for block in _blocks("python"))
    assert [len(languages) for languages in text.values()] == [2]
    assert sentence.items() <= SENTENCES.items()


def _order() -> list[str]:
    quoted = re.search(r"^> (.*\n(?:> .*\n)*)", TEXT, re.MULTILINE)
    assert quoted
    return re.findall(r"`(\w+)`", quoted[1])


def _imports(path: Path) -> set[str]:
    """The modules under `linter` that a file imports, wherever in it."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module == "linter":
            found |= {alias.name for alias in node.names if not alias.name.startswith("_")}
        elif isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("linter."):
            found.add(node.module.split(".")[1])
    return found


def test_modules_import_only_from_modules_further_left() -> None:
    order = _order()
    entrances = {"__init__", "__main__", "build_hook"}
    paths = [
        path
        for path in sorted((ROOT / "linter").rglob("*.py"))
        if path.stem not in entrances or path.parts[-2] != "linter"
    ]
    for path in paths:
        module = path.relative_to(ROOT / "linter").parts[0].removesuffix(".py")
        assert module in order, f"{module} is missing in CONTRIBUTING.md's order of modules"
        for imported in _imports(path) - {module}:
            assert order.index(imported) < order.index(module), f"{module} imports {imported}"


def test_files_that_are_named_exist() -> None:
    modules = {f"{name}.py" for name in _order()}
    quoted = re.findall(r"`([\w/]+\.(?:py|toml|md))`", TEXT)
    named = {name for name in quoted if "/" in name or name in modules}
    roots = (ROOT, ROOT / "linter", ROOT / "patterns")
    assert named
    assert not [name for name in sorted(named) if not any((root / name).exists() for root in roots)]
