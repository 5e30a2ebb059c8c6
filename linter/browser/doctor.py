"""What may keep the extension from reaching sendlint, and how to mend it."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from linter import __version__
from linter.browser import extension
from linter.browser.install import folder, manifest
from linter.browser.places import BROWSERS, Browser, System
from linter.hooks.host import frame

#: seconds for a fresh process to answer, on a slow machine
_PATIENCE = 30.0


class Problem(NamedTuple):
    """Something that is wrong: `code` names its message, `values` fill it in."""

    code: str
    values: dict[str, str]


class Condition(NamedTuple):
    """One browser that is used here or knows of sendlint."""

    browser: Browser
    #: whether sendlint was installed in it
    known: bool
    problems: tuple[Problem, ...]


def examine(system: System) -> list[Condition]:
    """Every browser that is used here or was told of sendlint, with what is wrong in each."""
    found: list[Condition] = []
    for browser in BROWSERS:
        known = _is_known(system, browser)
        if known or system.profile(browser).is_dir() or system.sandboxes(browser):
            problems = tuple(_problems(system, browser, known))
            found.append(Condition(browser, known, problems))
    return found


def _is_known(system: System, browser: Browser) -> bool:
    key = system.key(browser, extension.HOST)
    if key is not None and system.registry is not None:
        return system.registry.get(key) is not None
    return system.manifest(browser, extension.HOST).is_file()


def _problems(system: System, browser: Browser, known: bool) -> Iterator[Problem]:
    for path in system.sandboxes(browser):
        yield Problem("sandboxed", {"browser": browser.name, "path": str(path)})
    if not known:
        return
    path = system.manifest(browser, extension.HOST)
    stored = _json(path)
    if stored is None:
        yield Problem("manifest-unreadable", {"browser": browser.id, "path": str(path)})
        return
    host = Path(str(stored.get("path", "")))
    if not host.is_file():
        yield Problem("host-moved", {"browser": browser.id, "path": str(host)})
    elif not os.access(host, os.X_OK):
        yield Problem("host-not-executable", {"browser": browser.id, "path": str(host)})
    else:
        yield from _host_problems(host, browser)
    wanted = manifest(system._replace(host=host), browser)
    if stored != wanted:
        yield Problem("manifest-other", {"browser": browser.id, "path": str(path)})
    yield from _extension_problems(folder(system, browser), browser)


def _extension_problems(target: Path, browser: Browser) -> Iterator[Problem]:
    unpacked = _json(target / "manifest.json")
    if unpacked is None:
        yield Problem("extension-missing", {"browser": browser.id, "path": str(target)})
    elif unpacked.get("version") != __version__:
        found = str(unpacked.get("version"))
        yield Problem("extension-other", {"browser": browser.id, "found": found, "wanted": __version__})


def _host_problems(host: Path, browser: Browser) -> Iterator[Problem]:
    answer = _hello(host)
    if answer is None:
        yield Problem("host-silent", {"browser": browser.id, "path": str(host)})
    elif answer != __version__:
        yield Problem("host-other", {"browser": browser.id, "found": answer, "wanted": __version__})


def _hello(host: Path) -> str | None:
    """The version that the program answers with, as a browser would ask it."""
    request = frame(json.dumps({"id": "status", "op": "hello"}).encode())
    try:
        done = subprocess.run([host], input=request, capture_output=True, timeout=_PATIENCE, check=False)
        answer = json.loads(done.stdout[4:])
    except (OSError, ValueError, subprocess.TimeoutExpired):
        return None
    version = answer.get("version") if isinstance(answer, dict) else None
    return str(version) if version else None


def _json(path: Path) -> dict[str, Any] | None:
    try:
        read = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return read if isinstance(read, dict) else None
