"""A text whose every character remembers the place in the draft it came from.

Whatever is found in a reading can so be shown in the draft. Offsets are code points of the draft as typed.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import NamedTuple

from linter.text import letters_and_pairs, lower_same_length


class Edit(NamedTuple):
    """One replacement in a reading: `text` is read where `[start, end)` stands; `family` says why."""

    start: int
    end: int
    text: str
    family: str


class Piece(NamedTuple):
    """A stretch of a reading that a contact is put together from; `text` where it stands for something else."""

    start: int
    end: int
    text: str | None = None


class Trace(NamedTuple):
    """A place in the draft that a disguise family changed on the way to a reading."""

    start: int
    end: int
    family: str


class Reading:
    """A text in which character `i` stands for `draft[starts[i]:ends[i]]`."""

    def __init__(
        self, name: str, text: str, starts: Sequence[int], ends: Sequence[int], traces: tuple[Trace, ...] = ()
    ) -> None:
        self.name = name
        self.text = text
        self.starts = starts
        self.ends = ends
        #: in the order of the draft
        self.traces = traces
        #: the same in the order in which they were left
        self.log = traces
        #: how many of them the reading had that was shown before this one
        self.before = 0
        #: as far as this what stands behind another character here does so in the draft
        self._in_order = len(text)
        #: places in the draft that are understood already: no later guess may change them
        self.settled: tuple[tuple[int, int], ...] = ()

    @classmethod
    def as_typed(cls, draft: str) -> Reading:
        return cls("typed", draft, range(len(draft)), range(1, len(draft) + 1))

    def rewrite(self, name: str, edits: Iterable[Edit], *, told: bool = False) -> Reading:
        """This reading with `edits` (in order, not overlapping) carried out; itself when there are none.

        Edits in settled places are left out, unless the writer has told the reader to make them.
        """
        ordered = [edit for edit in edits if told or not self.is_settled(edit.start, edit.end)]
        if not ordered:
            return self
        pieces: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        traces: list[Trace] = []
        position, in_order = 0, self._in_order
        for edit in ordered:
            if edit.end <= self._in_order:
                in_order += len(edit.text) - (edit.end - edit.start)
            elif edit.start < self._in_order:
                in_order -= self._in_order - edit.start
            pieces.append(self.text[position : edit.start])
            starts.extend(self.starts[position : edit.start])
            ends.extend(self.ends[position : edit.start])
            pieces.append(edit.text)
            source_starts, source_ends = self.starts[edit.start : edit.end], self.ends[edit.start : edit.end]
            low, high = self._reach(edit.start, edit.end)
            if len(edit.text) == len(source_starts):
                starts.extend(source_starts)
                ends.extend(source_ends)
            else:
                # the whole run stands for the whole replacement
                starts.extend([low] * len(edit.text))
                ends.extend([high] * len(edit.text))
            traces.append(Trace(low, high, edit.family))
            position = edit.end
        pieces.append(self.text[position:])
        starts.extend(self.starts[position:])
        ends.extend(self.ends[position:])
        following = self._next(name, "".join(pieces), starts, ends, traces)
        following._in_order = in_order
        return following

    def _next(self, name: str, text: str, starts: list[int], ends: list[int], traces: Sequence[Trace]) -> Reading:
        following = Reading(name, text, starts, ends, tuple(sorted((*self.traces, *traces))))
        following.log = (*self.log, *traces)
        following.settled = self.settled
        return following

    def _reach(self, start: int, end: int) -> tuple[int, int]:
        """The first and the last place in the draft of `[start, end)`, which is not empty."""
        if end <= self._in_order:
            return self.starts[start], self.ends[end - 1]
        return min(self.starts[start:end]), max(self.ends[start:end])

    def settle(self, places: Iterable[tuple[int, int]]) -> None:
        """Protect `places` of the draft from later guesses."""
        self.settled = tuple(sorted({*self.settled, *places}))

    def is_settled(self, start: int, end: int) -> bool:
        """Whether `[start, end)` of this reading touches a settled place of the draft."""
        if not self.settled or start >= end:
            return False
        low, high = self._reach(start, end)
        at = bisect_left(self.settled, (high,)) - 1
        return at >= 0 and self.settled[at][1] > low

    @cached_property
    def lower(self) -> str:
        return lower_same_length(self.text)

    @cached_property
    def beginnings(self) -> set[str]:
        """What every lookup asks of the text in lower case: its letters and pairs of letters."""
        return letters_and_pairs(self.lower)

    def unsettled(self) -> Reading:
        """This reading with full stops where it is understood already."""
        if not self.settled:
            return self
        known = [False] * (max(self.ends) + 1)
        for start, end in self.settled:
            known[start:end] = [True] * (end - start)
        text = "".join("。" if known[start] else c for c, start in zip(self.text, self.starts, strict=True))
        masked = Reading(self.name, text, self.starts, self.ends, self.traces)
        masked._in_order = self._in_order
        return masked

    def undone_since(self, before: int) -> list[Trace]:
        """What was undone after the first `before` traces were left."""
        return sorted(self.log[before:])

    def near(self, traces: Sequence[Trace], by: int) -> Reading:
        """Of a long text only what stands up to `by` characters from `traces`; a message is kept as it is.

        What far places of a message say may belong together; a text that is longer than any message is no such whole.
        """
        if len(self.text) <= _LONGEST_WHOLE:
            return self
        stretches, width = _Stretches(traces), -(-by // _BLOCK)
        touched = self._blocks_that_touch(stretches)
        kept: list[tuple[int, int]] = []
        for at in (at for at, is_touched in enumerate(touched) if is_touched):
            start, end = max(0, at - width) * _BLOCK, min((at + width + 1) * _BLOCK, len(self.text))
            if kept and start <= kept[-1][1]:
                kept[-1] = (kept[-1][0], end)
            else:
                kept.append((start, end))
        if kept == [(0, len(self.text))]:
            return self
        pieces: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        in_order = 0
        for start, end in kept:
            pieces.append(self.text[start:end] + _APART)
            last = self.starts[end - 1], self.ends[end - 1]
            starts += [*self.starts[start:end], *[last[0]] * len(_APART)]
            ends += [*self.ends[start:end], *[last[1]] * len(_APART)]
            if end <= self._in_order:
                in_order = len(starts)
        following = self._next(self.name, "".join(pieces), starts, ends, ())
        following._in_order = in_order
        return following

    def append(self, name: str, pieces: Iterable[Piece], family: str) -> Reading:
        """This reading with a line more at its end, put together from its own stretches and from other text."""
        # three line ends: no step takes the full stop before them for a dot of what follows
        text = self.text + "\n\n\n"
        end = max(self.ends, default=0)
        starts, ends = [*self.starts, end, end, end], [*self.ends, end, end, end]
        traces: list[Trace] = []
        for piece in pieces:
            said = self.text[piece.start : piece.end] if piece.text is None else piece.text
            text += said
            if piece.text is None:
                starts += self.starts[piece.start : piece.end]
                ends += self.ends[piece.start : piece.end]
            else:
                low, high = self._reach(piece.start, piece.end)
                starts += [low] * len(said)
                ends += [high] * len(said)
            traces.append(Trace(*self._reach(piece.start, piece.end), family))
        following = self._next(name, text, starts, ends, traces)
        following._in_order = min(self._in_order, len(self.text))
        return following

    def parts(self, start: int, end: int) -> tuple[tuple[int, int], ...]:
        """Where `[start, end)` of this reading lies in the draft, in order and without overlaps.

        Pieces are joined when nothing but undone disguise lies between them; honest text keeps them apart.
        """
        starts, ends = self.starts[start:end], self.ends[start:end]
        if start < end and _is_plain(starts) and _is_plain(ends) and ends[0] == starts[0] + 1:
            return ((starts[0], ends[-1]),)
        spans = sorted(set(zip(starts, ends, strict=True)))
        joined: list[tuple[int, int]] = []
        for span in spans:
            if joined and (span[0] <= joined[-1][1] or self._is_undone(joined[-1][1], span[0])):
                joined[-1] = (joined[-1][0], max(joined[-1][1], span[1]))
            else:
                joined.append(span)
        return tuple(joined)

    @cached_property
    def _undone(self) -> _Stretches:
        return _Stretches(self.traces)

    @cached_property
    def _fresh(self) -> _Stretches:
        return _Stretches(self.undone_since(self.before))

    def _is_undone(self, start: int, end: int) -> bool:
        return self._undone.hold(start, end)

    def may_be_undone(self, start: int, end: int) -> bool:
        """Whether a trace lies anywhere between the first and the last place in the draft of `[start, end)`."""
        return self._is_touched(self._undone, start, end) if self.traces else False

    def may_be_fresh(self, start: int, end: int) -> bool:
        """Whether `[start, end)` may read other than in the reading before; as it was typed, all does."""
        return self._is_touched(self._fresh, start, end) if self.traces else True

    def may_be_fresh_near(self, start: int, end: int, by: int) -> bool:
        """Whether anything up to `by` characters from `[start, end)` may read other than in the reading before.

        Asked of many places; the text is looked over once, block by block.
        """
        if not self.traces:
            return True
        return self._fresh_blocks.find(1, max(0, start - by) // _BLOCK, (end + by) // _BLOCK + 1) >= 0

    @cached_property
    def _fresh_blocks(self) -> bytes:
        # with a neighbour on both sides: between two blocks something may have been taken out
        return self._blocks_that_touch(self._fresh)

    def _blocks_that_touch(self, stretches: _Stretches) -> bytes:
        # with a neighbour on both sides: between two blocks something may have been taken out
        return bytes(
            self._is_touched(stretches, max(0, start - 1), min(start + _BLOCK + 1, len(self.text)))
            for start in range(0, len(self.text), _BLOCK)
        )

    def _is_touched(self, stretches: _Stretches, start: int, end: int) -> bool:
        return start < end and stretches.touch(*self._reach(start, end))

    def families(self, parts: Iterable[tuple[int, int]]) -> tuple[str, ...]:
        """The disguise families that were undone inside `parts`, in order of appearance."""
        found: dict[str, None] = {}
        for start, end in parts:
            at = bisect_left(self.traces, (start,))
            # a trace that starts before the part may still reach into it
            while at > 0 and self.traces[at - 1].end > start:
                at -= 1
            while at < len(self.traces) and self.traces[at].start < end:
                if self.traces[at].end > start:
                    found.setdefault(self.traces[at].family)
                at += 1
        return tuple(found)


#: in characters
_BLOCK = 64
#: no longer than this is any message, in characters
_LONGEST_WHOLE = 16_000
#: what keeps stretches of a text from being read together
_APART = "。\n\n\n"


class _Stretches:
    """Places of the draft that traces cover, merged into stretches that do not touch."""

    def __init__(self, traces: Sequence[Trace]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for trace in traces:
            if self._ends and trace.start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], trace.end)
            else:
                self._starts.append(trace.start)
                self._ends.append(trace.end)

    def hold(self, start: int, end: int) -> bool:
        """Whether all of `[start, end)` is covered."""
        at = bisect_right(self._starts, start) - 1
        return at >= 0 and self._ends[at] >= end

    def touch(self, start: int, end: int) -> bool:
        """Whether any of `[start, end)` is covered."""
        at = bisect_left(self._starts, end) - 1
        return at >= 0 and self._ends[at] > start


def _is_plain(places: Sequence[int]) -> bool:
    """Whether the places follow each other without a gap, as where every character stands for itself."""
    return list(places) == list(range(places[0], places[0] + len(places)))
