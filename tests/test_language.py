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
from linter.decoding import COMMON
from linter.knowledge import LinkRule, shipped
from linter.messages import LANGUAGES, say
from linter.messages.click_ja import PLURALS, SENTENCES
from linter.messages.preference import preferred_language
from linter.messages.texts import TEXTS
from linter.render.terminal import column_width
from linter.settings.keys import FORMATS
from tests.command import run

JAPANESE = re.compile("[\u3041-\u30fa\u4e00-\u9fff]")
PACKAGE = Path(linter.__file__).parent

# what a table prints as a sign, and texts without words
WORDLESS = {"report.situation", "list.separator", "fix.gap", "setting.from-file", "explain.example"}


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


def _reasons() -> set[str]:
    """Every reason of a finding in the detectors' source, and what `link-{purpose}` stands for."""
    sources = "".join(path.read_text(encoding="utf-8") for path in (PACKAGE / "kinds").rglob("*.py"))
    sources += (PACKAGE / "wording.py").read_text(encoding="utf-8")
    links = {f"link-{rule.purpose}" for rules in _link_rules() for rule in rules}
    proposals = {frame["reason"] for frame in shipped().phrases("proposals")["frames"]}
    return (
        set(re.findall(r'"((?:address|number|(?:handle|link|number|postal|filter)-[a-z]+))"', sources))
        | links
        | proposals
    )


def _link_rules() -> list[tuple[LinkRule, ...]]:
    return [*shipped().hosts.values(), *shipped().schemes.values()]


def _excuses() -> set[str]:
    """Every reason to leave something out, given to `view.excuse` or returned by an `_excuse` function."""
    found: set[str] = set()
    for path in (PACKAGE / "kinds").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef) and node.name == "_excuse":
                given = [part.value for part in ast.walk(node) if isinstance(part, ast.Return) and part.value]
            elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "excuse":
                given = node.args[3:]
            else:
                continue
            for value in given:
                texts = [part.value for part in ast.walk(value) if isinstance(part, ast.Constant)]
                found |= {text for text in texts if isinstance(text, str)} - {"said-"}
    return found | {
        f"said-{concept}" for concept in (*shipped().phrases("proposals")["takes_back"], "quoted", "sample")
    }


def test_every_reason_and_excuse_in_the_code_has_a_text() -> None:
    assert {f"reason.{reason}" for reason in _reasons()} <= TEXTS.keys()
    assert {f"excuse.{excuse}" for excuse in _excuses()} <= TEXTS.keys()


# where the code fills in what comes behind the dot or the hyphen; other tests say what that may be
FILLED_IN = (
    "kind.",
    "channel.",
    "certainty.",
    "severity.",
    "outcome.",
    "error.unknown-",
    "help.thread-",
    "thread.",
    "step.",
    "topic.",
    "asked.",
    "setting.from-",
    "sample.",
    "explain.decides-",
    "hook.problem.",
    "hook.steps-",
    "hook.state-",
    "browser.state-",
    "browser.title-",
    "browser.host-",
)


def test_every_text_is_used() -> None:
    used = {f"reason.{name}" for name in _reasons()} | {f"excuse.{name}" for name in _excuses()}
    for path in PACKAGE.rglob("*.py"):
        if path.name == "texts.py":
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                used |= {node.value, f"error.{node.value}", f"setting.{node.value}"}
    for path in (PACKAGE / "browser" / "assets").glob("*.js"):
        used |= {
            name
            for word in re.findall(r'"([\w.-]+)"', path.read_text(encoding="utf-8"))
            for name in (word, f"browser.{word}")
        }
    assert [key for key in TEXTS if key not in used and not key.startswith(FILLED_IN)] == []


def _families() -> set[str]:
    """Every disguise family that the readings name in their source: the last argument of what they replace."""
    found: set[str] = set()
    takes = {"Edit": 4, "append": 3, "_Entry": 4, "Atom": 5}
    for path in (PACKAGE / "readings").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                name = getattr(node.func, "id", getattr(node.func, "attr", ""))
                given = node.args[takes[name] - 1 : takes[name]] if name in takes else []
                given += [keyword.value for keyword in node.keywords if keyword.arg == "family"]
            elif isinstance(node, ast.FunctionDef) and node.name.endswith("family"):
                given = [part.value for part in ast.walk(node) if isinstance(part, ast.Return) and part.value]
            elif isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "family":
                given = [node.value]
            else:
                continue
            for value in given:
                found |= {text for text in _results(value) if text}
    return found


