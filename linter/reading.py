"""The draft and its readings: the same text as a person would read it after a disguise is undone.

Every character of a reading remembers the place in the draft it came from, so whatever is found in a
reading can be shown in the draft. Offsets are code points of the draft exactly as typed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple


class Edit(NamedTuple):
    """One replacement in a reading: `text` is read where `[start, end)` stands; `family` says why."""

    start: int
    end: int
    text: str
    family: str


class Trace(NamedTuple):
    """A place in the draft that some disguise family changed on the way to a reading."""

    start: int
    end: int
    family: str


class Reading:
    """A text in which character `i` stands for `draft[starts[i]:ends[i]]`."""

    __slots__ = ("ends", "name", "starts", "text", "traces")

    def __init__(
        self, name: str, text: str, starts: Sequence[int], ends: Sequence[int], traces: tuple[Trace, ...] = ()
    ) -> None:
        self.name = name
        self.text = text
        self.starts = starts
        self.ends = ends
        self.traces = traces

    @classmethod
    def as_typed(cls, draft: str) -> Reading:
        return cls("typed", draft, range(len(draft)), range(1, len(draft) + 1))

    def rewrite(self, name: str, edits: Iterable[Edit]) -> Reading:
        """This reading with `edits` (in order, not overlapping) carried out; itself when there are none."""
        ordered = list(edits)
        if not ordered:
            return self
        pieces: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        traces = list(self.traces)
        position = 0
        for edit in ordered:
            pieces.append(self.text[position : edit.start])
            starts.extend(self.starts[position : edit.start])
            ends.extend(self.ends[position : edit.start])
            pieces.append(edit.text)
            source_starts, source_ends = self.starts[edit.start : edit.end], self.ends[edit.start : edit.end]
            if len(edit.text) == len(source_starts):
                starts.extend(source_starts)
                ends.extend(source_ends)
            elif edit.text:
                # the whole run stands for the whole replacement
                starts.extend([source_starts[0]] * len(edit.text))
                ends.extend([source_ends[-1]] * len(edit.text))
            traces.append(Trace(source_starts[0], source_ends[-1], edit.family))
            position = edit.end
        pieces.append(self.text[position:])
        starts.extend(self.starts[position:])
        ends.extend(self.ends[position:])
        return Reading(name, "".join(pieces), starts, ends, tuple(traces))

    def parts(self, start: int, end: int) -> tuple[tuple[int, int], ...]:
        """Where `[start, end)` of this reading lies in the draft, in order and without overlaps.

        Pieces are joined when nothing but undone disguise lies between them; honest text keeps them apart.
        """
        spans = sorted(set(zip(self.starts[start:end], self.ends[start:end], strict=True)))
        joined: list[tuple[int, int]] = []
        for span in spans:
            if joined and (span[0] <= joined[-1][1] or self._is_undone(joined[-1][1], span[0])):
                joined[-1] = (joined[-1][0], max(joined[-1][1], span[1]))
            else:
                joined.append(span)
        return tuple(joined)

    def _is_undone(self, start: int, end: int) -> bool:
        position = start
        for trace in self.traces:
            if trace.start <= position < trace.end:
                position = trace.end
                if position >= end:
                    return True
        return False

    def families(self, parts: Iterable[tuple[int, int]]) -> tuple[str, ...]:
        """The disguise families that were undone inside `parts`, in order of appearance."""
        spans = list(parts)
        touched = (
            trace.family
            for trace in self.traces
            if any(trace.start < end and start < trace.end for start, end in spans)
        )
        return tuple(dict.fromkeys(touched))
