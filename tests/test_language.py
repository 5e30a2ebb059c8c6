"""Every word a user sees exists in Japanese and English, click's own sentences included."""

from __future__ import annotations

import ast
import inspect
import re
import string
from pathlib import Path
from typing import Any

import click
import pytest

import linter
from linter.messages import say
from linter.messages.click_ja import PLURALS, SENTENCES
from linter.messages.preference import preferred_language
from linter.messages.texts import TEXTS
from tests.command import run

JAPANESE = re.compile("[\u3041-\u30fa\u4e00-\u9fff]")
PACKAGE = Path(linter.__file__).parent

# what a table prints as a sign, and texts without words
WORDLESS = {"report.situation"}


@pytest.mark.parametrize("key", TEXTS)
def test_both_languages(key: str) -> None:
    japanese, english = TEXTS[key]
    assert JAPANESE.search(japanese) or key in WORDLESS
    assert not JAPANESE.search(english)
    assert _fields(japanese) == _fields(english)


def _fields(text: str) -> set[str]:
    return {field.split("!")[0] for _, field, _, _ in string.Formatter().parse(text) if field}


def _called_keys() -> set[str]:
    """Every literal key given to `say`, `both` or an error in the package's source."""
    keys: set[str] = set()
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args:
                first = node.args[0]
                if isinstance(first, ast.Constant) and isinstance(first.value, str):
                    if node.func.id in ("say", "both"):
                        keys.add(first.value)
                    elif node.func.id in ("UsageError", "DraftError"):
                        keys.add(f"error.{first.value}")
    return keys


def test_every_key_in_the_code_has_a_text() -> None:
    assert _called_keys() <= TEXTS.keys()


def test_every_value_of_a_finding_has_a_text() -> None:
    from linter.findings import Certainty, Channel, Kind
    from linter.rulebook import Outcome, Severity

    wanted = {
        *(f"kind.{kind}" for kind in Kind),
        *(f"channel.{channel}" for channel in Channel),
        *(f"certainty.{certainty}" for certainty in Certainty),
        *(f"severity.{severity}" for severity in Severity),
        *(f"outcome.{outcome}" for outcome in Outcome),
    }
    assert wanted <= TEXTS.keys()


def test_every_reason_and_excuse_in_the_code_has_a_text() -> None:
    sources = "".join(path.read_text(encoding="utf-8") for path in (PACKAGE / "kinds").glob("*.py"))
    reasons = set(re.findall(r'"((?:handle|link|number)(?:-[a-z]+)?)"', sources)) - {"handle", "link"}
    excuses = set(re.findall(r'return "([a-z]+-?[a-z]+)"', sources)) - {"phone", "other"}
    assert {f"reason.{reason}" for reason in reasons} <= TEXTS.keys()
    assert {f"excuse.{excuse}" for excuse in excuses} <= TEXTS.keys()


def _click_sentences() -> tuple[set[str], set[tuple[str, str]]]:
    """What the modules of click that our commands run through can say, read from click's own source."""
    said: set[str] = set()
    plurals: set[tuple[str, str]] = set()
    for module in (click.core, click.exceptions, click.formatting, click.parser):
        for node in ast.walk(ast.parse(inspect.getsource(module))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                texts = [arg.value for arg in node.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
                if node.func.id == "_" and texts:
                    said.add(texts[0])
                elif node.func.id == "ngettext":
                    plurals.add((texts[0], texts[1]))
    return said, plurals


# sentences for the programmer of a command line, not for its user
FOR_PROGRAMMERS = re.compile("Deprecat|[Nn]ame|declar|Boolean option|iterable|Missing \\{param_type\\}")


def test_clicks_sentences_are_translated() -> None:
    said, plurals = _click_sentences()
    assert {text for text in said if not FOR_PROGRAMMERS.search(text) or "such" in text} <= SENTENCES.keys()
    assert plurals <= PLURALS.keys()


@pytest.mark.parametrize(
    ("english", "japanese"), [*SENTENCES.items(), *((many, ja) for (_, many), ja in PLURALS.items())]
)
def test_a_translation_fills_in_nothing_that_click_does_not_give(english: str, japanese: str) -> None:
    assert JAPANESE.search(japanese)
    assert _fields(japanese) <= _fields(english)


@pytest.mark.parametrize("command", [(), ("check",), ("scan",), ("explain",), ("platforms",)])
def test_help_speaks_the_language(command: tuple[str, ...]) -> None:
    japanese = run(*command, "--help", lang="ja")
    english = run(*command, "--help", lang="en")
    assert (japanese.code, english.code) == (0, 0)
    assert "使い方:" in japanese.stdout
    assert "オプション" in japanese.stdout
    assert "Usage:" in english.stdout
    assert not JAPANESE.search(english.stdout)
    words = re.sub(r"--?[a-z-]+|\[[^\]]*\]|[A-Z]+|[a-z]+/[a-z-]+|\{[^}]*\}", " ", japanese.stdout)
    allowed = {"sendlint", "check", "scan", "explain", "platforms", "text", "warning", "info", "error"}
    allowed |= {"proposal", "contracted", "prepaid", "delivered", "closed", "none", "pending", "approved", "rejected"}
    allowed |= {"crowdworks", "lancers", "engagement", "id"}
    assert set(re.findall(r"[a-z]{2,}", words)) <= allowed


@pytest.mark.parametrize(
    ("arguments", "environment", "lang"),
    [
        (["check", "--lang", "ja"], {"LANG": "en_US.UTF-8"}, "ja"),
        (["check", "--lang=en"], {"LANG": "ja_JP.UTF-8"}, "en"),
        (["check", "--lang", "fr"], {"LANG": "ja_JP.UTF-8"}, "ja"),
        (["check", "--", "--lang", "en"], {"LANG": "ja_JP.UTF-8"}, "ja"),
        ([], {"SENDLINT_LANG": "ja", "LANG": "en_US.UTF-8"}, "ja"),
        ([], {"LC_ALL": "ja_JP.eucJP", "LANG": "en_US.UTF-8"}, "ja"),
        ([], {"LC_ALL": "", "LANG": "ja_JP.UTF-8"}, "ja"),
        ([], {"LC_ALL": "C", "LANG": "ja_JP.UTF-8"}, "en"),
        ([], {"LANG": "de_DE.UTF-8"}, "en"),
    ],
)
def test_the_language_is_chosen(arguments: list[str], environment: dict[str, str], lang: str) -> None:
    assert preferred_language(arguments, environment) == lang


def test_say_refuses_a_key_that_does_not_exist() -> None:
    with pytest.raises(KeyError):
        say("no.such.key", "ja")


def test_public_names(capsys: Any) -> None:
    assert sorted(linter.__all__) == linter.__all__
    for name in linter.__all__:
        assert hasattr(linter, name)
