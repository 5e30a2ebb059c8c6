"""What a stretch of a sentence speaks of."""

from __future__ import annotations

from typing import NamedTuple


class Mark(NamedTuple):
    """A stretch of a sentence that speaks of `concept`; offsets are of the sentence."""

    start: int
    end: int
    concept: str
    #: what follows the hyphen of the concept's name in its file (a channel), or the service
    detail: str = ""


def mark(name: str, start: int, end: int) -> Mark:
    """A mark of the concept `name`, as the files call it."""
    concept, _, detail = name.partition("-")
    return Mark(start, end, concept, detail)