def _results(value: ast.expr) -> set[str]:
    """The literal texts that an expression may have as its value."""
    if isinstance(value, ast.IfExp):
        return _results(value.body) | _results(value.orelse)
    if isinstance(value, ast.BoolOp):
        return set().union(*map(_results, value.values))
    return {value.value} if isinstance(value, ast.Constant) and isinstance(value.value, str) else set()


@pytest.mark.parametrize("family", sorted(_families()))
def test_every_disguise_has_a_name(family: str) -> None:
    for lang in LANGUAGES:
        assert shipped().disguise(family)["name"][lang]


def test_disguises_are_named_in_the_report() -> None:
    draft = "ｔａｒｏ［アットマーク］ｋｉｋａｋｕ．ｊｐ までお願いします"
    for lang in LANGUAGES:
        result = run("check", "-p", "lancers", "-s", "proposal", stdin=draft, lang=lang)
        assert shipped().disguise("at-word")["name"][lang] in result.stdout


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


COMMANDS = [
    (),
    ("check",),
    ("scan",),
    ("explain",),
    ("platforms",),
    ("reply",),
    ("thread",),
    ("thread", "set"),
    ("thread", "paid"),
    ("hook",),
    ("hook", "install"),
    ("hook", "status"),
    ("hook", "uninstall"),
    ("hook", "run"),
    ("host",),
    ("mcp",),
]


@pytest.mark.parametrize("command", COMMANDS)
def test_help_speaks_the_language(command: tuple[str, ...]) -> None:
    japanese = run(*command, "--help", lang="ja")
    english = run(*command, "--help", lang="en")
    assert (japanese.code, english.code) == (0, 0)
    assert "使い方:" in japanese.stdout
    assert "オプション" in japanese.stdout
    assert "Usage:" in english.stdout
    assert not JAPANESE.search(english.stdout)
    # what stands for a value or for other arguments is Japanese too
    assert not re.search("OPTIONS|COMMAND|ARGS|TEXT|FILE|RULE|NAME", japanese.stdout)
    words = re.sub(r"Ctrl\+C|Tab|--?[a-z-]+|\[[^\]]*\]|[A-Z]+|[a-z]+/[a-z-]+|\{[^}]*\}", " ", japanese.stdout)
    allowed = {"sendlint", "check", "scan", "explain", "platforms", "text", "warning", "info", "error"}
    allowed |= {"proposal", "contracted", "prepaid", "delivered", "closed", "none", "pending", "approved", "rejected"}
    allowed |= {"engagement", "id", "thread", "set", "list", "show", "remove", *shipped().platforms}
    allowed |= {"toml", "json", "draft", "hash", "html", "eml", "completion"}
    # what is chosen by its name is the same in every language
    allowed |= {*FORMATS, *"-".join(COMMON).replace("_", "-").split("-")}
    allowed |= {"paid", "applied", "revoked", "reply", "hook", "host", "mcp", "run", "install", "status", "uninstall"}
    allowed |= {"chrome", "edge", "chromium", "brave", "vivaldi", "firefox", "claude", "code", "json"}
    assert set(re.findall(r"[a-z]{2,}", words)) <= allowed


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("command", COMMANDS)
def test_help_fits_and_lines_up(command: tuple[str, ...], lang: str) -> None:
    lines = run(*command, "--help", lang=lang, environment={"COLUMNS": "72"}).stdout.splitlines()
    assert max(map(column_width, lines)) <= 72
    assert not [line for line in lines if re.match(r"\s*[、。）」]", line)]
    options = [line for line in lines if re.match("  -", line)]
    begins = [column_width(found[0]) for line in options if (found := re.match(r"  -.*?\S {2,}(?=\S)", line))]
    assert len(set(begins)) == 1


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
