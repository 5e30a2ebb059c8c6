"""Shell completion: what is offered, and that real shells take it."""

from __future__ import annotations

import os
import re
import select
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from linter.knowledge import shipped
from tests.command import run


def offered(words: str) -> list[str]:
    """What bash is offered at the end of a line."""
    parts = words.split(" ")
    done = subprocess.run(
        [sys.executable, "-m", "linter"],
        env={
            **os.environ,
            "_SENDLINT_COMPLETE": "bash_complete",
            "COMP_WORDS": words,
            "COMP_CWORD": str(len(parts) - 1),
            "PYTHONUTF8": "1",
        },
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return [line.split(",", 1)[1] for line in done.stdout.splitlines() if "," in line]


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("sendlint ch", {"check"}),
        ("sendlint check --plat", {"--platform"}),
        ("sendlint check -p lanc", {"lancers"}),
        ("sendlint check -p lancers -s pre", {"prepaid"}),
        ("sendlint check -p lancers -s 仮払い済", {"仮払い済み", "仮払い済", "仮払い済み（作業中）"}),
        ("sendlint check -p lancers -a app", {"approved"}),
        ("sendlint check --format sa", {"sarif"}),
        ("sendlint platforms lan", {"lancers"}),
        ("sendlint explain lancers/no-contact", {"lancers/no-contact-before-prepayment"}),
        ("sendlint completion z", {"zsh"}),
    ],
)
def test_what_is_offered(words: str, wanted: set[str]) -> None:
    assert set(offered(words)) == wanted


def test_every_platform_is_offered() -> None:
    assert {*shipped().platforms} <= set(offered("sendlint check --platform "))


def _typed(command: list[str], lines: list[str], until: str, tmp_path: Path) -> str:
    """What a terminal shows after the lines were typed into a shell, up to `until`."""
    pty = pytest.importorskip("pty")
    ours, terminal = pty.openpty()
    environment = {**os.environ, "TERM": "dumb", "HOME": str(tmp_path), "ZDOTDIR": str(tmp_path), "PS1": "> "}
    environment["PATH"] = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
    process = subprocess.Popen(command, stdin=terminal, stdout=terminal, stderr=terminal, env=environment)
    os.close(terminal)
    shown = ""
    try:
        for number, line in enumerate(lines):
            os.write(ours, line.encode())
            if line.endswith("\n"):
                # until it has run, whatever is typed would be lost
                shown += _read(ours, f"done{number}")
        shown += _read(ours, until)
    finally:
        process.kill()
        process.wait()
        os.close(ours)
    return shown


def _read(terminal: int, until: str) -> str:
    shown = ""
    end = time.monotonic() + 30
    while not re.search(until, shown) and time.monotonic() < end:
        if select.select([terminal], [], [], 0.2)[0]:
            shown += os.read(terminal, 65536).decode("utf-8", "replace")
    return shown


@pytest.mark.parametrize(
    ("shell", "setup"),
    [
        (["bash", "--norc", "--noprofile", "-i"], 'eval "$(sendlint completion bash)"; echo do""ne0\n'),
        (
            ["zsh", "-f", "-i"],
            'autoload -Uz compinit; compinit -u -D; eval "$(sendlint completion zsh)"; echo do""ne0\n',
        ),
    ],
)
def test_a_real_shell_completes(shell: list[str], setup: str, tmp_path: Path) -> None:
    if shutil.which(shell[0]) is None:
        pytest.skip(f"there is no {shell[0]}")
    shown = _typed(shell, [setup, "sendlint check --platform lance\t"], r"--platform lancers", tmp_path)
    assert re.search(r"--platform lancers", shown), shown


@pytest.mark.skipif(shutil.which("fish") is None, reason="there is no fish")
def test_fish_completes() -> None:
    done = subprocess.run(
        [
            "fish",
            "--no-config",
            "-c",
            "sendlint completion fish | source; complete -C 'sendlint check --platform lance'",
        ],
        env={**os.environ, "PATH": os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.stdout.startswith("lancers"), done.stderr


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_names_the_program(shell: str) -> None:
    result = run("completion", shell, lang="ja")
    assert (result.code, f"_SENDLINT_COMPLETE={shell}_complete" in result.stdout) == (0, True)


def test_another_shell() -> None:
    result = run("completion", "powershell", lang="ja")
    assert (result.code, "使えるのは" in result.stderr) == (2, True)
