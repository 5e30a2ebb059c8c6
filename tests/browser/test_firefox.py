"""The same extension in a real Firefox: loads, asks the program, holds and lets go."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from linter.browser import extension
from linter.browser import install as installation
from linter.browser.places import System
from tests.browser.bidi import Firefox
from tests.browser.conftest import HOST, PAGES
from tests.programs import program

FORBIDDEN = "メールは hanako@kikaku.jp までお願いします。"
CLEAN = "金曜日までに初稿をお送りします。"
LANCERS = "https://www.lancers.jp/mypage/message?boardId={}"
UPWORK = "https://www.upwork.com/ab/messages/rooms/room_{}"
PANEL = "document.querySelector('sendlint-surface')?.shadowRoot.querySelector('.panel')"
STATE = "document.querySelector('sendlint-surface')?.shadowRoot.querySelector('.bar .state')?.textContent"
ENTER = "\ue007"


@pytest.fixture(scope="module")
def firefox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    binary = program("firefox-esr", "firefox")
    home = tmp_path_factory.mktemp("firefox")
    (installed,) = installation.install(System("linux", home, HOST), ("firefox",))
    with Firefox(binary, home) as running:
        running.install(installed.folder)
        yield running


def _page(name: str) -> str:
    return (PAGES / f"{name}.html").read_text(encoding="utf-8")


def test_holds_and_says_why(firefox: Firefox) -> None:
    policy = "default-src 'none'; script-src 'unsafe-inline'; connect-src 'self'"
    firefox.open(LANCERS.format(1), _page("xhr"), policy)
    firefox.write("textarea", FORBIDDEN)
    firefox.click(".send")
    firefox.wait(PANEL)
    firefox.pause(400)
    assert firefox.posted == 0
    assert "hanako@kikaku.jp" in firefox.evaluate(f"{PANEL}.textContent")
    # its style has reached it
    assert firefox.evaluate(f"getComputedStyle({PANEL}).position") == "fixed"


def test_clean_draft_goes_out_once(firefox: Firefox) -> None:
    firefox.open(LANCERS.format(2), _page("xhr"))
    firefox.write("textarea", CLEAN)
    firefox.click(".send")
    firefox.wait("document.querySelector('textarea').value === ''")
    firefox.pause(400)
    assert firefox.posted == 1


def test_request_is_held_where_no_control_or_key_was_known(firefox: Firefox) -> None:
    firefox.open(LANCERS.format(3), _page("xhr"))
    firefox.write("textarea", FORBIDDEN)
    firefox.press("\ue039")
    firefox.wait(PANEL)
    firefox.pause(400)
    assert firefox.posted == 0


def test_editor_holds_and_lets_go(firefox: Firefox) -> None:
    firefox.open(UPWORK.format(4), _page("editor"))
    firefox.write(".ProseMirror", FORBIDDEN)
    firefox.press(ENTER)
    firefox.wait(PANEL)
    assert firefox.posted == 0
    firefox.click("sendlint-surface >>> .first")
    firefox.wait(f"!{PANEL}")
    firefox.write(".ProseMirror", CLEAN)
    firefox.wait(f"{STATE}.includes('問題なし') || {STATE}.includes('Nothing found')")
    firefox.press(ENTER)
    firefox.pause(400)
    assert firefox.posted == 1


def test_stage_is_remembered(firefox: Firefox) -> None:
    firefox.open(LANCERS.format(5), _page("xhr"))
    firefox.wait("document.querySelector('sendlint-surface')?.shadowRoot.querySelector('.hint')")
    firefox.click("sendlint-surface >>> .hint")
    firefox.pause(300)
    firefox.open(LANCERS.format(5), _page("xhr"))
    firefox.wait("document.querySelector('sendlint-surface')?.shadowRoot.querySelector('select')?.value === 'prepaid'")


def test_manifest_is_for_firefox(tmp_path: Path) -> None:
    extension.unpack(tmp_path / "firefox", firefox=True)
    manifest = json.loads((tmp_path / "firefox" / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["background"] == {"scripts": ["background.js"]}
    assert manifest["browser_specific_settings"]["gecko"]["id"] == extension.firefox_id()


def test_linter_for_extensions_finds_no_error(tmp_path: Path) -> None:
    # put there by tests/browsers
    linter = program(str(Path(sys.prefix) / "web-ext" / "node_modules" / ".bin" / "web-ext"), "web-ext")
    extension.unpack(tmp_path / "firefox", firefox=True)
    command = [linter, "lint", "--output", "json", "--source-dir", str(tmp_path / "firefox")]
    done = subprocess.run(command, capture_output=True, check=False, cwd=tmp_path)
    report = json.loads(done.stdout)
    assert report["errors"] == []
    # the one warning is about Firefox for Android, which has no programs beside it
    assert [warning["code"] for warning in report["warnings"]] == ["KEY_FIREFOX_ANDROID_UNSUPPORTED_BY_MIN_VERSION"]
