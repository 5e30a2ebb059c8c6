"""Puts the extension and the browsers' manifests in place, and takes them away again.

What is written: a folder with the extension, one manifest a browser, on Windows a value of the registry a browser.
Nothing else is touched, so what is to be removed can be told from the system alone.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any, NamedTuple

from linter.browser import extension
from linter.browser.places import BROWSERS, Browser, System
from linter.errors import OutputError, UsageError
from linter.knowledge import Knowledge


class Installed(NamedTuple):
    """One browser that knows of sendlint now, and the folder to choose in it."""

    browser: Browser
    folder: Path


def chosen(system: System, names: tuple[str, ...]) -> list[Browser]:
    """The browsers called `names`, or those that are used here. Raises `UsageError` for others, or where none is."""
    known = {browser.id: browser for browser in BROWSERS}
    for name in names:
        if name.casefold() not in known:
            raise UsageError("unknown-browser", given=name, known=", ".join(known))
    if names:
        return [known[name.casefold()] for name in dict.fromkeys(names)]
    used = [browser for browser in BROWSERS if system.profile(browser).is_dir() or system.sandboxes(browser)]
    if not used:
        raise UsageError("no-browser", known=", ".join(known))
    return used


def folder(system: System, browser: Browser) -> Path:
    """Where the extension for a browser is unpacked."""
    return system.extensions / ("firefox" if browser.firefox else "chromium")


def install(system: System, names: tuple[str, ...] = (), *, knowledge: Knowledge | None = None) -> list[Installed]:
    """Tell browsers of sendlint.

    Raises `UsageError` for a browser that is none, `OutputError` where nothing may be written.
    """
    browsers = chosen(system, names)
    if not system.host.is_file():
        raise UsageError("no-host", path=str(system.host))
    try:
        for firefox in sorted({browser.firefox for browser in browsers}):
            target = system.extensions / ("firefox" if firefox else "chromium")
            target.parent.mkdir(parents=True, exist_ok=True)
            extension.unpack(target, firefox=firefox, knowledge=knowledge)
        for browser in browsers:
            _register(system, browser)
    except OSError as error:
        raise OutputError(
            "not-written", path=str(error.filename or ""), problem=error.strerror or str(error)
        ) from error
    return [Installed(browser, folder(system, browser)) for browser in browsers]


def manifest(system: System, browser: Browser) -> dict[str, Any]:
    """What a browser is told: where the program is, and which extension may talk to it."""
    allowed: dict[str, Any] = (
        {"allowed_extensions": [extension.firefox_id()]}
        if browser.firefox
        else {"allowed_origins": [f"chrome-extension://{extension.chromium_id()}/"]}
    )
    return {
        "name": extension.HOST,
        "description": "sendlint: checks a message before it is sent",
        "path": str(system.host),
        "type": "stdio",
        **allowed,
    }


def _register(system: System, browser: Browser) -> None:
    path = system.manifest(browser, extension.HOST)
    path.parent.mkdir(parents=True, exist_ok=True)
    scratch = path.with_suffix(".new")
    scratch.write_text(json.dumps(manifest(system, browser), ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    scratch.replace(path)
    key = system.key(browser, extension.HOST)
    if key is not None and system.registry is not None:
        system.registry.set(key, str(path))


def uninstall(system: System) -> list[str]:
    """Remove everything that `install` writes; returns what was there."""
    removed: list[str] = []
    for browser in BROWSERS:
        path = system.manifest(browser, extension.HOST)
        if path.is_file():
            path.unlink()
            removed.append(str(path))
        key = system.key(browser, extension.HOST)
        if key is not None and system.registry is not None and system.registry.get(key) is not None:
            system.registry.delete(key)
            removed.append(rf"HKEY_CURRENT_USER\{key}")
        if key is not None:
            _remove_empty(path.parent, system.home / "AppData" / "Local")
    for name in ("chromium", "firefox"):
        target = system.extensions / name
        # a folder of the user's own by that name has no extension of ours in it
        if (target / "data.js").is_file():
            shutil.rmtree(target)
            removed.append(str(target))
    _remove_empty(system.extensions, system.home)
    return removed


def _remove_empty(path: Path, above: Path) -> None:
    """Remove `path` and the folders it lies in, as far as they are empty, up to `above`."""
    while path != above and path.is_dir() and not any(path.iterdir()):
        path.rmdir()
        path = path.parent
