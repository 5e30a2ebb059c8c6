"""Unpacks the extension, with what it needs to know of the platforms written into it.

`assets/` holds it as it is read and changed; `data.js` and the pages it may see are written from `patterns/`, so that
a platform stays one file.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import tomllib
from base64 import b64decode
from pathlib import Path
from typing import Any

from linter import __version__, site
from linter.knowledge import Knowledge, folder, shipped
from linter.messages.texts import TEXTS
from linter.rulebook import Rulebook

#: what the extension calls the program it asks
HOST = "sendlint.host"
_ASSETS = Path(__file__).parent / "assets"
_TEXTS = ("browser.", "severity.")


def source() -> dict[str, Any]:
    """The extension's manifest as it stands in the package."""
    manifest: dict[str, Any] = json.loads((_ASSETS / "manifest.json").read_text(encoding="utf-8"))
    return manifest


def chromium_id() -> str:
    """The id that browsers of the Chromium family derive from the public key in the manifest."""
    digest = hashlib.sha256(b64decode(source()["key"])).hexdigest()
    return "".join(chr(ord("a") + int(digit, 16)) for digit in digest[:32])


def firefox_id() -> str:
    """The id that the manifest gives to Firefox."""
    identifier: str = source()["browser_specific_settings"]["gecko"]["id"]
    return identifier


def unpack(target: Path, *, firefox: bool, knowledge: Knowledge | None = None) -> None:
    """Write the extension into the folder `target`, in place of what was there."""
    knowledge = knowledge or shipped()
    scratch = target.with_name(target.name + ".new")
    for old in (scratch, target.with_name(target.name + ".old")):
        shutil.rmtree(old, ignore_errors=True)
    shutil.copytree(_ASSETS, scratch)
    sites = _sites(knowledge)
    manifest = json.dumps(_manifest(sites, firefox=firefox), ensure_ascii=False, indent=2)
    (scratch / "manifest.json").write_text(manifest + "\n", encoding="utf-8")
    data = json.dumps(_data(sites), ensure_ascii=False, indent=1)
    (scratch / "data.js").write_text(f'"use strict";\nconst DATA = {data};\n', encoding="utf-8")
    if target.exists():
        # a browser may be reading it: it is there whole, the one or the other
        target.rename(target.with_name(target.name + ".old"))
    scratch.rename(target)
    shutil.rmtree(target.with_name(target.name + ".old"), ignore_errors=True)


def _manifest(sites: list[dict[str, Any]], *, firefox: bool) -> dict[str, Any]:
    manifest = source()
    manifest["version"] = __version__
    matches = sorted({pattern for entry in sites for pattern in entry["matches"]})
    manifest["host_permissions"] = matches
    for script in manifest["content_scripts"]:
        script["matches"] = matches
    # each family knows one of these and complains of the other's
    del manifest["background"]["service_worker" if firefox else "scripts"]
    del manifest["key" if firefox else "browser_specific_settings"]
    return manifest


def _sites(knowledge: Knowledge) -> list[dict[str, Any]]:
    """What is known of every platform that has pages, with the words that its bar and panel need."""
    return [
        _site(knowledge.rulebook(identifier), table["site"])
        for identifier, table in knowledge.platforms.items()
        if "site" in table
    ]


def _site(rulebook: Rulebook, table: dict[str, Any]) -> dict[str, Any]:
    parsed = site.from_table(table)
    return {
        "id": rulebook.id,
        "name": dict(rulebook.name),
        "hosts": sorted({pattern.split("/")[2] for pattern in parsed.matches}),
        "stages": [{"id": stage.id, "name": dict(stage.name)} for stage in rulebook.stages],
        "application": dict(rulebook.application),
        "statuses": [{"id": status.id, "name": dict(status.name)} for status in rulebook.statuses],
        **parsed._asdict(),
        "threads": [address._asdict() for address in parsed.threads],
        "requests": [request._asdict() for request in parsed.requests],
        "hints": [hint._asdict() for hint in parsed.hints],
    }


def _data(sites: list[dict[str, Any]]) -> dict[str, Any]:
    general = tomllib.loads((folder() / "pages.toml").read_text(encoding="utf-8"))
    texts = {key: {"ja": ja, "en": en} for key, (ja, en) in TEXTS.items() if key.startswith(_TEXTS)}
    return {"sites": sites, "general": general, "texts": texts}
