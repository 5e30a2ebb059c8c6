"""Small things that several modules ask of a text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from operator import add


def lower_same_length(text: str) -> str:
    """The text in lower case, character for character (a few letters would grow; they stay)."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := character.lower()) == 1 else character for character in text)


_TO_HIRAGANA = {katakana: katakana - 0x60 for katakana in range(0x30A1, 0x30F7)}


def hiragana(text: str) -> str:
    """The text with every katakana letter as hiragana, character for character."""
    return text.translate(_TO_HIRAGANA)


def unaccented(text: str) -> str:
    """The text with Latin letters without their accents, character for character."""
    if text.isascii() or _ACCENTED.search(text) is None:
        return text
    return "".join(map(_without_accent, text))


_ACCENTED = re.compile("[\u00c0-\u024f]")


@lru_cache(512)
def _without_accent(character: str) -> str:
    if not "\u00c0" <= character <= "\u024f":
        return character
    base = unicodedata.normalize("NFD", character)[0]
    return base if base.isascii() else character


def count_figures(text: str) -> int:
    """How many of the digits 0 to 9 a text has."""
    return sum(map(text.count, "0123456789"))


def letters_and_pairs(text: str) -> set[str]:
    """The letters of a text, and what stands beside each other."""
    letters = list(text)
    return {*letters, *map(add, letters, letters[1:])}


class Lookup:
    """Finds which of many words stand in a text.

    One text is looked through word by word. Who asks again and again gets a table of the words' beginnings, by which
    a text is passed over once however many words there are; making it takes longer than a whole message does.
    """

    _FEW = 3
    _SHORT = 2_000

    def __init__(self, words: Iterable[str]) -> None:
        self._words = tuple(dict.fromkeys(words))
        self._asked = 0
        self._by_beginning: dict[str, list[str]] | None = None

    def words_in(self, text: str, beginnings: set[str] | None = None) -> set[str]:
        """The words that `text` holds; `beginnings` are its `letters_and_pairs`, where these are known already."""
        table = self._by_beginning
        if table is None:
            if self._asked < self._FEW and len(text) <= self._SHORT:
                self._asked += 1
                return set(filter(text.__contains__, self._words))
            table = {}
            for word in self._words:
                table.setdefault(word[:2], []).append(word)
            self._by_beginning = table
        found = table.keys() & (beginnings or letters_and_pairs(text))
        return {word for beginning in found for word in table[beginning] if word in text}


class Spans:
    """Stretches of a text that know whether another stretch touches them, however many they are."""

    def __init__(self, length: int) -> None:
        self._mask = bytearray(length)
        self.all: list[tuple[int, int]] = []

    def add(self, start: int, end: int) -> None:
        self._mask[start:end] = b"\x01" * (end - start)
        self.all.append((start, end))

    def end_of_last(self, start: int, end: int) -> int:
        """Where the last stretch that touches `[start, end)` ends, at most at `end`."""
        return self._mask.rfind(1, start, end) + 1

    def touch(self, start: int, end: int) -> bool:
        return self._mask.find(1, start, end) >= 0
