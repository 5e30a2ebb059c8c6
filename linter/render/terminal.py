"""What a terminal makes of text: how wide it is, and what must not reach it raw."""

from __future__ import annotations

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
