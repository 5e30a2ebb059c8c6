"""The orders in which a proposal is put, by `patterns/phrases/proposals.toml`.

A frame is a row of concepts with the number of characters that may lie between each and the next:
`"service|chat ..8 talk ..12 propose"`. The concepts of a row may overlap but never stand in another order.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from linter.findings import Certainty, Kind
from linter.knowledge import Knowledge
from linter.sentences.mark import Mark
from linter.sentences.tongue import LANGUAGES

#: how far two concepts may share letters: an inflected word may belong to both, and English puts several words into one
#: ("what's your" asks, "your cell" is asked for)
_OVERLAP = {"ja": 2, "en": 12, "other": 2}


class Step(NamedTuple):
    """One concept of a row, and how far behind the one before it it may start."""

    concepts: frozenset[str]
    gap: int


class Frame(NamedTuple):
    """One way to put a proposal."""

    #: the key of the reason that the user reads
    reason: str
    kind: Kind
    #: the channel where none of the words gives one
    channel: str
    certainty: Certainty
    rows: tuple[tuple[Step, ...], ...]
    #: what takes the proposal back when the sentence speaks of it
    unless: frozenset[str]
    #: how many letters two concepts may share
    overlap: int

    def find(self, marks: Sequence[Mark]) -> Iterator[tuple[Mark, ...]]:
        """The marks that fill the frame, for every place at which it begins."""
        named = {name for mark in marks for name in (mark.concept, f"{mark.concept}-{mark.detail}")}
        for row in self.rows:
            if any(step.concepts.isdisjoint(named) for step in row):
                continue
            for first in marks:
                if _is(first, row[0]):
                    filled = _fill(row, first, marks, self.overlap)
                    if filled:
                        yield filled


def _fill(row: tuple[Step, ...], first: Mark, marks: Sequence[Mark], overlap: int) -> tuple[Mark, ...] | None:
    # for every mark that can be reached, one way there: no step looks at a mark twice
    ways: dict[Mark, tuple[Mark, ...]] = {first: (first,)}
    for step in row[1:]:
        reached: dict[Mark, tuple[Mark, ...]] = {}
        for before, way in ways.items():
            for at in range(bisect_left(marks, (before.start,)), len(marks)):
                mark = marks[at]
                if mark.start > before.end + step.gap:
                    break
                # one word may be both ("call me" asks and names the way), and an ending may begin within a word
                same = (mark.start, mark.end) == (before.start, before.end) and mark != before
                follows = same or (mark.start >= before.end - overlap and mark.end > before.end)
                if follows and mark not in reached and _is(mark, step):
                    reached[mark] = (*way, mark)
        if not reached:
            return None
        ways = reached
    return min(ways.values(), key=lambda way: way[-1].end)


def _is(mark: Mark, step: Step) -> bool:
    return mark.concept in step.concepts or f"{mark.concept}-{mark.detail}" in step.concepts


def _frames(knowledge: Knowledge) -> dict[str, tuple[Frame, ...]]:
    table = knowledge.phrases("proposals")
    frames: dict[str, list[Frame]] = {language: [] for language in LANGUAGES}
    for entry in table["frames"]:
        unless = frozenset(table["takes_back"]) - frozenset(entry.get("although", ()))
        for language in LANGUAGES:
            rows = tuple(_row(text) for text in entry.get(language, ()))
            if rows:
                frames[language].append(
                    Frame(
                        entry["reason"], Kind(entry["kind"]), entry["channel"],
                        Certainty(entry.get("certainty", "likely")), rows, unless, _OVERLAP[language],
                    )
                )  # fmt: skip
    return {language: tuple(found) for language, found in frames.items()}


def _row(text: str) -> tuple[Step, ...]:
    steps: list[Step] = []
    gap = 0
    for word in text.split():
        if word.startswith(".."):
            gap = int(word[2:])
        else:
            steps.append(Step(frozenset(word.split("|")), gap))
            gap = 0
    return tuple(steps)


def frames(language: str, knowledge: Knowledge) -> tuple[Frame, ...]:
    """The frames of a language, the most telling first."""
    found: dict[str, tuple[Frame, ...]] = knowledge.derived(_frames)
    return found[language]


def named_frame(reason: str, knowledge: Knowledge) -> Frame:
    """The first frame that gives this reason."""
    return knowledge.derived(_by_reason)[reason]


def _by_reason(knowledge: Knowledge) -> dict[str, Frame]:
    found: dict[str, Frame] = {}
    for language in LANGUAGES:
        for frame in frames(language, knowledge):
            found.setdefault(frame.reason, frame)
    return found


def check(table: dict[str, Any], concepts: frozenset[str]) -> list[str]:
    """The concepts that frames name and no list declares."""
    named: set[str] = set(table["takes_back"])
    for entry in table["frames"]:
        for language in LANGUAGES:
            for row in map(_row, entry.get(language, ())):
                named.update(*(step.concepts for step in row))
    return sorted(named - concepts)
