"""A platform's pages on which messages are written: the `site` table of its file in `patterns/platforms`.

Data for programs that work in a browser; `patterns/platforms/README.md` explains every key.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple


class Address(NamedTuple):
    """The address of a thread's page: a pattern of its path and query, and the thread's name, with groups in {1} …"""

    path: str
    name: str


class Request(NamedTuple):
    """A request by which the page sends a message; the first of `fields` that is not empty holds its text."""

    path: str
    fields: tuple[str, ...]


class Hint(NamedTuple):
    """Words on the page that tell the stage or the status of the application."""

    words: tuple[str, ...]
    #: where they must stand; empty for anywhere but in messages
    selector: str
    stage: str | None
    application: str | None


class Site(NamedTuple):
    """How to find, on the platform's pages, what is written, what sends it, and whom it is for."""

    matches: tuple[str, ...]
    threads: tuple[Address, ...]
    composers: tuple[str, ...]
    sends: tuple[str, ...]
    send_words: tuple[str, ...]
    #: whether Enter alone sends
    enter_sends: bool
    #: where messages are shown
    messages: tuple[str, ...]
    requests: tuple[Request, ...]
    hints: tuple[Hint, ...]
    checked: str


def from_table(table: Mapping[str, Any]) -> Site:
    """The site of a table that `rulebook_form.check` found right."""
    return Site(
        matches=tuple(table["matches"]),
        threads=tuple(Address(entry["path"], entry["name"]) for entry in table.get("threads", ())),
        composers=tuple(table.get("composers", ())),
        sends=tuple(table.get("sends", ())),
        send_words=tuple(table.get("send_words", ())),
        enter_sends=table.get("enter_sends", False),
        messages=tuple(table.get("messages", ())),
        requests=tuple(Request(entry["path"], tuple(entry["fields"])) for entry in table.get("requests", ())),
        hints=tuple(
            Hint(tuple(entry["words"]), entry.get("selector", ""), entry.get("stage"), entry.get("application"))
            for entry in table.get("hints", ())
        ),
        checked=table["checked"],
    )
