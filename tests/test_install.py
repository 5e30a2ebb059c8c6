"""Setting up browsers: what is written where on each system, what is wrong with it, and that nothing is left behind."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

import pytest

from linter import UsageError
from linter.browser import doctor, extension
from linter.browser import install as installation
from linter.browser.places import BROWSERS, System
from linter.knowledge import shipped
from tests.command import Result, run

HOST = Path(sys.executable).with_name("sendlint-host")
NAME = "sendlint.host"


class FakeRegistry:
    """Values by key, as Windows would keep them."""

    def __init__(self) -> None:
        self.values: dict[str, str] = {}

    def get(self, key: str) -> str | None:
        return self.values.get(key)

    def set(self, key: str, value: str) -> None:
        self.values[key] = value

    def delete(self, key: str) -> None:
        self.values.pop(key, None)


def system(platform: str, home: Path, **environment: str) -> System:
    return System(platform, home, HOST, FakeRegistry() if platform == "win32" else None, environment)


def files(home: Path) -> set[str]:
    return {path.relative_to(home).as_posix() for path in home.rglob("*") if path.is_file()}


# the browsers' own documentation, by system: where the manifest of each lies
MANIFESTS = {
    "linux": {
        "chrome": ".config/google-chrome/NativeMessagingHosts",
        "edge": ".config/microsoft-edge/NativeMessagingHosts",
        "chromium": ".config/chromium/NativeMessagingHosts",
        "brave": ".config/BraveSoftware/Brave-Browser/NativeMessagingHosts",
        "vivaldi": ".config/vivaldi/NativeMessagingHosts",
        "firefox": ".mozilla/native-messaging-hosts",
    },
    "darwin": {
        "chrome": "Library/Application Support/Google/Chrome/NativeMessagingHosts",
        "edge": "Library/Application Support/Microsoft Edge/NativeMessagingHosts",
        "chromium": "Library/Application Support/Chromium/NativeMessagingHosts",
        "brave": "Library/Application Support/BraveSoftware/Brave-Browser/NativeMessagingHosts",
        "vivaldi": "Library/Application Support/Vivaldi/NativeMessagingHosts",
        "firefox": "Library/Application Support/Mozilla/NativeMessagingHosts",
    },
}
KEYS = {
    "chrome": r"Software\Google\Chrome\NativeMessagingHosts\sendlint.host",
    "edge": r"Software\Microsoft\Edge\NativeMessagingHosts\sendlint.host",
    "chromium": r"Software\Chromium\NativeMessagingHosts\sendlint.host",
    "brave": r"Software\Google\Chrome\NativeMessagingHosts\sendlint.host",
    "vivaldi": r"Software\Google\Chrome\NativeMessagingHosts\sendlint.host",
    "firefox": r"Software\Mozilla\NativeMessagingHosts\sendlint.host",
}


@pytest.mark.parametrize("browser", BROWSERS, ids=lambda browser: browser.id)
@pytest.mark.parametrize("platform", ["linux", "darwin"])
def test_manifest_lies_where_the_browser_looks(platform: str, browser: object, tmp_path: Path) -> None:
    identifier = browser.id  # type: ignore[attr-defined]
    (installed,) = installation.install(system(platform, tmp_path), (identifier,))
    path = tmp_path / MANIFESTS[platform][identifier] / f"{NAME}.json"
    manifest = json.loads(path.read_text(encoding="utf-8"))
    assert (manifest["name"], manifest["type"], manifest["path"]) == (NAME, "stdio", str(HOST))
    allowed = "allowed_extensions" if identifier == "firefox" else "allowed_origins"
    assert len(manifest[allowed]) == 1
    written = files(tmp_path)
    below = installed.folder.relative_to(tmp_path).as_posix()
    assert {name for name in written if not name.startswith(below + "/")} == {path.relative_to(tmp_path).as_posix()}


@pytest.mark.parametrize("browser", list(KEYS))
def test_registry_points_to_the_manifest(browser: str, tmp_path: Path) -> None:
    windows = system("win32", tmp_path)
    installation.install(windows, (browser,))
    assert isinstance(windows.registry, FakeRegistry)
    ((key, value),) = windows.registry.values.items()
    assert key == KEYS[browser]
    assert json.loads(Path(value).read_text(encoding="utf-8"))["name"] == NAME
    assert Path(value).is_relative_to(tmp_path / "AppData" / "Local" / "sendlint")


@pytest.mark.parametrize("platform", ["linux", "darwin", "win32"])
def test_uninstall_leaves_nothing_and_takes_nothing_else(platform: str, tmp_path: Path) -> None:
    machine = system(platform, tmp_path)
    own = tmp_path / MANIFESTS["linux"]["chromium"] / "com.example.other.json"
    note = tmp_path / "sendlint-extension" / "firefox" / "my-notes.txt"
    for path in (own, note):
        path.parent.mkdir(parents=True)
        path.write_text("mine")
    before = files(tmp_path)
    installation.install(machine, ("chrome", "edge", "chromium", "brave", "vivaldi"))
    assert files(tmp_path) > before
    assert len(installation.uninstall(machine)) >= 3
    assert files(tmp_path) == before
    assert not getattr(machine.registry, "values", {})
    assert installation.uninstall(machine) == []
    assert not (tmp_path / "AppData" / "Local" / "sendlint").exists()


def test_installing_again_changes_nothing(tmp_path: Path) -> None:
    machine = system("linux", tmp_path)
    installation.install(machine, ("chromium", "firefox"))
    before = {name: (tmp_path / name).read_bytes() for name in files(tmp_path)}
    installation.install(machine, ("chromium", "firefox"))
    assert {name: (tmp_path / name).read_bytes() for name in files(tmp_path)} == before


def test_without_names_the_browsers_that_are_used(tmp_path: Path) -> None:
    (tmp_path / ".config" / "google-chrome").mkdir(parents=True)
    (tmp_path / ".mozilla" / "firefox").mkdir(parents=True)
    installed = installation.install(system("linux", tmp_path))
    assert [entry.browser.id for entry in installed] == ["chrome", "firefox"]


def test_config_folder_elsewhere(tmp_path: Path) -> None:
    elsewhere = tmp_path / "config"
    machine = system("linux", tmp_path, XDG_CONFIG_HOME=str(elsewhere))
    installation.install(machine, ("chromium",))
    assert (elsewhere / "chromium" / "NativeMessagingHosts" / f"{NAME}.json").is_file()


@pytest.mark.parametrize(
    ("names", "host", "code"),
    [
        (("netscape",), HOST, "unknown-browser"),
        ((), HOST, "no-browser"),
        (("chrome",), Path("/nowhere/sendlint-host"), "no-host"),
    ],
)
def test_what_cannot_be_set_up_is_said(names: tuple[str, ...], host: Path, code: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError) as caught:
        installation.install(system("linux", tmp_path)._replace(host=host), names)
    assert caught.value.code == code
    assert files(tmp_path) == set()


# ---------------------------------------------------------------------------- the extension


@pytest.mark.parametrize("firefox", [False, True])
def test_extension_sees_the_platforms_pages_and_no_others(firefox: bool, tmp_path: Path) -> None:
    extension.unpack(tmp_path / "extension", firefox=firefox)
    manifest = json.loads((tmp_path / "extension" / "manifest.json").read_text(encoding="utf-8"))
    wanted = {pattern for table in shipped().platforms.values() for pattern in table.get("site", {}).get("matches", [])}
    assert {"lancers", "crowdworks", "coconala", "upwork"} <= {
        name for name, table in shipped().platforms.items() if "site" in table
    }
    assert set(manifest["host_permissions"]) == wanted
    assert all(set(script["matches"]) == wanted for script in manifest["content_scripts"])
    assert manifest["permissions"] == ["nativeMessaging"]
    named = [*(name for script in manifest["content_scripts"] for name in script["js"]), "background.js"]
    assert all((tmp_path / "extension" / name).is_file() for name in named)


def test_extension_has_the_id_that_the_manifest_allows() -> None:
    assert extension.chromium_id() == "jfjacegminljfopljahnbploeipomlpn"


def test_every_word_of_the_extension_is_in_the_catalogue() -> None:
    import re

    from linter.messages.texts import TEXTS

    assets = Path(extension.__file__).parent / "assets"
    used = {
        key
        for path in assets.glob("*.js")
        for key in re.findall(r'say\("([\w.-]+)"|note\("([\w.-]+)"', path.read_text(encoding="utf-8"))
        for key in key
        if key
    }
    assert used
    assert used <= set(TEXTS)


# ---------------------------------------------------------------------------- status


def _break(machine: System, what: str) -> System:
    manifest = machine.manifest(BROWSERS[2], NAME)
    folder = machine.extensions / "chromium"
    stored = json.loads(manifest.read_text(encoding="utf-8"))
    if what == "host-moved":
        manifest.write_text(json.dumps({**stored, "path": "/gone/bin/sendlint-host"}))
    elif what == "host-silent":
        silent = machine.home / "silent"
        silent.write_text("#!/bin/sh\nexit 1\n")
        silent.chmod(0o755)
        manifest.write_text(json.dumps({**stored, "path": str(silent)}))
    elif what == "host-not-executable":
        plain = machine.home / "plain"
        plain.write_text("")
        plain.chmod(0o644)
        manifest.write_text(json.dumps({**stored, "path": str(plain)}))
    elif what == "manifest-unreadable":
        manifest.write_text("{")
    elif what == "manifest-other":
        manifest.write_text(json.dumps({**stored, "allowed_origins": ["chrome-extension://other/"]}))
    elif what == "extension-missing":
        shutil.rmtree(folder)
    elif what == "extension-other":
        path = folder / "manifest.json"
        path.write_text(path.read_text(encoding="utf-8").replace('"version": "', '"version": "9'), encoding="utf-8")
    elif what == "sandboxed":
        (machine.home / "snap" / "chromium").mkdir(parents=True)
    return machine


@pytest.mark.parametrize(
    "what",
    [
        "host-moved",
        "host-silent",
        "manifest-unreadable",
        "manifest-other",
        "extension-missing",
        "extension-other",
        "sandboxed",
        pytest.param(
            "host-not-executable", marks=pytest.mark.skipif(sys.platform == "win32", reason="no such permission")
        ),
    ],
)
def test_status_finds_what_is_wrong(what: str, tmp_path: Path) -> None:
    machine = system("linux", tmp_path)
    installation.install(machine, ("chromium",))
    (fine,) = doctor.examine(machine)
    assert fine.problems == ()
    (broken,) = doctor.examine(_break(machine, what))
    assert [problem.code for problem in broken.problems] == [what]


def test_installing_again_mends_what_status_finds(tmp_path: Path) -> None:
    machine = system("linux", tmp_path)
    installation.install(machine, ("chromium",))
    for what in ("host-moved", "manifest-unreadable", "manifest-other", "extension-missing", "extension-other"):
        assert doctor.examine(_break(machine, what))[0].problems
        installation.install(machine, ("chromium",))
        assert not doctor.examine(machine)[0].problems


@pytest.mark.skipif(sys.platform != "linux", reason="asks for this system's own places")
@pytest.mark.parametrize(("lang", "words"), [("ja", "デベロッパー モード"), ("en", "Developer mode")])
def test_commands_say_what_to_do(lang: str, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)

    def hook(*arguments: str) -> Result:
        return run("hook", *arguments, lang=lang, environment={"XDG_CONFIG_HOME": ""})

    assert hook("install").code == 2
    done = hook("install", "chromium")
    assert done.code == 0
    assert words in done.stdout
    # the first line names the browser, three say what to click
    assert len(done.stdout.splitlines()) == 4
    assert str(tmp_path / "sendlint-extension" / "chromium") in done.stdout
    assert hook("status").code == 0
    shutil.rmtree(tmp_path / "sendlint-extension")
    assert hook("status").code == 1
    assert hook("uninstall").code == 0
    assert files(tmp_path) == set()
