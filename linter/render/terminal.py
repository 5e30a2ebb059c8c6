"""What a terminal makes of text: how wide it is, and what must not reach it raw."""

from __future__ import annotations

import re
import unicodedata


def visible(text: str) -> str:
    """`text` with control, invisible and direction-changing characters spelled out, so that none can act."""
    return "".join(_spell(character) for character in text)


def _spell(character: str) -> str:
    if character == "\t":
        return "    "
    if unicodedata.category(character) in ("Cc", "Cf", "Cs", "Zl", "Zp"):
        return f"\\u{{{ord(character):x}}}"
    return character


def column_width(text: str) -> int:
    """Terminal columns that `text` takes; East Asian wide characters take two, combining marks none."""
    return sum(_width(character) for character in text)


def _width(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1


def pad(text: str, width: int) -> str:
    """`text` filled with spaces up to `width` columns."""
    return text + " " * max(0, width - column_width(text))


# what stays on one line: a word in Latin letters, or one other character; brackets and full stops stay with their text
_UNBROKEN = r"[（「『【(\[]*(?:[!-~]+|\S)[、。，．：；！？）」』】ーっゃゅょッャュョ]*"


def wrap(text: str, width: int) -> list[str]:
    """`text` broken into lines of at most `width` columns where the language allows it."""
    lines = [""]
    at = 0
    for found in re.finditer(_UNBROKEN, text):
        space = text[at : found.start()]
        if lines[-1] and column_width(lines[-1] + space + found[0]) > width:
            lines.append(found[0])
        else:
            lines[-1] += space + found[0]
        at = found.end()
    return lines
