"""Numbers said in puns on digits (goroawase): 090-ヨイハナ-ミナサン."""

from __future__ import annotations

import re
from collections.abc import Iterator

import regex

from linter.knowledge import Knowledge
from linter.readings.reading import Edit
from linter.text import hiragana

#: what may stand between the first group and the words, and the words
_WORDS = (
    r"(?P<kana>[-‐−－ー、,・/／\s「」『』のはを]{0,3}"
    r"[\u3041-\u30fe\u4e00-\u9fff々][\u3041-\u30fe\u4e00-\u9fff々「」『』・、‐−－/／\s-]{2,24})"
)
_PLAIN_HEADS = "0[5789]0|0120"


class _Puns:
    """What words and kanji stand for, and how the first group of a number is punned."""

    def __init__(self, knowledge: Knowledge) -> None:
        table = knowledge.disguise("goroawase")
        self.syllables: dict[str, list[str]] = {word: [figures] for word, figures in table["syllables"].items()}
        for reading, spellings in table["kanji"].items():
            figures = "".join(table["syllables"].get(part, "") for part in _parts(reading, table["syllables"]))
            for spelling in spellings:
                known = self.syllables.setdefault(spelling, [])
                if figures not in known:
                    known.append(figures)
        self._digits = {word: digit for digit, words in table["heads"].items() for word in words}
        zero, middle = (
            "|".join(map(re.escape, sorted((word for digit in digits for word in table["heads"][digit]), key=_length)))
            for digits in ("0", "5789")
        )
        self.number = regex.compile(
            rf"(?P<head>{_PLAIN_HEADS}|(?P<first>{zero})(?P<middle>{middle})(?P<last>{zero})){_WORDS}"
        )

    def head(self, found: regex.Match[str]) -> str:
        """The first group in figures."""
        if found["middle"] is None:
            return str(found["head"])
        return "".join(self._digits[found[part]] for part in ("first", "middle", "last"))


def _length(word: str) -> int:
    return -len(word)


def _parts(reading: str, syllables: dict[str, str]) -> Iterator[str]:
    """The kana of a reading, one that stands for figures as a whole first."""
    position = 0
    while position < len(reading):
        length = next((n for n in range(3, 0, -1) if reading[position : position + n] in syllables), 1)
        yield reading[position : position + length]
        position += length


def puns(text: str, knowledge: Knowledge) -> Iterator[Edit]:
    """090のよいふろ、いいにく: exactly as many figures as the number needs, the shortest reading of the kana."""
    table = knowledge.derived(_Puns)
    for found in table.number.finditer(text):
        head = table.head(found)
        wanted = 6 if head == "0120" else 8
        end, figures = _punned(found["kana"], wanted, table.syllables)
        if not figures:
            end, figures = _read_out(text, found.start("kana"), wanted, table.syllables)
        if figures:
            tail = f"{figures[:4]}-{figures[4:]}" if wanted == 8 else f"{figures[:3]}-{figures[3:]}"
            yield Edit(found.start(), found.start("kana") + end, f"{head}-{tail}", "goroawase")


#: nail_ヨロシク
_IN_ID = re.compile(r"(?<=[A-Za-z][_.-])(?P<kana>[\u3041-\u30fc]{3,10})(?![\u3041-\u30fc\u4e00-\u9fffA-Za-z])")


def id_puns(text: str, knowledge: Knowledge) -> Iterator[Edit]:
    """Kana behind Latin letters that are to be read as figures."""
    syllables = knowledge.derived(_Puns).syllables
    for found in _IN_ID.finditer(text):
        for wanted in (4, 3, 2, 6):
            end, figures = _punned(found["kana"], wanted, syllables)
            if end == len(found["kana"]):
                yield Edit(*found.span("kana"), figures, "goroawase")
                break


#: 肉屋さん、運ぶよ（にくやさん、はこぶよ）; よい歯（4182）、むし歯な（6487）
_READ_OUT = re.compile(r"[（(](?:(?P<figures>[0-9]{2,8})|(?P<kana>[\u3041-\u30fc、，・ ]{4,24}))[）)]")


def _read_out(text: str, start: int, wanted: int, syllables: dict[str, list[str]]) -> tuple[int, str]:
    """The figures that brackets behind the words give, and where these end, from `start` on."""
    figures = ""
    for found in _READ_OUT.finditer(text, start, start + 60):
        figures += found["figures"] or _punned(found["kana"], wanted, syllables)[1]
        if len(figures) >= wanted:
            break
    return (found.end() - start, figures) if len(figures) == wanted else (0, "")


def _punned(kana: str, wanted: int, syllables: dict[str, list[str]]) -> tuple[int, str]:
    """Where in `kana` the wanted number of figures is complete, and the figures; empty when it never is.

    A kana that may part two words (は, の) is passed over only where it is needed as no figure.
    """
    plain = hiragana(kana)
    #: (position, figures so far), the likeliest first; each place and count is looked at once
    open_ends = [(0, "")]
    seen: set[tuple[int, int]] = set()
    while open_ends:
        position, figures = open_ends.pop()
        if len(figures) == wanted:
            return position, figures
        if position >= len(plain) or (position, len(figures)) in seen:
            continue
        seen.add((position, len(figures)))
        choices: list[tuple[int, str]] = []
        if kana[position] in _PUN_GAPS:
            choices.append((position + 1, figures))
        for length in range(1, min(6, len(plain) - position) + 1):
            choices += (
                (position + length, figures + read)
                for read in reversed(syllables.get(plain[position : position + length], ()))
                if len(figures) + len(read) <= wanted
            )
        # a particle right behind the first group parts; elsewhere the longest word is the likeliest
        open_ends += reversed(choices) if position == 0 and kana[0] in _PUN_GAPS else choices
    return 0, ""


_PUN_GAPS = "-‐−－ー、,・/／ \u3000\n「」『』のはをっうーんぃぁぅぇぉ〜"
