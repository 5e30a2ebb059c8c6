"""A look over a text: what the gates of the readings ask of it, and how they ask.

Patterns are kept as text and compiled by `compiled` when a draft gives reason to: compiling all of them at every start
would cost more than the whole check of an ordinary draft.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, cached_property
from typing import TYPE_CHECKING

from linter.readings.reading import Reading
from linter.text import Lookup, count_figures

if TYPE_CHECKING:
    import regex

Span = tuple[int, int]

_LATIN_WORD = r"[a-z\u00df-\u024f\u1ea0-\u1eff]+"
#: the same thing twice inside a word
TWICE = r"[A-Za-z0-9@._]([^\sA-Za-z0-9@._/:-]{1,8})[A-Za-z0-9@._/:-]{0,24}\1"
USUAL_TWICE = frozenset("、。，,・「」")
#: what may stand between words in a row
_BETWEEN = frozenset(
    " \t\n\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000"
    "\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "、，,・･·.．。-‐‑–—―−ー－〜～~/／()（）〔〕[]「」『』:：のノ…!！?？'’|｜*＊=＝→⇒➡♪•#＃에"
    "ぁぃぅぇぉァィゥェォっッあえと"
)


@cache
def compiled(source: str) -> re.Pattern[str] | regex.Pattern[str]:
    """The pattern, compiled when it is first asked for."""
    # `regex` compiles wide ranges of characters much faster, `re` everything else
    if "\\u9fff" in source:
        import regex

        return regex.compile(source)
    return re.compile(source)


def has(source: str, text: str) -> bool:
    return compiled(source).search(text) is not None


def holds(text: str, words: Iterable[str]) -> bool:
    # a generator expression costs twice as much as `map`
    return any(map(text.__contains__, words))


def has_between(source: str, text: str, usual: frozenset[str]) -> bool:
    """Whether a group of the pattern catches something without `usual` characters.

    Telling the characters apart afterwards spares the compiling of wide sets.
    """
    return any(usual.isdisjoint(found[found.lastindex or 0]) for found in re.finditer(source, text))


_USUAL = "…“”‘’—–→・！？（）：；，．～＆"


@cache
def _is_odd(character: str) -> bool:
    """Neither ASCII nor Japanese or Korean writing nor its usual punctuation."""
    return character > "\x7f" and not (
        "\u3000" <= character <= "\u30ff" or "\u3400" <= character <= "\ud7a3" or character in _USUAL
    )


class Glance:
    """What the gates ask of a reading again and again, worked out once."""

    def __init__(self, reading: Reading, cues: Lookup) -> None:
        self._reading = reading
        self._cues = cues
        self.text = reading.text
        self.lower = reading.lower
        self.characters = set(reading.text)

    @cached_property
    def cues(self) -> set[str]:
        """The words of the gates' lists that the text in lower case holds."""
        return self._cues.words_in(self.lower, self.beginnings)

    @cached_property
    def latin(self) -> list[str]:
        return compiled(_LATIN_WORD).findall(self.lower)

    @cached_property
    def figures(self) -> int:
        return count_figures(self.text)

    @cached_property
    def twice(self) -> bool:
        """Whether something odd stands twice inside a word."""
        return has_between(TWICE, self.text, USUAL_TWICE)

    @property
    def beginnings(self) -> set[str]:
        return self._reading.beginnings

    def has_any(self, characters: str) -> bool:
        """Whether the text holds one of the characters."""
        return not self.characters.isdisjoint(characters)

    @cached_property
    def odd(self) -> set[str]:
        odd = set(filter(_is_odd, self.characters))
        if "×" in odd and self.text.count("×") == len(compiled(r"[0-9]×[0-9]+(?![0-9]*×)").findall(self.text)):
            # 1920×1080 is a size
            odd.remove("×")
        return odd


def by_first(words: Iterable[str]) -> dict[str, list[str]]:
    """The words by their first letter."""
    table: dict[str, list[str]] = {}
    for word in words:
        table.setdefault(word[0], []).append(word)
    return table


class Runs:
    """Runs of at least `length` characters of the words (ASCII aside), of `more` and of what stands `between`.

    A set of characters and not a regular expression: compiling one as wide as these takes longer than a message.
    """

    def __init__(self, words: Iterable[str], more: str, length: int, between: frozenset[str] = _BETWEEN) -> None:
        letters = {character for word in words for character in word if not character.isascii()}
        self._is_inside = letters.union(more, between).__contains__
        self._run = re.compile(rb"\x01{%d,}" % length)

    def spans(self, text: str) -> list[Span]:
        return [run.span() for run in self._run.finditer(bytes(map(self._is_inside, text)))]


def widened(spans: list[Span], length: int, by: int) -> list[Span]:
    """The spans with some text on both sides, merged where they meet."""
    merged: list[Span] = []
    for start, end in sorted(spans):
        start, end = max(0, start - by), min(length, end + by)
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged
