"""Rulebooks of the user's own: files that are named, and those in the user's folder.

They have the form of the shipped ones and are checked whenever they are read. One with the id of a shipped
platform takes its place.
"""

from __future__ import annotations

import os
import re
from collections.abc import Container, Sequence
from typing import TYPE_CHECKING, Any

from linter.errors import PatternError, Text, UsageError
from linter.knowledge import Knowledge

if TYPE_CHECKING:
    import tomllib


def with_rulebooks(knowledge: Knowledge, files: Sequence[str] = (), folder: str | None = None) -> Knowledge:
    """`knowledge` with the rulebooks in `folder` (where there is one) and in `files`, which count above it.

    Raises `UsageError` for a file that cannot be read or two files of one sort for the same platform, and
    `PatternError` for one that is no rulebook, naming file, key and what is wrong.
    """
    services = knowledge.services
    tables = {**_tables(_in_folder(folder), services), **_tables(files, services)}
    return knowledge.with_platforms(tables) if tables else knowledge


def _in_folder(folder: str | None) -> list[str]:
    try:
        names = sorted(os.listdir(folder)) if folder else []
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        raise UsageError("unreadable", path=str(folder), problem=str(error.strerror)) from error
    return [os.path.join(str(folder), name) for name in names if name.endswith(".toml") and not name.startswith(".")]


def _tables(files: Sequence[str], services: Container[str]) -> dict[str, dict[str, Any]]:
    from linter.rulebook_form import check

    tables: dict[str, dict[str, Any]] = {}
    read_from: dict[str, str] = {}
    for file in files:
        table = _read(file)
        identifier = check(table, file, services).id
        if os.path.realpath(read_from.setdefault(identifier, file)) != os.path.realpath(file):
            raise UsageError("rulebook-twice", file=file, other=read_from[identifier], id=identifier)
        tables[identifier] = table
    return tables


def _read(file: str) -> dict[str, Any]:
    import tomllib

    try:
        with open(file, "rb") as opened:
            return tomllib.loads(opened.read().decode("utf-8-sig").replace("\r\n", "\n"))
    except FileNotFoundError as error:
        raise UsageError("missing-file", path=file) from error
    except IsADirectoryError as error:
        raise UsageError("is-directory", path=file) from error
    except OSError as error:
        raise UsageError("unreadable", path=file, problem=str(error.strerror)) from error
    except UnicodeDecodeError as error:
        raise PatternError(file, "", Text("rulebook.encoding")) from error
    except tomllib.TOMLDecodeError as error:
        raise PatternError(file, "", _toml_problem(error)) from error


def _toml_problem(error: tomllib.TOMLDecodeError) -> Text:
    """Where the file stops being TOML; what tomllib says of it is for engineers."""
    place = re.search(r"\(at line ([0-9]+), column ([0-9]+)\)", str(error))
    if place is None:
        return Text("rulebook.toml-end")
    return Text("rulebook.toml", line=place[1], column=place[2])
