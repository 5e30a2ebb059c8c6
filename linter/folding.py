"""The folded reading: full-width and other compatibility forms become the plain character they stand for."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

import regex

from linter.reading import Edit, Reading

#: Normalisation of a base with endless combining marks is quadratic; nobody writes more than this.
MAX_MARKS = 30

#: Everything but ASCII, kana and the common ideographs, which fold to themselves.
_FOLDABLE = regex.compile("[^\x00-\x7f\u3041-\u30fe\u3400-\u9fff]+")


def fold(reading: Reading) -> Reading:
    """The reading with every character NFKC-normalised, unit by unit (a base and its marks)."""
    return reading.rewrite("folded", _edits(reading.text))


def _edits(text: str) -> Iterator[Edit]:
    for run in _FOLDABLE.finditer(text):
        for start, end in _units(text, run.start(), run.end()):
            unit = text[start:end]
            folded = unicodedata.normalize("NFKC", unit)
            if folded != unit:
                yield Edit(start, end, folded, "width")


def _units(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    position = start
    while position < end:
        stop = position + 1
        while stop < end and stop - position <= MAX_MARKS and _joins(text[stop]):
            stop += 1
        yield position, stop
        position = stop


def _joins(character: str) -> bool:
    return character in "\uff9e\uff9f" or unicodedata.combining(character) != 0
