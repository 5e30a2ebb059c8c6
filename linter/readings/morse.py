"""Morse code in whatever stands for its two signs: `-.-`, ツートンツー, ━●━, dah dit dah."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.readings.reading import Edit

_SIGNS = {
    ".-": "a", "-...": "b", "-.-.": "c", "-..": "d", ".": "e", "..-.": "f", "--.": "g", "....": "h", "..": "i",
    ".---": "j", "-.-": "k", ".-..": "l", "--": "m", "-.": "n", "---": "o", ".--.": "p", "--.-": "q", ".-.": "r",
    "...": "s", "-": "t", "..-": "u", "...-": "v", ".--": "w", "-..-": "x", "-.--": "y", "--..": "z",
    "-----": "0", ".----": "1", "..---": "2", "...--": "3", "....-": "4",
    ".....": "5", "-....": "6", "--...": "7", "---..": "8", "----.": "9",
    "..--.-": "_", ".-.-.-": ".", ".--.-.": "@", "-....-": "-",
}  # fmt: skip
_DASH = "-−ー－―—–━─▬＿_"
_DOT = ".・·•●⚫▪∙⋅◆"
#: the two signs in words, which say more than a stroke or a point
_LONG_WORD, _SHORT_WORD = "ツー|つー|ピー|ぴー|dah|長", "トン|とん|ト(?![ァ-ー])|ピッ|ピ(?!ー)|di[td]?|短"
_APART = r"[ /／　|｜、,\n]"
#: several letters in signs, or in words (with a stroke or a point between the words of a letter)
_IN_SIGNS = re.compile(
    rf"(?<![{_DASH}{_DOT}])(?:[{_DASH}{_DOT}]{{1,6}}{_APART}{{1,4}}){{4,60}}[{_DASH}{_DOT}]{{1,6}}(?![{_DASH}{_DOT}])"
)
_WORD = rf"(?:{_LONG_WORD}|{_SHORT_WORD})"
_IN_WORDS = re.compile(
    rf"(?:{_WORD}(?:[・-]?{_WORD}){{0,5}}{_APART}{{1,4}}){{4,60}}{_WORD}(?:[・-]?{_WORD}){{0,5}}", re.IGNORECASE
)
_AS_SIGNS = str.maketrans(dict.fromkeys(_DASH, "-") | dict.fromkeys(_DOT, "."))


def may_hold(text: str) -> bool:
    """Whether there are enough signs or words for a contact in Morse code."""
    return sum(map(text.count, _DASH)) + sum(map(text.count, _DOT)) >= _FEWEST or _said(text) >= _FEWEST


def _said(text: str) -> int:
    return sum(map(text.count, ("ツー", "つー", "ピー", "トン", "とん", "ピッ", "dah", "dit")))


_FEWEST = 9


def morse(text: str) -> Iterator[Edit]:
    """What the code says, where that may be a number, an id or an address."""
    for pattern in (_IN_WORDS, _IN_SIGNS):
        for found in pattern.finditer(text):
            signs = _signs(found[0]) if pattern is _IN_WORDS else found[0].translate(_AS_SIGNS)
            letters = [_SIGNS.get(sign) for sign in re.split(rf"{_APART}+", signs.strip())]
            # a line, or stars
            if None not in letters and len({*letters}) >= _DIFFERENT:
                yield Edit(found.start(), found.end(), "".join(filter(None, letters)), "encoded")
                return


#: fewer different letters are an ornament
_DIFFERENT = 3


def _signs(words: str) -> str:
    """Words for the two signs as these."""
    return re.sub(
        rf"(?P<long>{_LONG_WORD})|{_SHORT_WORD}|[・-]",
        lambda found: "-" if found["long"] else "" if found[0] in "・-" else ".",
        words,
        flags=re.IGNORECASE,
    )
