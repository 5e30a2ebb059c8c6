"""README.md keeps its word: every command it shows prints what is shown below it.

In a ```console block a command stands behind `$ ` and its output below. A fence with a file name behind its
language (```text draft.txt) is a file that the commands may read. Everything above the heading "English" is
run under a Japanese locale, everything below it under an English one.

After a change of the output, `python -m tests.test_readme` writes the new output into README.md.
"""

from __future__ import annotations

import doctest
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

import pytest

from linter.core import rulebook_for
from linter.findings import Channel
from linter.messages import say

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
SHELL = shutil.which("bash") or shutil.which("sh")
LANGUAGES = ("ja", "en")
LOCALES = {"ja": "ja_JP.UTF-8", "en": "en_US.UTF-8"}

_FENCE = re.compile(
    r"^(?P<indent> *)```(?P<kind>\w+)(?: (?P<name>\S+))?\n(?P<text>.*?)^ *```$", re.MULTILINE | re.DOTALL
)
_COMMAND = re.compile(r"^\$ (?P<command>.*)\n(?P<output>(?:(?!\$ ).*\n)*)", re.MULTILINE)

needs_shell = pytest.mark.skipif(SHELL is None and sys.platform == "win32", reason="there is no shell")


class Fence(NamedTuple):
    """A fenced block: its kind (`console`, `sh` …), the file it stands for, its text and its line."""

    lang: str
    kind: str
    name: str | None
    text: str
    line: int


class Example(NamedTuple):
    """A command of a console block and the output shown below it."""

    lang: str
    command: str
    output: str
    line: int


def parts() -> dict[str, str]:
    """The README's text by language."""
    japanese, heading, english = README.read_text(encoding="utf-8").partition("\n# English\n")
    return {"ja": japanese, "en": heading + english}


def fences(kind: str, lang: str | None = None) -> list[Fence]:
    found: list[Fence] = []
    first_line = 1
    for part_lang, text in parts().items():
        for match in _FENCE.finditer(text):
            line = first_line + text.count("\n", 0, match.start())
            if match["kind"] == kind and lang in (None, part_lang):
                found.append(Fence(part_lang, kind, match["name"], match["text"], line))
        first_line += text.count("\n")
    return found


def examples() -> list[Example]:
    found: list[Example] = []
    for fence in fences("console"):
        assert fence.text.startswith("$ "), f"README.md:{fence.line}: the block must begin with a command"
        for match in _COMMAND.finditer(fence.text):
            line = fence.line + 1 + fence.text.count("\n", 0, match.start())
            found.append(Example(fence.lang, match["command"], match["output"], line))
    return found


