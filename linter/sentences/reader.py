"""From a text to the proposals in it, one sentence after the other."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import chain
from typing import NamedTuple

from linter.findings import Certainty, Kind
from linter.sentences.frames import Frame, frames
from linter.sentences.lexicon import lexicon
from linter.sentences.mark import Mark
from linter.sentences.services import service_marks
from linter.sentences.tongue import tongues
from linter.view import View


class Proposal(NamedTuple):
    """A proposal found in a text; offsets are of the text."""

    start: int
    end: int
    kind: Kind
    channel: str
    service: str | None
    certainty: Certainty
    reason: str


class _Surroundings:
    """What stands around a place: quotes, the announcement of a sample, sentences about the rules."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._lists = [lexicon(tongue, view.knowledge) for tongue in tongues(view.lower)]
        self._lines = view.lower.split("\n")
        self._starts = [0]
        for line in self._lines[:-1]:
            self._starts.append(self._starts[-1] + len(line) + 1)
        self._quotes = [quote.span() for quote in _QUOTES.finditer(view.text)]
        forms = view.knowledge.words("proposals.announces_sample")
        announced = (view.knowledge.pattern(form).search(view.lower) for form in forms)
        self._sample = min((found.end() for found in announced if found), default=len(view.text) + 1)

    def framing(self, start: int, first: Mark) -> str | None:
        """Whether what starts at `start` is quoted, or part of a text that the writer made for others."""
        at = bisect_right(self._quotes, (start, 0)) - 1
        # a name in quotes (「LINE」で) is said, a sentence in quotes is shown
        if (
            at >= 0
            and start < self._quotes[at][1]
            and self._quotes[at][1] - self._quotes[at][0] > min(first.end - first.start, _LONGEST_NAME) + 4
        ):
            return "quoted"
        return "sample" if start >= self._sample else None

    def doubtful(self, marks: Sequence[Mark]) -> bool:
        """Whether something else in a sentence with `marks`, or talk of rules anywhere, leaves its purpose open."""
        return self._rule_talk or any(mark.concept in _DOUBT for mark in marks)

    @cached_property
    def _rule_talk(self) -> bool:
        text = self._view.lower
        return any(lists.speaks_of(concept, text) for concept in ("rule", "approval") for lists in self._lists)

    def around(self, position: int) -> str | None:
        """The concept that takes back what stands at `position`, if the sentences beside it hold one."""
        view = self._view
        start, end = view.sentence(position)
        first, last = view.passage(position)
        above, below = self._list(position)
        beside = [("rule", view.lower[first:start]), ("rule", view.lower[end:last])]
        beside += [(concept, text) for text in (above, below) for concept in ("rule", "refusal")]
        for concept, text in beside:
            if text and not _TURN.search(text) and any(lists.speaks_of(concept, text) for lists in self._lists):
                return concept
        return None

    def _list(self, position: int) -> tuple[str, str]:
        """The lines above and below the list whose item stands at `position`."""
        lines = self._lines
        at = bisect_right(self._starts, position) - 1
        if not _BULLET.match(lines[at]):
            return "", ""
        top = bottom = at
        while top >= max(0, at - _LONGEST_LIST) and _BULLET.match(lines[top]):
            top -= 1
        while bottom < min(len(lines), at + _LONGEST_LIST) and _BULLET.match(lines[bottom]):
            bottom += 1
        return lines[top] if top >= 0 else "", lines[bottom] if bottom < len(lines) else ""


#: a longer mark in quotes is a sentence, not a name
_LONGEST_NAME = 12
#: the lines of a list that are looked over for what stands above and below it
_LONGEST_LIST = 30
_BULLET = re.compile(r"\s*(?:[・•●■◆▪*＊‐–—-]|[0-9０-９]{1,2}[.)．）、]|[①-⑳])")


class TakenBack(NamedTuple):
    """What looked like a proposal, and the concept that took it back."""

    start: int
    end: int
    kind: Kind
    concept: str


def read(view: View, sentences: Sequence[tuple[int, int]]) -> Iterator[Proposal | TakenBack]:
    """The proposals in `sentences` of the view, one a place; of a sentence without any, what was taken back."""
    rules = _Surroundings(view)
    for start, end in sentences:
        found: list[Proposal] = []
        back: list[TakenBack] = []
        for one in _read_sentence(view, start, end, rules):
            if isinstance(one, TakenBack):
                back.append(one)
            # the first frame that fits tells best what the words do
            elif all(other.end <= one.start or one.end <= other.start for other in found):
                found.append(one)
        yield from found or back[:1]


