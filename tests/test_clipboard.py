"""`check --clipboard`: what was just copied, once or every time."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the clipboard's program is replaced as Linux has it")

COMMAND = [sys.executable, "-m", "linter", "check", "-p", "lancers", "-s", "提案", "--clipboard", "--lang", "ja"]
#: the program that a window system's clipboard is read with, and the variable by which the system is known
SYSTEMS = {"xclip": "DISPLAY", "xsel": "DISPLAY", "wl-paste": "WAYLAND_DISPLAY"}


class Clipboard:
    """A clipboard of our own, and the environment of a program that uses it."""

    def __init__(self, folder: Path, program: str) -> None:
        self._text = folder / "clipboard"
        self.copy("")
        names = [program, "wl-copy"] if program == "wl-paste" else [program]
        for name in names:
            script = folder / "bin" / name
            script.parent.mkdir(exist_ok=True)
            script.write_text(f'#!/bin/sh\nexec cat "{self._text}"\n')
            script.chmod(0o755)
        # only what the scripts themselves need, so that no real clipboard is found
        for name in ("sh", "cat", "which"):
            found = shutil.which(name)
            if found:
                (folder / "bin" / name).symlink_to(found)
        kept = {name: value for name, value in os.environ.items() if name not in SYSTEMS.values()}
        self.environment = {**kept, "PATH": str(folder / "bin"), SYSTEMS[program]: ":7", "PYTHONUTF8": "1"}

    def copy(self, text: str) -> None:
        scratch = self._text.with_suffix(".new")
        scratch.write_text(text, encoding="utf-8", newline="")
        scratch.replace(self._text)


@pytest.mark.parametrize("program", SYSTEMS)
@pytest.mark.parametrize(
    ("copied", "code", "says"),
    [
        ("電話は 090-4821-7736\r\nです", 1, "1行目5文字目: ✗ 違反 電話番号"),
        ("納品は金曜日です。", 0, "送って大丈夫です"),
    ],
)
def test_what_was_copied(program: str, copied: str, code: int, says: str, tmp_path: Path) -> None:
    clipboard = Clipboard(tmp_path, program)
    clipboard.copy(copied)
    done = subprocess.run(COMMAND, env=clipboard.environment, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr) == (code, "")
    assert says in done.stdout


def test_nothing_was_copied(tmp_path: Path) -> None:
    clipboard = Clipboard(tmp_path, "xclip")
    done = subprocess.run(COMMAND, env=clipboard.environment, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, "クリップボードに文章がありません" in done.stderr, "✓" in done.stdout) == (2, True, False)


def test_no_clipboard(tmp_path: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if name not in SYSTEMS.values()}
    for options in ((), ("--watch",)):
        done = subprocess.run(
            [*COMMAND, *options],
            env={**environment, "PATH": str(tmp_path), "PYTHONUTF8": "1"},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
        assert "xclip" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "says"),
    [(["--clipboard", "draft.txt"], "一緒に使えません"), (["--watch"], "--clipboard と一緒に使います")],
)
def test_options_that_do_not_fit_together(arguments: list[str], says: str, tmp_path: Path) -> None:
    command = [part for part in COMMAND if part != "--clipboard"]
    done = subprocess.run([*command, *arguments], capture_output=True, encoding="utf-8", check=False, cwd=tmp_path)
    assert (done.returncode, says in done.stderr) == (2, True)


def test_every_copy_is_checked_once_until_the_user_ends_it(tmp_path: Path) -> None:
    clipboard = Clipboard(tmp_path, "xclip")
    clipboard.copy("古い文章 hanako@kikaku.jp")
    process = subprocess.Popen(
        [*COMMAND, "--watch", "-f", "concise"],
        env={**clipboard.environment, "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    assert process.stdout and process.stderr  # noqa: PT018
    try:
        assert "見ています" in process.stderr.readline()
        # what was there before is not new
        time.sleep(1)
        clipboard.copy("電話は 090-4821-7736 です")
        assert "+819048217736" in process.stdout.readline()
        clipboard.copy("")
        time.sleep(1)
        clipboard.copy("メールは taro@kikaku.jp です")
        assert "taro@kikaku.jp" in process.stdout.readline()
        process.send_signal(signal.SIGINT)
        assert process.wait(20) == 0
        assert (process.stdout.read(), process.stderr.read()) == ("", "")
    finally:
        process.kill()
        process.stdout.close()
        process.stderr.close()
