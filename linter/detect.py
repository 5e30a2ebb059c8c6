"""From a draft to its findings: run every kind of detector on every reading, then settle overlaps.

Detection does not know the engagement. It finds what is there; whether it may be sent is asked later.
"""

from __future__ import annotations

import time
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib import import_module
from typing import NamedTuple

from linter.errors import DraftError
from linter.findings import PROPOSALS, REFERENCES, Certainty, Excuse, Finding
from linter.knowledge import Knowledge
from linter.language import language_of
from linter.readings import Reading, readings
from linter.text import count_figures
from linter.view import Match, Room, View

#: A longer draft is not judged: no message on any platform is, and time must stay bounded.
MAX_DRAFT = 100_000


class Detection(NamedTuple):
    """Everything found in a draft, and what was looked at and excused by name."""

    findings: tuple[Finding, ...]
    excuses: tuple[Excuse, ...]
    #: whether more may hold something than was read (`linter.view.Room`)
    is_unread: bool = False


class Clock:
    """A deadline, asked between steps; each step is linear in a draft of bounded size."""

    def __init__(self, seconds: float | None) -> None:
        self.seconds = seconds
        self._end = None if seconds is None else time.monotonic() + seconds

    def check(self) -> None:
        """Raise `DraftError` when the time is over."""
        if self._end is not None and time.monotonic() > self._end:
            raise DraftError("timeout", seconds=f"{self.seconds:g}")


def detect(
    draft: str,
    knowledge: Knowledge,
    *,
    region: str | None = None,
    country: str | None = None,
    clock: Clock | None = None,
) -> Detection:
    """Find contacts and proposals in `draft`.

    `region` (an ISO 3166 code) is tried first for telephone numbers without a country code, `country` (the
    platform's) last; between them stand the regions of the draft's language. Raises `DraftError` for a
    draft that cannot be judged.
    """
    if len(draft) > MAX_DRAFT:
        raise DraftError("too-long", length=len(draft), limit=MAX_DRAFT)
    clock = clock or Clock(None)
    regions = _regions(draft, knowledge, region, country)
    found: list[Finding] = []
    excuses: list[Excuse] = []
    room = Room()

    def goes_on(undone: int) -> bool:
        clock.check()
        return room.holds(undone)

    for reading in readings(draft, knowledge, goes_on):
        view = View(reading, knowledge, regions, room)
        here: list[Finding] = []
        for name, may_find in _DETECTORS:
            clock.check()
            if may_find(view):
                here += [_finding(draft, reading, match) for match in _detector(name)(view)]
        reading.settle(part for finding in here if finding.certainty is Certainty.CERTAIN for part in finding.parts)
        if reading.name == "typed":
            # an ordinary URL is what it is: nothing in it is read as something else
            reading.settle(place for place in view.taken.all if "://" in draft[slice(*place)])
        found += here
        for excused in view.excused:
            start, end = reading.starts[excused.start], reading.ends[excused.end - 1]
            excuses.append(Excuse(excused.kind, draft[start:end], start, end, excused.reason))
    return Detection(_with_references(found), tuple(dict.fromkeys(excuses)), room.is_short)


def _may_hold_address(view: View) -> bool:
    """A postal address has a number and a sign of its own; nobody disguises one."""
    plain = view.reading.name in ("typed", "folded")
    if not plain or view.cues.isdisjoint(view.knowledge.address_cues):
        return False
    return any(map(view.text.__contains__, view.knowledge.address_signs))


def _may_hold_id(view: View) -> bool:
    """An id needs a service's name, an @, or a reader who is asked to look it up."""
    words, cues = view.knowledge.word_set, view.cues
    return (
        bool(view.mentions)
        # nobody dresses up an honest word
        or bool(view.reading.traces)
        or _has_loose_at(view)
        # an @ was asked for already
        or bool((cues & view.knowledge.shape_cues) - {"@"})
        or not cues.isdisjoint(words("handles.looks_up"))
        or not cues.isdisjoint(words("handles.hints"))
    )


