"""Links said in words from their host on: ラインドットミー スラッシュ …"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from linter.knowledge import Knowledge
from linter.readings.reading import Edit

_MOST_PARTS = 3
_MOST_SEGMENTS = 6


class SpelledLinks:
    """The words of which such a link is made, as patterns."""

    def __init__(self, knowledge: Knowledge) -> None:
        table = knowledge.disguise("spelled-link")
        dots, signs = knowledge.disguise("dot-word"), knowledge.disguise("symbol-word")["signs"]
        letters = knowledge.disguise("spelled-letters")["letters"]
        self._hosts = knowledge.hosts
        self._labels, self._endings = _spoken(table["labels"]), _spoken(table["endings"])
        self._letters = _spoken(letters) | _spoken({sign: signs[sign] for sign in "-_"})
        dot = _any_of([*dots["strong"], *dots["weak"], "・", "."])
        self._start = re.compile(rf"(?P<label>{_any_of(self._labels)})(?=\s?(?:{dot}))")
        self._part = re.compile(rf"\s?(?:{dot})\s?(?:(?P<said>{_any_of(self._endings)})|(?P<plain>[A-Za-z]{{2,6}}))")
        self._slash = re.compile(rf"\s?(?:{_any_of([*signs['/'], '/', '／'])})\s?")
        self._piece = re.compile(
            rf"(?P<plain>[A-Za-z0-9_.+-]+)|\s?(?P<said>{_any_of(self._letters)})(?:\s(?=[A-Za-z0-9]))?"
        )

    def edits(self, text: str) -> Iterator[Edit]:
        """A link in its usual form for each one that is said; hosts that nobody knows stay words."""
        position = 0
        while found := self._start.search(text, position):
            host, end = self._host(text, found)
            position = found.end()
            if host is not None:
                path, position = self._path(text, end)
                yield Edit(found.start(), position, host + path, "spelled-link")

    def _host(self, text: str, start: re.Match[str]) -> tuple[str | None, int]:
        host, end = self._labels[start["label"]], start.end()
        known: tuple[str | None, int] = (None, end)
        for _ in range(_MOST_PARTS):
            part = self._part.match(text, end)
            if part is None:
                break
            host += "." + (self._endings[part["said"]] if part["said"] else part["plain"].lower())
            end = part.end()
            if host in self._hosts:
                known = (host, end)
        return known

    def _path(self, text: str, position: int) -> tuple[str, int]:
        path = ""
        for _ in range(_MOST_SEGMENTS):
            slash = self._slash.match(text, position)
            segment, end = self._segment(text, slash.end()) if slash else ("", position)
            if not segment:
                break
            path, position = f"{path}/{segment}", end
        return path, position

    def _segment(self, text: str, position: int) -> tuple[str, int]:
        segment = ""
        while piece := self._piece.match(text, position):
            segment += piece["plain"] or self._letters[piece["said"]]
            position = piece.end()
        return segment, position


def _spoken(table: dict[str, list[str]]) -> dict[str, str]:
    return {word: written for written, words in table.items() for word in words if not word.isascii()}


def _any_of(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


def spelled_links(text: str, knowledge: Knowledge) -> Iterator[Edit]:
    """Every link of `text` that is said in words, as it would be written."""
    return knowledge.derived(SpelledLinks).edits(text)
