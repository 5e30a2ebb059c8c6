"""Settings files: finding the one that applies, reading and checking it."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from typing import Any

from linter.settings import Allow, Layer, Origin, Setting, SettingsError
from linter.settings.keys import KEYS

NAME, PROJECT = "sendlint.toml", "pyproject.toml"
_OTHERS = ("extend", "allow")


def read(start: str, config: str | None) -> tuple[Layer, ...]:
    """The layers of the file that applies and of those it extends, the file itself first."""
    if config:
        return _layers(os.path.abspath(os.path.expanduser(config)), ())
    for path in _candidates(start):
        if os.path.isfile(path) and (os.path.basename(path) == NAME or _speaks_of_us(path)):
            return _layers(path, ())
    own = users_file()
    return _layers(own, ()) if os.path.isfile(own) else ()


def _candidates(folder: str) -> Iterator[str]:
    """Where a settings file may be, the nearest first."""
    while True:
        yield os.path.join(folder, NAME)
        yield os.path.join(folder, PROJECT)
        above = os.path.dirname(folder)
        if above == folder:
            return
        folder = above


def users_file() -> str:
    """The user's own settings file, in the folder that platformdirs has too; importing that costs 10 ms a message."""
    import click

    return os.path.join(click.get_app_dir("sendlint", roaming=False), NAME)


def _speaks_of_us(path: str) -> bool:
    """Whether a pyproject.toml has our table. One without the word is not even parsed."""
    data = _data(path)
    if b"sendlint" not in data:
        return False
    tool = _table(data, path).get("tool")
    return isinstance(tool, dict) and "sendlint" in tool


def _data(path: str) -> bytes:
    try:
        with open(path, "rb") as file:
            return file.read()
    except (OSError, ValueError) as error:
        if isinstance(error, FileNotFoundError):
            raise SettingsError(Origin("file", path), "", "missing") from error
        problem = getattr(error, "strerror", None) or str(error)
        raise SettingsError(Origin("file", path), "", "unreadable", problem=problem) from error


def _table(data: bytes, path: str) -> dict[str, Any]:
    import tomllib

    try:
        # written in Windows' editor, the file may begin with a mark
        return tomllib.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise SettingsError(Origin("file", path, line=line), "", "not-utf8") from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        from linter.settings.toml_errors import explain

        line, problem = explain(error, data)
        raise SettingsError(Origin("file", path, line=line), "", problem) from error


def _layers(path: str, extending: tuple[str, ...]) -> tuple[Layer, ...]:
    data = _data(path)
    table = _table(data, path)
    header = ""
    if os.path.basename(path) == PROJECT:
        header = "tool.sendlint"
        tool = table.get("tool")
        table = tool.get("sendlint", {}) if isinstance(tool, dict) else {}
    reader = _Reader(path, header)
    if not isinstance(table, dict):
        raise SettingsError(Origin("file", path), header, "no-table")
    layer = reader.layer(table)
    base = table.get("extend")
    if base is None:
        return (layer,)
    origin = reader.origin("extend")
    if not isinstance(base, str):
        raise SettingsError(origin, "extend", "extend-text")
    target = os.path.abspath(os.path.join(os.path.dirname(path), os.path.expanduser(base)))
    if target in (path, *extending):
        raise SettingsError(origin, "extend", "extend-circle", path=target)
    if not os.path.isfile(target):
        raise SettingsError(origin, "extend", "extend-missing", path=target)
    return (layer, *_layers(target, (path, *extending)))


class _Reader:
    """Checks one file's table."""

    def __init__(self, path: str, header: str) -> None:
        self._path, self._header = path, header

    def origin(self, key: str, number: int | None = None) -> Origin:
        return Origin("file", self._path, (self._header, key, number))

    def layer(self, table: Mapping[str, Any]) -> Layer:
        values: dict[str, Setting] = {}
        for name, value in table.items():
            key = KEYS.get(name)
            if key is None:
                if name not in _OTHERS:
                    raise self._unknown(name)
            elif not key.accepts(value):
                raise SettingsError(self.origin(name), name, "not-accepted", wanted=key.wanted)
            else:
                values[name] = Setting(value, self.origin(name))
        return Layer(values, self._allow(table.get("allow", [])))

    def _unknown(self, name: str) -> SettingsError:
        from difflib import get_close_matches

        known = [*KEYS, *_OTHERS]
        close = get_close_matches(name.replace("_", "-").lower(), known, n=1)
        origin = self.origin(name)
        if close:
            return SettingsError(origin, name, "unknown-close", close=close[0], known=", ".join(known))
        return SettingsError(origin, name, "unknown", known=", ".join(known))

    def _allow(self, entries: Any) -> tuple[Allow, ...]:
        if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
            raise SettingsError(self.origin("allow"), "allow", "allow-tables")
        return tuple(Allow(entry, self.origin("allow", number)) for number, entry in enumerate(entries))
