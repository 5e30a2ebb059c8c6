"""Small things that several modules ask of a text."""

from __future__ import annotations


def lower_same_length(text: str) -> str:
    """The text in lower case, character for character (a few letters would grow; they stay)."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := character.lower()) == 1 else character for character in text)
