"""The recipes with the programs they are for: what may not be sent is not sent, what may be is."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.programs import program

RECIPES = Path(__file__).parent.parent / "recipes"
FORBIDDEN = "メールは hanako@kikaku.jp までお願いします。"
CLEAN = "金曜日までに初稿をお送りします。"


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    home = tmp_path / "home"
    home.mkdir()
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "SENDLINT_", "XDG_"))}
    return {
        **kept,
        "PATH": os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"])),
        "HOME": str(home),
        "LANG": "C.UTF-8",
        "SENDLINT_PLATFORM": "lancers",
        "SENDLINT_LANG": "ja",
        "SENDLINT_DATA_DIR": str(tmp_path / "data"),
    }


@pytest.mark.parametrize(("text", "sent"), [(FORBIDDEN, False), (CLEAN, True)])
def test_git_send_email(text: str, sent: bool, tmp_path: Path, environment: dict[str, str]) -> None:
    git = program("git")
    repository = tmp_path / "repository"

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        name = ["-c", "user.name=Sato", "-c", "user.email=sato@kikaku.jp", "-c", "init.defaultBranch=main"]
        return subprocess.run(
            [git, *name, *arguments],
            cwd=repository,
            env=environment,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    repository.mkdir()
    run("init", "-q")
    program(str(Path(run("--exec-path").stdout.strip()) / "git-send-email"))
    hook = repository / ".git" / "hooks" / "sendemail-validate"
    hook.parent.mkdir(exist_ok=True)
    shutil.copy(RECIPES / "git-sendemail-validate", hook)
    (repository / "file.txt").write_text("contact = 'other@kikaku.jp'\n")
    run("add", ".")
    run("commit", "-q", "--signoff", "-m", "件名", "-m", text)
    run("format-patch", "-q", "-1", "-o", "out", "--root")
    (patch,) = (repository / "out").glob("*.patch")
    done = run("send-email", "--dry-run", "--to", "client@kikaku.jp", "--from", "sato@kikaku.jp", str(patch))
    assert (done.returncode == 0) == sent, done.stdout + done.stderr
    assert ("Result: OK" in done.stdout) == sent
    if not sent:
        assert "lancers/no-contact-before-prepayment" in done.stdout + done.stderr


@pytest.mark.parametrize(("text", "sent"), [(FORBIDDEN, False), (CLEAN, True)])
def test_neomutt(text: str, sent: bool, tmp_path: Path, environment: dict[str, str]) -> None:
    neomutt = program("neomutt")
    mailed, real = tmp_path / "mailed", tmp_path / "real-sendmail"
    real.write_text(f"#!/bin/sh\ncat > {mailed}\n")
    real.chmod(0o755)
    settings = tmp_path / "neomuttrc"
    settings.write_text(
        f'set sendmail = "{RECIPES / "neomutt-sendmail"}"\nset from = "sato@kikaku.jp"\nset copy = no\n'
        'set send_charset = "iso-2022-jp"\nset use_envelope_from = no\n'
    )
    # mailed in another encoding than it was written in
    subprocess.run(
        [neomutt, "-n", "-F", settings, "-s", "subject", "client@kikaku.jp"],
        input=text.encode(),
        env={**environment, "SENDLINT_SENDMAIL": str(real), "TERM": "dumb"},
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert mailed.exists() == sent


# a buffer that stands for the other side and keeps what reaches it, and a hand that types into it
OTHER_SIDE = """
import weechat

def heard(data, buffer, text):
    open({received!r}, "a", encoding="utf-8").write(text + "\\n")
    return weechat.WEECHAT_RC_OK

def types(data, calls):
    for line in {lines!r}:
        weechat.command(buffer, line)
    open({done!r}, "w").close()
    return weechat.WEECHAT_RC_OK

weechat.register("other", "tests", "1", "MIT", "", "", "")
buffer = weechat.buffer_new("client", "heard", "", "", "")
weechat.hook_timer(300, 0, 1, "types", "")
"""


def test_weechat(tmp_path: Path, environment: dict[str, str]) -> None:
    weechat = program("weechat-headless")
    folder = tmp_path / "weechat"
    autoload = folder / "python" / "autoload"
    autoload.mkdir(parents=True)
    shutil.copy(RECIPES / "weechat_sendlint.py", autoload)
    received, done = tmp_path / "received", tmp_path / "done"
    lines = [CLEAN, FORBIDDEN, f"/me {FORBIDDEN}", "終わりです"]
    script = OTHER_SIDE.format(received=str(received), lines=lines, done=str(done))
    (autoload / "other.py").write_text(script, encoding="utf-8")
    (folder / "plugins.conf").write_text('[var]\npython.sendlint.platform = "lancers"\n')
    process = subprocess.Popen(
        [weechat, "--dir", str(folder)],
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        for _ in range(300):
            if done.exists():
                break
            time.sleep(0.1)
        assert received.read_text(encoding="utf-8").splitlines() == [CLEAN, "終わりです"]
    finally:
        process.terminate()
        process.wait(timeout=20)
