"""Where browsers look for a program that an extension may talk to, on each system.

https://developer.chrome.com/docs/extensions/develop/concepts/native-messaging#native-messaging-host-location
https://developer.mozilla.org/docs/Mozilla/Add-ons/WebExtensions/Native_manifests#manifest_location
Brave and Vivaldi read Chrome's key on Windows.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple, Protocol


class Browser(NamedTuple):
    """A browser: its names, and where it keeps its things below the home folder."""

    id: str
    name: str
    firefox: bool
    #: where a profile lies, which shows that the browser is used: Linux, macOS, Windows
    profiles: tuple[str, str, str]
    #: the folder of manifests on Linux and macOS, the registry's key on Windows
    manifests: tuple[str, str, str]
    #: the home folders that sandboxed builds use in place of the user's own
    sandboxes: tuple[str, ...]


def _chromium(identifier: str, name: str, linux: str, mac: str, windows: str, key: str, *sandboxes: str) -> Browser:
    support = f"Library/Application Support/{mac}"
    return Browser(
        identifier,
        name,
        False,
        (f".config/{linux}", support, f"AppData/Local/{windows}/User Data"),
        (f".config/{linux}/NativeMessagingHosts", f"{support}/NativeMessagingHosts", rf"Software\{key}"),
        sandboxes,
    )


BROWSERS = (
    _chromium("chrome", "Google Chrome", "google-chrome", "Google/Chrome", "Google/Chrome",
              r"Google\Chrome\NativeMessagingHosts", ".var/app/com.google.Chrome"),
    _chromium("edge", "Microsoft Edge", "microsoft-edge", "Microsoft Edge", "Microsoft/Edge",
              r"Microsoft\Edge\NativeMessagingHosts", ".var/app/com.microsoft.Edge"),
    _chromium("chromium", "Chromium", "chromium", "Chromium", "Chromium",
              r"Chromium\NativeMessagingHosts", "snap/chromium", ".var/app/org.chromium.Chromium"),
    _chromium("brave", "Brave", "BraveSoftware/Brave-Browser", "BraveSoftware/Brave-Browser",
              "BraveSoftware/Brave-Browser", r"Google\Chrome\NativeMessagingHosts",
              "snap/brave", ".var/app/com.brave.Browser"),
    _chromium("vivaldi", "Vivaldi", "vivaldi", "Vivaldi", "Vivaldi",
              r"Google\Chrome\NativeMessagingHosts", ".var/app/com.vivaldi.Vivaldi"),
    Browser(
        "firefox", "Firefox", True,
        (".mozilla/firefox", "Library/Application Support/Firefox", "AppData/Roaming/Mozilla/Firefox"),
        (".mozilla/native-messaging-hosts", "Library/Application Support/Mozilla/NativeMessagingHosts",
         r"Software\Mozilla\NativeMessagingHosts"),
        ("snap/firefox", ".var/app/org.mozilla.firefox"),
    ),
)  # fmt: skip


class Registry(Protocol):
    """The current user's part of the Windows registry; a key's own value is all that is asked of it."""

    def get(self, key: str) -> str | None: ...
    def set(self, key: str, value: str) -> None: ...
    def delete(self, key: str) -> None: ...


class System(NamedTuple):
    """The machine as far as an installation touches it, so that a test can hand in another."""

    #: as `sys.platform` has it
    platform: str
    home: Path
    #: where `sendlint-host` is
    host: Path
    registry: Registry | None = None
    environment: Mapping[str, str] = {}

    @property
    def _column(self) -> int:
        return {"darwin": 1, "win32": 2}.get(self.platform, 0)

    @property
    def extensions(self) -> Path:
        """Where the extension is unpacked: in sight, since a person has to choose the folder in the browser."""
        return self.home / "sendlint-extension"

    def profile(self, browser: Browser) -> Path:
        """The folder that is there once the browser was started."""
        return self._below_home(browser.profiles[self._column])

    def manifest(self, browser: Browser, name: str) -> Path:
        """The file that tells the browser of the program `name`."""
        if self.platform == "win32":
            family = "firefox" if browser.firefox else "chromium"
            return self.home / "AppData" / "Local" / "sendlint" / "browser" / family / f"{name}.json"
        return self._below_home(browser.manifests[self._column]) / f"{name}.json"

    def key(self, browser: Browser, name: str) -> str | None:
        """The registry's key that points to that file; None where there is no registry."""
        return rf"{browser.manifests[2]}\{name}" if self.platform == "win32" else None

    def sandboxes(self, browser: Browser) -> list[Path]:
        """The homes of sandboxed builds of the browser that are there."""
        if self.platform != "linux":
            return []
        return [path for name in browser.sandboxes if (path := self.home / name).is_dir()]

    def _below_home(self, path: str) -> Path:
        chosen = self.environment.get("XDG_CONFIG_HOME") if self.platform == "linux" else None
        if chosen and path.startswith(".config/"):
            return Path(chosen) / path.removeprefix(".config/")
        return self.home / path


def this_system() -> System:
    """The machine that we run on."""
    import sysconfig

    name = "sendlint-host.exe" if sys.platform == "win32" else "sendlint-host"
    host = Path(sysconfig.get_path("scripts")) / name
    registry = None
    if sys.platform == "win32":
        from linter.browser.registry import CurrentUser

        registry = CurrentUser()
    return System(sys.platform, Path.home(), host, registry, os.environ)
