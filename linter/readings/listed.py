"""Figures said by what stands at their place in a well-known list: 〇・長月・〇・卯月 …, resistor colours, notes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from linter.knowledge import Knowledge
from linter.readings.numbers import is_whole_number
from linter.readings.reading import Edit
from linter.text import lower_same_length

_ZEROS = ("〇", "○", "◯", "0", "ゼロ", "零", "れい", "まる", "休", "休符", "無", "空", "zero", "rest")
_GAP = r"[ \u3000・、,，./／|\-‐−ー–→〜]{0,3}"


class _List(NamedTuple):
    cues: tuple[str, ...]
    figures: dict[str, str]
    row: re.Pattern[str]
    member: re.Pattern[str]


def well_known_lists(knowledge: Knowledge) -> tuple[_List, ...]:
    """The lists as patterns; for `Knowledge.derived`."""
    return tuple(_list_of(entry) for entry in knowledge.disguise("well-known-list")["lists"])


def _list_of(entry: dict[str, object]) -> _List:
    members, cues = entry["members"], entry["cues"]
    assert isinstance(members, dict)
    assert isinstance(cues, list)
    figures = {**dict.fromkeys(_ZEROS, "0"), **{figure: figure for figure in "0123456789"}}
    figures |= {str(word): str(place) for word, place in members.items()}
    words = "|".join(map(re.escape, sorted(figures, key=len, reverse=True)))
    member = rf"(?:{words})(?![\u30a1-\u30fa])" if "ド" in figures else f"(?:{words})"
    return _List(tuple(cues), figures, re.compile(f"(?:{member}{_GAP}){{9,12}}"), re.compile(words))


def listed_figures(text: str, knowledge: Knowledge) -> Iterator[Edit]:
    """Rows of members that make a whole telephone number; the tenth stands for a nought where it must."""
    lower = lower_same_length(text)
    for known in knowledge.derived(well_known_lists):
        if not any(map(lower.__contains__, known.cues)):
            continue
        for found in known.row.finditer(lower):
            places = [known.figures[member] for member in known.member.findall(found[0])]
            digits = "".join("0" if place == "10" else place for place in places)
            if is_whole_number(digits) and not found[0].strip().isdigit():
                said = found[0].rstrip(" \u3000・、,，./／|-‐−ー–→〜")
                yield Edit(found.start(), found.start() + len(said), _grouped(digits), "well-known-list")
                return


def _grouped(digits: str) -> str:
    return f"{digits[:3]}-{digits[3:7]}-{digits[7:]}" if len(digits) == len("09012345678") else digits
