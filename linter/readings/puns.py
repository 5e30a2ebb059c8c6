"""Numbers said in puns on digits (goroawase): 090-ヨイハナ-ミナサン."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.knowledge import Knowledge
from linter.readings.reading import Edit
from linter.text import hiragana

#: the first group in figures (or as said), then kana to be read as figures
_PUN = re.compile(
    r"(?P<head>0[5789]0|0120|ゼロ(?:ハチ|キュー|ナナ|ゴー?)ゼロ|[0〇](?:[救八九七五]|ハチ|キュウ?|ナナ|ゴー?)[0〇])(?P<kana>[-‐−－ー、,・\s「」『』のはを]{0,3}"
    r"[\u3041-\u30fe\u4e00-\u9fff][\u3041-\u30fe\u4e00-\u9fff「」『』・、‐−－\s-]{2,22})"
)

_HEADS = str.maketrans({"〇": "0", "救": "9", "八": "8", "九": "9", "七": "7", "五": "5"})

_SAID_HEADS = {
    "ゼロハチゼロ": "080",
    "ゼロキューゼロ": "090",
    "ゼロナナゼロ": "070",
    "ゼロゴゼロ": "050",
    "ゼロゴーゼロ": "050",
}


_SAID_DIGITS = (("ハチ", "8"), ("キュウ", "9"), ("キュ", "9"), ("ナナ", "7"), ("ゴー", "5"), ("ゴ", "5"))


def puns(text: str, knowledge: Knowledge) -> Iterator[Edit]:
    """090のよいふろ、いいにく: exactly as many figures as the number needs, the shortest reading of the kana."""
    syllables = knowledge.disguise("goroawase")["syllables"]
    for found in _PUN.finditer(text):
        head = _SAID_HEADS.get(found["head"], found["head"])
        for said, digit in _SAID_DIGITS:
            head = head.replace(said, digit)
        head = head.translate(_HEADS)
        wanted = 6 if head == "0120" else 8
        end, figures = _punned(found["kana"], wanted, syllables)
        if not figures:
            end, figures = _read_out(text, found.start("kana"), wanted, syllables)
        if figures:
            tail = f"{figures[:4]}-{figures[4:]}" if wanted == 8 else f"{figures[:3]}-{figures[3:]}"
            yield Edit(found.start(), found.start("kana") + end, f"{head}-{tail}", "goroawase")


#: nail_ヨロシク
_IN_ID = re.compile(r"(?<=[A-Za-z][_.-])(?P<kana>[\u3041-\u30fc]{3,10})(?![\u3041-\u30fc\u4e00-\u9fffA-Za-z])")


def id_puns(text: str, knowledge: Knowledge) -> Iterator[Edit]:
    """Kana behind Latin letters that are to be read as figures."""
    syllables = knowledge.disguise("goroawase")["syllables"]
    for found in _IN_ID.finditer(text):
        for wanted in (4, 3, 2, 6):
            end, figures = _punned(found["kana"], wanted, syllables)
            if end == len(found["kana"]):
                yield Edit(*found.span("kana"), figures, "goroawase")
                break


#: 肉屋さん、運ぶよ（にくやさん、はこぶよ）; よい歯（4182）、むし歯な（6487）
_READ_OUT = re.compile(r"[（(](?:(?P<figures>[0-9]{2,8})|(?P<kana>[\u3041-\u30fc、，・ ]{4,24}))[）)]")


def _read_out(text: str, start: int, wanted: int, syllables: dict[str, str]) -> tuple[int, str]:
    """The figures that brackets behind the words give, and where these end, from `start` on."""
    figures = ""
    for found in _READ_OUT.finditer(text, start, start + 60):
        figures += found["figures"] or _punned(found["kana"], wanted, syllables)[1]
        if len(figures) >= wanted:
            break
    return (found.end() - start, figures) if len(figures) == wanted else (0, "")


def _punned(kana: str, wanted: int, syllables: dict[str, str]) -> tuple[int, str]:
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
            read = syllables.get(plain[position : position + length])
            if read is not None and len(figures) + len(read) <= wanted:
                choices.append((position + length, figures + read))
        # a particle right behind the first group parts; elsewhere the longest word is the likeliest
        open_ends += reversed(choices) if position == 0 and kana[0] in _PUN_GAPS else choices
    return 0, ""


_PUN_GAPS = "-‐−－ー、,・ \u3000\n「」『』のはをっうーんぃぁぅぇぉ〜"