def _read_sentence(view: View, start: int, end: int, rules: _Surroundings) -> Iterator[Proposal | TakenBack]:
    text = view.lower[start:end]
    services = list(service_marks(view, start, end))
    known = tongues(text)
    lists = {tongue: lexicon(tongue, view.knowledge) for tongue in known}
    candidates = [(tongue, frame) for tongue in known for frame in frames(tongue, view.knowledge)]
    guessed = {tongue: lists[tongue].guess(text) for tongue in known}
    candidates = [(tongue, frame) for tongue, frame in candidates if any(frame.find(_said(guessed, tongue, services)))]
    if not candidates:
        return
    marked = {tongue: lists[tongue].marks(text) for tongue in known}
    everything = sorted({*chain.from_iterable(marked.values()), *services})
    asking = tuple(mark for mark in everything if mark.concept == "urge")
    doubtful = rules.doubtful(everything)
    for tongue, frame in candidates:
        for way in frame.find(_said(marked, tongue, services)):
            if view.reading.traces and not view.is_changed(start + way[0].start, start + way[-1].end):
                # read as it was typed already
                continue
            concept = _taken_back(frame, way, everything, text, tongue) or rules.framing(start + way[0].start, way[0])
            if concept is None and "rule" in frame.unless:
                concept = rules.around(start)
            if concept:
                yield TakenBack(start + way[0].start, start + max(mark.end for mark in way), frame.kind, concept)
                continue
            end_of_way = max(mark.end for mark in way)
            asked = bool(asking)
            if tongue == "ja":
                # what is asked at the far end of a long sentence is something else; English asks at its beginning
                asked = not doubtful and any(
                    way[0].start <= mark.end and mark.start <= end_of_way + _ASKED_WITHIN for mark in asking
                )
            yield _proposal(view, frame, way, services, start, asked)
            break


def _said(marks: dict[str, list[Mark]], tongue: str, services: list[Mark]) -> list[Mark]:
    """What the frames of `tongue` look at: Japanese and English are mixed freely, other languages are read alone."""
    mixed = [tongue] if tongue == "other" else [name for name in marks if name != "other"]
    return sorted({*chain.from_iterable(marks[name] for name in mixed), *services})


def _proposal(
    view: View, frame: Frame, way: tuple[Mark, ...], services: list[Mark], offset: int, asked: bool
) -> Proposal:
    named = (
        mark
        for mark in services
        if mark.concept != "way" and any(one.start <= mark.start and mark.end <= one.end for one in way)
    )
    service = next((mark.detail for mark in named), None)
    channel = frame.channel
    if frame.kind is not Kind.PAYMENT:
        if service:
            channel = view.knowledge.services[service].channel
        else:
            channel = next((mark.detail for mark in way if mark.detail in _CHANNELS), channel)
    end = max(mark.end for mark in way)
    return Proposal(
        offset + way[0].start,
        offset + end,
        frame.kind,
        channel,
        service,
        frame.certainty if asked else Certainty.POSSIBLE,
        frame.reason,
    )


_CHANNELS = ("mail", "phone", "chat", "video", "in-person", "postal")


def _taken_back(frame: Frame, way: tuple[Mark, ...], marks: Sequence[Mark], text: str, tongue: str) -> str | None:
    first, last = way[0], max(mark.end for mark in way)
    for mark in marks:
        if mark.concept not in frame.unless:
            continue
        if mark.concept == "own" and _is_evaded(mark, way, marks):
            continue
        # Japanese refuses and tells behind what it speaks of, and what has happened before is the reason to propose;
        # elsewhere a refusal may stand before it
        before = mark.end <= first.start and mark.concept in ("refusal", "report")
        if before and (tongue == "ja" or _TURN.search(text, mark.end, first.start)):
            continue
        reach = 14 if tongue == "ja" else 24
        # what follows a proposal far behind tells why it is made ("…, had a dispute last year")
        if mark.concept == "report" and tongue != "ja" and mark.start > last + reach:
            continue
        if mark.concept in _NEARBY and not (first.start - reach <= mark.end and mark.start <= last + reach):
            continue
        return mark.concept
    return None


def _is_evaded(own: Mark, way: tuple[Mark, ...], marks: Sequence[Mark]) -> bool:
    """Whether the platform's own way is what the writer wants to leave, and not what is proposed."""
    proposed = any(own.start < mark.end and mark.start < own.end for mark in way)
    return not proposed and any(mark.concept == "evaded" for mark in marks)


#: behind these words a sentence says the contrary of what it said before
_TURN = re.compile(r"\b(?:but|however|though|pero|mas|mais|aber)\b|ものの|だが")
#: a piece of work or another person elsewhere in the sentence takes nothing back
_NEARBY = ("work", "third")
_ASKED_WITHIN = 12
#: what takes nothing back where it stands may still be what the sentence is about: a warning, then, and no error
_DOUBT = ("work", "third", "past", "own", "courtesy", "report", "errand")
_QUOTES = re.compile('「[^「」]{3,500}」|『[^『』]{3,500}』|“[^“”]{3,500}”|"[^"\n]{3,500}"')
