"""The index: everything in `patterns/` that detection needs, read from TOML, checked and laid out for use.

The files in `patterns/` are the source. Reading some sixty of them costs a third of a fresh process, so an
installed sendlint carries the result as `patterns/index.json`, written when the package is built: a line with what
every check needs, then a line for each rulebook and each list of phrases, of which a check reads few. In a
checkout the index is compared with the files it was made from and made anew when one has changed.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from linter.errors import PatternError

if TYPE_CHECKING:
    from pathlib import Path

INDEX_NAME = "index.json"
_FORMAT = 3
#: parts of the index whose entries stay text until one of them is asked for
_TEXTS = ("platforms", "phrases")

Index = dict[str, Any]


def build(folder: Path) -> Index:
    """Read every pattern file under `folder`. Raises `PatternError` naming file and key."""
    services = _services(folder)
    phrases = {path.stem: _phrases(path) for path in sorted((folder / "phrases").glob("*.toml"))}
    return {
        "format": _FORMAT,
        "sources": _fingerprint(str(folder)),
        **services,
        "disguises": {path.stem: _disguise(path) for path in sorted((folder / "disguises").glob("*.toml"))},
        "phrases": {name: _text(table) for name, table in phrases.items()},
        "phones": _toml(folder / "phones.toml"),
        "domains": _toml(folder / "domains.toml"),
        "postal": _without_examples(_toml(folder / "postal.toml")),
        **platforms(_platform(path, services["services"]) for path in sorted((folder / "platforms").glob("*.toml"))),
    }


def platforms(tables: Iterable[dict[str, Any]]) -> Index:
    """The rulebooks of `tables` as the index holds them: all names, and each as text, since a check reads one."""
    rulebooks = {table["id"]: table for table in tables}
    return {
        "platform_names": {
            identifier: [identifier, table["name"]["ja"], table["name"]["en"], *table.get("aliases", ())]
            for identifier, table in rulebooks.items()
        },
        "platforms": {identifier: _text(table) for identifier, table in rulebooks.items()},
    }


def write(folder: Path) -> Path:
    """Build the index of `folder` and put it there in one step (never half-written)."""
    target = folder / INDEX_NAME
    scratch = target.with_suffix(".tmp")
    index = build(folder)
    lines = [_text({part: table for part, table in index.items() if part not in _TEXTS})]
    lines += [f"{part} {name} {text}" for part in _TEXTS for name, text in index[part].items()]
    scratch.write_text("\n".join(lines), encoding="utf-8")
    return scratch.replace(target)


def load(data: bytes | None, folder: str) -> Index:
    """The stored index if it is current, else one built from the files beside it."""
    if data is not None:
        first, *others = data.split(b"\n")
        index: Index = json.loads(first)
        if index.get("format") == _FORMAT and _is_current(index, folder):
            for line in others:
                part, name, text = line.split(b" ", 2)
                index.setdefault(part.decode(), {})[name.decode()] = text
            return index
    from pathlib import Path

    return build(Path(folder))


def _text(table: dict[str, Any]) -> str:
    return json.dumps(table, ensure_ascii=False, separators=(",", ":"))


def _is_current(index: Index, folder: str) -> bool:
    # in a wheel the files never change, and unpacking gives them new times; only a checkout is compared
    if not os.path.exists(os.path.join(os.path.dirname(folder), "pyproject.toml")):
        return True
    return bool(index["sources"] == _fingerprint(folder))


def _fingerprint(folder: str) -> dict[str, list[int]]:
    """Size and time of every pattern file; by `scandir`, since this runs at every start of a checkout."""
    found: dict[str, list[int]] = {}
    folders = [folder]
    while folders:
        for entry in os.scandir(folders.pop()):
            if entry.is_dir():
                folders.append(entry.path)
            elif entry.name.endswith(".toml"):
                stat = entry.stat()
                found[entry.path[len(folder) + 1 :].replace(os.sep, "/")] = [stat.st_size, stat.st_mtime_ns]
    return found


def _toml(path: Path) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise PatternError(path.name, "", str(error)) from error


def _phrases(path: Path) -> dict[str, Any]:
    table = _toml(path)
    table.pop("innocent", None)
    for frame in table.get("frames", ()):
        if not frame.pop("examples", None):
            raise PatternError(path.name, f"frames[{frame.get('reason')}].examples", "a frame needs examples")
    if path.stem.startswith("concepts-"):
        from linter.literals import needed_by_form

        for name, entry in table.items():
            try:
                entry["forms"] = [[form, needed_by_form(form)] for form in entry.get("forms", ())]
            except re.error as error:
                raise PatternError(path.name, name, str(error)) from error
            entry.setdefault("words", [])
    return table


def _platform(path: Path, services: dict[str, Any]) -> dict[str, Any]:
    from linter.rulebook_form import check

    table = _toml(path)
    if check(table, path.name, services).id != path.stem:
        raise PatternError(path.name, "id", f"must be the file's name, {path.stem!r}")
    return table


def _without_examples(table: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in table.items() if key not in ("examples", "innocent")}


def _disguise(path: Path) -> dict[str, Any]:
    table = _toml(path)
    if set(table.get("name", {})) != {"ja", "en"}:
        raise PatternError(path.name, "name", 'needs both languages: { ja = "…", en = "…" }')
    for key in ("examples", "innocent"):
        if not table.pop(key, None):
            raise PatternError(path.name, key, "a disguise file needs examples and innocent look-alikes")
    return table


_SERVICE_KEYS = {
    "id", "title", "channel", "names", "exact", "weak", "nicknames", "aliases",
    "id_pattern", "numeric_id", "phone_id", "work", "homonyms",
    "innocent_ids", "links", "shapes", "examples", "innocent", "source", "note",
}  # fmt: skip


def _services(folder: Path) -> dict[str, Any]:
    services: dict[str, Any] = {}
    names: list[list[Any]] = []
    hosts: dict[str, list[Any]] = {}
    schemes: dict[str, list[Any]] = {}
    shapes: list[list[Any]] = []
    name_patterns: list[list[Any]] = []
    for path in sorted((folder / "services").glob("*.toml")):
        table = _toml(path)
        _check_service(table, path)
        identifier = table["id"]
        services[identifier] = {
            "title": table["title"],
            "channel": table["channel"],
            "id": table.get("id_pattern", ""),
            "numeric": table.get("numeric_id", ""),
            "phone": table.get("phone_id", False),
            "work": table.get("work", []),
            "innocent_ids": table.get("innocent_ids", []),
            "homonyms": table.get("homonyms", []),
        }
        for strength in ("names", "exact", "weak", "nicknames"):
            names += [
                [name if strength == "exact" else name.lower(), identifier, strength]
                for name in table.get(strength, [])
            ]
        for link in table.get("links", []):
            entry = {
                "service": identifier,
                "channel": link.get("channel", table["channel"]),
                "path": link.get("path", ""),
                "certainty": link.get("certainty", "certain"),
                "purpose": link.get("purpose", "contact"),
            }
            for host in link.get("hosts", []):
                hosts.setdefault(host, []).append(entry)
            for scheme in link.get("schemes", []):
                schemes.setdefault(scheme, []).append(entry)
        name_patterns += [
            [identifier, table["title"], alias["pattern"], alias["keywords"], alias.get("needs", [""])]
            for alias in table.get("aliases", [])
        ]
        shapes += [[identifier, shape["pattern"], shape["keywords"]] for shape in table.get("shapes", [])]
    # the longest name first, so that "LINE WORKS" is never taken for LINE
    names.sort(key=lambda entry: (-len(entry[0]), entry))
    return {
        "services": services,
        "names": names,
        "hosts": hosts,
        "schemes": schemes,
        "shapes": shapes,
        "name_patterns": name_patterns,
    }


def _check_service(table: dict[str, Any], path: Path) -> None:
    for key in ("id", "title", "channel"):
        if not table.get(key):
            raise PatternError(path.name, key, "missing")
    if table["id"] != path.stem:
        raise PatternError(path.name, "id", f"must be the file's name, {path.stem!r}")
    for key in sorted(table.keys() - _SERVICE_KEYS):
        raise PatternError(path.name, key, "unknown key")
    for link in table.get("links", []):
        if not link.get("hosts") and not link.get("schemes"):
            raise PatternError(path.name, "links", "needs hosts or schemes")
    if not table.get("examples") and not table.get("innocent"):
        raise PatternError(path.name, "examples", "a service file needs examples")


def sources(folder: Path, subfolder: str) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Every pattern file of one kind with its whole table, examples included (for tests and tools)."""
    for path in sorted((folder / subfolder).glob("*.toml")):
        yield path, _toml(path)