def _has_loose_at(view: View) -> bool:
    """Whether an @ stands outside of what was understood already."""
    at = view.text.find("@")
    while at >= 0 and view.is_taken(at, at + 1):
        at = view.text.find("@", at + 1)
    return at >= 0


#: The detectors, each with a cheap test for whether it can find anything: most drafts need few of them, and
#: a detector that is not needed is not even imported. Proposals have a test of their own, sentence by sentence.
#: Links first, then addresses, numbers and ids: each keeps out of what the ones before it understood.
_DETECTORS: tuple[tuple[str, Callable[[View], bool]], ...] = (
    ("link", lambda view: "." in view.text or ":" in view.text),
    ("email", lambda view: "@" in view.text),
    ("phone", lambda view: count_figures(view.text) >= 7),
    ("handle", _may_hold_id),
    ("postal", _may_hold_address),
    ("proposal", lambda _: True),
)


def _detector(name: str) -> Callable[[View], Iterator[Match]]:
    find: Callable[[View], Iterator[Match]] = import_module(f"linter.kinds.{name}").find
    return find


def _regions(draft: str, knowledge: Knowledge, region: str | None, country: str | None) -> tuple[str, ...]:
    language = language_of(draft, knowledge)
    if language == "und":
        wanted: Iterable[str | None] = (region, country, *knowledge.phones["languages"]["en"]["regions"])
    else:
        wanted = (region, *knowledge.phones["languages"].get(language, {}).get("regions", ()), country)
    return tuple(dict.fromkeys(name for name in wanted if name))


def _finding(draft: str, reading: Reading, match: Match) -> Finding:
    parts = reading.parts(match.start, match.end)
    start, end = parts[0][0], parts[-1][1]
    return Finding(
        match.kind,
        match.channel,
        match.service,
        match.value,
        match.certainty,
        match.reason,
        draft[start:end],
        start,
        end,
        parts,
        reading.families(parts),
        match.host,
    )


_NO_CONTACTS = REFERENCES | PROPOSALS


def _with_references(found: Sequence[Finding]) -> tuple[Finding, ...]:
    """The contacts, and what touches none of them: references and proposals.

    A link that is part of a contact is that contact, and so is a sentence that merely hands one over.
    """
    if not found:
        return ()
    contacts = _settle([finding for finding in found if finding.kind not in _NO_CONTACTS])
    rest = [
        *_settle([finding for finding in found if finding.kind in REFERENCES]),
        *_settle([finding for finding in found if finding.kind in PROPOSALS]),
    ]
    if not rest:
        return contacts
    starts, ends = [finding.start for finding in contacts], [finding.end for finding in contacts]
    apart = [own for own in rest if bisect_right(ends, own.start) == bisect_left(starts, own.end)]
    return tuple(sorted((*contacts, *apart), key=lambda finding: finding.start))


def _settle(found: Sequence[Finding]) -> tuple[Finding, ...]:
    """One finding a place: the first reading that shows a contact counts, unless a later one sees more.

    More is a longer stretch of the draft, or the same stretch with a disguise undone inside it.
    """
    kept: list[Finding] = []
    starts: list[int] = []
    ends: list[int] = []
    for finding in found:
        # what is kept does not overlap, so that rivals stand side by side
        rivals = slice(bisect_right(ends, finding.start), bisect_left(starts, finding.end))
        if all(_covers(finding, other) for other in kept[rivals]):
            kept[rivals], starts[rivals], ends[rivals] = [finding], [finding.start], [finding.end]
    return tuple(kept)


def _covers(finding: Finding, other: Finding) -> bool:
    if finding.start > other.start or finding.end < other.end:
        return False
    if (finding.start, finding.end) != (other.start, other.end):
        return True
    return len(finding.disguises) > len(other.disguises) and finding.value != other.value
