"""Text taken out of another, every character with its place there."""

from __future__ import annotations

import html
import re

#: a character by its name or number; the longest name has 31 letters
ENTITY = re.compile(r"&#?[A-Za-z0-9]{1,32};?")


class Mapped:
    """Builds a text and the places of its characters in `source`."""

    def __init__(self, source: str) -> None:
        self.source = source
        self._parts: list[str] = []
        self.places: list[tuple[int, int]] = []

    @property
    def text(self) -> str:
        return "".join(self._parts)

    @property
    def last(self) -> str:
        """The last character so far."""
        return self._parts[-1][-1] if self._parts else ""

    def add(self, start: int, end: int) -> None:
        """What stands in the source from `start` to `end`."""
        if start < end:
            self._parts.append(self.source[start:end])
            self.places += [(at, at + 1) for at in range(start, end)]

    def put(self, text: str, start: int, end: int) -> None:
        """A text that stands for the source from `start` to `end`."""
        if text:
            self._parts.append(text)
            self.places += [(start, end)] * len(text)

    def add_with_entities(self, start: int, end: int) -> None:
        """What stands there, characters that go by their name or number written out."""
        at = start
        for found in ENTITY.finditer(self.source, start, end):
            self.add(at, found.start())
            self.put(html.unescape(found[0]), found.start(), found.end())
            at = found.end()
        self.add(at, end)

    def break_line(self, at: int) -> None:
        """Begin a new line, unless one just began."""
        if self._parts and self.last != "\n":
            self.put("\n", at, at)
