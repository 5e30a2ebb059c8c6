"""The hook for pre-commit: its manifest, and what it lets pass, by the framework itself."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parent.parent
MANIFEST = ROOT / ".pre-commit-hooks.yaml"
PRE_COMMIT = [sys.executable, "-m", "pre_commit"]


def _run(command: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "SENDLINT_"))}
    environment |= {
        "PATH": os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"])),
        "PRE_COMMIT_HOME": str(folder.parent / "cache"),
        "SENDLINT_LANG": "en",
        "PYTHONUTF8": "1",
    }
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False)


def test_the_manifest_is_one() -> None:
    done = _run([*PRE_COMMIT, "validate-manifest", str(MANIFEST)], ROOT)
    assert (done.returncode, done.stdout) == (0, "")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository that uses the hook as the manifest has it, from the installation that runs the tests."""
    (hook,) = yaml.safe_load(MANIFEST.read_text(encoding="utf-8"))
    config: dict[str, Any] = {"repos": [{"repo": "local", "hooks": [{**hook, "language": "system"}]}]}
    folder = tmp_path / "templates"
    folder.mkdir()
    (folder / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), encoding="utf-8")
    (folder / "sendlint.toml").write_text('platform = "lancers"\nstage = "提案"\n', encoding="utf-8")
    (folder / "greeting.txt").write_bytes("お世話になっております。".encode("cp932"))
    (folder / "answer.md").write_text("ご提案ありがとうございます。", encoding="utf-8")
    # no template, and no draft either
    (folder / "notes.py").write_text("# hanako@kikaku.jp\n", encoding="utf-8")
    assert _run(["git", "init", "-q"], folder).returncode == 0
    return folder


def _check(repository: Path) -> subprocess.CompletedProcess[str]:
    _run(["git", "add", "."], repository)
    return _run([*PRE_COMMIT, "run", "--all-files", "--verbose"], repository)


def test_templates_without_a_contact_pass(repository: Path) -> None:
    done = _check(repository)
    assert done.returncode == 0, done.stdout
    assert "greeting.txt: ✓" in done.stdout
    assert "notes.py" not in done.stdout


@pytest.mark.parametrize("name", ["bad.txt", "bad.md", "bad.html", "bad.eml"])
def test_a_contact_in_a_template_is_held_and_not_logged(name: str, repository: Path) -> None:
    draft = "Subject: x\n\nhanako@kikaku.jp" if name.endswith("eml") else "メールは hanako@kikaku.jp まで"
    (repository / name).write_text(draft, encoding="utf-8")
    done = _check(repository)
    assert done.returncode == 1
    assert f"{name}: ✗" in done.stdout
    assert "hanako" not in done.stdout
