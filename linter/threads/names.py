"""What a thread is called: any words of the user's, or the address of its page on the platform."""

from __future__ import annotations

import unicodedata
from typing import NamedTuple
from urllib.parse import urlsplit

from linter.errors import UsageError
from linter.knowledge import Knowledge

#: longer names than this are a text pasted by mistake
MAX_NAME = 200


class Called(NamedTuple):
    """A thread's name as stored, and the platform where the name tells it."""

    name: str
    platform: str | None = None


def called(text: str, knowledge: Knowledge) -> Called:
    """The name in `text`; of a page's address its path, and the platform that has the host.

    Raises `UsageError` for what cannot be a name.
    """
    name = unicodedata.normalize("NFC", text).strip()
    if not name or len(name) > MAX_NAME or any(unicodedata.category(letter) in ("Cc", "Cs") for letter in name):
        raise UsageError("bad-thread-name", limit=MAX_NAME)
    if name.startswith(("https://", "http://")):
        return _page(name, knowledge)
    return Called(name)


def _page(address: str, knowledge: Knowledge) -> Called:
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").lower()
    except ValueError as error:
        raise UsageError("bad-thread-name", limit=MAX_NAME) from error
    for identifier, table in knowledge.platforms.items():
        if any(host == own or host.endswith("." + own) for own in table.get("hosts", ())):
            path = parts.path.strip("/")
            # the query tells one thread from another only where the path does not
            if parts.query and not any(letter.isdigit() for letter in path):
                path += "?" + parts.query
            if path:
                return Called(path, identifier)
    raise UsageError("unknown-thread-page", address=address)