def run(command: str, lang: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a command among the README's files, untouched by settings of ours; both outputs in one."""
    for fence in (*fences("text", lang), *fences("json", lang), *fences("toml", lang)):
        assert fence.name, f"README.md:{fence.line}: the block needs a file name behind its language"
        (folder / fence.name).parent.mkdir(exist_ok=True)
        (folder / fence.name).write_text(fence.text, encoding="utf-8", newline="\n")
    ours = ("LC_", "LANG", "SENDLINT_", "NO_COLOR", "FORCE_COLOR", "COLUMNS", "PYTHON")
    environment = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    environment |= {
        "PATH": os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"])),
        "LANG": LOCALES[lang],
        "PYTHONUTF8": "1",
        "SENDLINT_DATA_DIR": str(folder / "data"),
    }
    assert SHELL is not None
    return subprocess.run(
        [SHELL, "-c", command],
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


def trimmed(text: str) -> list[str]:
    """Lines without the white space at their ends, which Markdown's editors may take away."""
    return [line.rstrip() for line in text.rstrip().splitlines()]


def test_both_languages_show_the_same_kinds_of_examples() -> None:
    shown: dict[str, list[int]] = {lang: [] for lang in LANGUAGES}
    for example in examples():
        shown[example.lang].append(example.command.count("sendlint"))
    assert shown["ja"] == shown["en"]
    assert len(shown["ja"]) >= 10


@needs_shell
@pytest.mark.parametrize("example", [pytest.param(one, id=f"line-{one.line}") for one in examples()])
def test_command_prints_what_is_shown(example: Example, tmp_path: Path) -> None:
    assert "sendlint " in example.command
    assert trimmed(run(example.command, example.lang, tmp_path).stdout) == trimmed(example.output)


@needs_shell
@pytest.mark.parametrize("lang", LANGUAGES)
def test_two_commands_set_everything_up(lang: str, tmp_path: Path) -> None:
    check, tests = (fence.text.rstrip("\n") for fence in fences("sh", lang))
    assert "\n" not in check
    venv, install, draft = check.split(" && ")
    assert (venv, install) == ("python3 -m venv .venv", ".venv/bin/pip install -q .")
    assert (ROOT / "pyproject.toml").is_file()
    command = draft.replace(".venv/bin/sendlint", "sendlint")
    assert run(command, lang, tmp_path).returncode == 1
    # the output itself is compared where it is shown
    assert command in [example.command for example in examples() if example.lang == lang]

    assert tests == "tests/run"
    assert (ROOT / tests).is_file()
    assert os.access(ROOT / tests, os.X_OK)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_python_example_works(lang: str) -> None:
    (fence,) = fences("python", lang)
    example = doctest.DocTestParser().get_doctest(fence.text, {}, f"README-{lang}", str(README), fence.line)
    assert example.examples
    said: list[str] = []
    assert doctest.DocTestRunner().run(example, out=said.append).failed == 0, "".join(said)


ALL_CONTACT = ("mail", "phone", "chat", "video", "in-person")
# for every column of a platform's table: the channels and the application's state that it speaks of
COLUMNS = {
    "lancers": (
        ((*ALL_CONTACT, "postal"), ("none", "pending", "rejected")),
        ((*ALL_CONTACT, "postal"), ("approved",)),
    ),
    "crowdworks": (
        (("mail", "phone", "chat", "video"), ("none", "pending", "rejected")),
        (("in-person",), ("none", "pending", "rejected")),
        (ALL_CONTACT, ("approved",)),
    ),
}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("platform", COLUMNS)
def test_table_says_what_the_rulebook_says(platform: str, lang: str) -> None:
    rulebook = rulebook_for(platform)
    section = parts()[lang].split(f"\n### {rulebook.name[lang]}\n")[1].split("\n#")[0]
    lines = re.findall(r"^\|.*", section, re.MULTILINE)
    rows = [[cell.strip(" *※") for cell in line.strip("| ").split("|")] for line in lines]
    assert [row[0] for row in rows[2:]] == [stage.name[lang] for stage in rulebook.stages]
    for stage, row in zip(rulebook.stages, rows[2:], strict=True):
        for cell, (channels, statuses) in zip(row[1:], COLUMNS[platform], strict=True):
            cells = [(Channel(name), stage.id, status) for name in channels for status in statuses]
            outcomes = {rulebook.cell(*place).outcome for place in cells}
            assert [say(f"outcome.{outcome}", lang) for outcome in outcomes] == [cell]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_words_for_stages_are_understood(lang: str) -> None:
    rows = re.findall(r"^\| `--(stage|application) (\w+)` \| (.*) \| (.*) \|$", parts()[lang], re.MULTILINE)
    assert len(rows) == 9
    for field, wanted, *columns in rows:
        for platform, words in zip(("lancers", "crowdworks"), columns, strict=True):
            rulebook = rulebook_for(platform)
            choices = rulebook.stages if field == "stage" else rulebook.statuses
            named = {choice.id: choice for choice in choices}
            assert set(re.split("[、,] ?", words)) <= {*named[wanted].words, *named[wanted].name.values()}


def test_files_that_are_linked_to_exist() -> None:
    links = re.findall(r"\]\(([\w./-]+)\)", README.read_text(encoding="utf-8"))
    assert links
    assert all((ROOT / link).is_file() for link in links)


def renew() -> None:
    """Write the output that every command has now into README.md."""
    text = README.read_text(encoding="utf-8")
    for example in reversed(examples()):
        with tempfile.TemporaryDirectory() as folder:
            output = "\n".join(trimmed(run(example.command, example.lang, Path(folder)).stdout)) + "\n"
        lines = text.splitlines(keepends=True)
        lines[example.line : example.line + example.output.count("\n")] = [output]
        text = "".join(lines)
    README.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    renew()
