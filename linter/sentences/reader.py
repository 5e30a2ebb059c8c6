"""From a text to the proposals in it, one sentence after the other."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from linter.findings import Certainty, Kind
from linter.sentences.features import nearby
from linter.sentences.frames import Frame, frames, named_frame
from linter.sentences.lexicon import lexicon
from linter.sentences.mark import Mark
from linter.sentences.services import service_marks
from linter.sentences.tongue import tongues
from linter.view import View

if TYPE_CHECKING:
    from spacy.tokens import Doc


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
        self._excuses = view.knowledge.words("proposals.takes_back")
        self._heard: dict[str, set[str]] = {}
        self._listened_for = frozenset((*self._excuses, "rule", "refusal"))

    @cached_property
    def _quotes(self) -> list[tuple[int, int]]:
        return [quote.span() for quote in _QUOTES.finditer(self._view.text)]

    @cached_property
    def _sample(self) -> int:
        """Where the text stands, if any is announced, that the writer made for others."""
        view = self._view
        forms = view.knowledge.words("proposals.announces_sample")
        announced = (view.knowledge.pattern(form).search(view.lower) for form in forms)
        return min((found.end() for found in announced if found), default=len(view.text) + 1)

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
        return any(self._told.values()) or any(mark.concept in _DOUBT for mark in marks)

    def around(self, position: int) -> str | None:
        """The concept that takes back what stands at `position`, if the sentences beside it hold one."""
        view = self._view
        before, after = self._neighbours(position, *view.sentence(position))
        above, below = self._list(position)
        beside = [("rule", before), ("rule", after)]
        beside += [(concept, text) for text in (above, below) for concept in ("rule", "refusal")]
        for concept, text in beside:
            if text and not _TURN.search(text) and self._speaks(concept, text):
                return concept
        return None

    def beside(self, start: int, end: int) -> frozenset[str]:
        """What the sentences before and behind `[start, end)` say, and the rest of the text speaks of, as features."""
        found = {f"@{concept}" for concept in _RULE_TALK if self._speaks_elsewhere(concept, start, end)}
        for side, text in zip("<>", self._neighbours(start, start, end), strict=True):
            found.add(side if text.strip() else f"{side}none")
            found.update(f"{side}{concept}" for concept in self._excuses if self._speaks(concept, text))
            found |= nearby(side, text)
        return frozenset(found)

    def _neighbours(self, position: int, start: int, end: int) -> tuple[str, str]:
        """What stands before `start` and behind `end` in the sentences around `position`, as far as it is near."""
        first, last = self._view.passage(position)
        lower = self._view.lower
        return lower[max(first, start - _NEIGHBOURHOOD) : start], lower[end : min(last, end + _NEIGHBOURHOOD)]

    def _speaks(self, concept: str, text: str) -> bool:
        return concept in self._spoken(text)

    def _spoken(self, text: str) -> set[str]:
        """What a neighbour speaks of; two sentences have the same one between them."""
        if text not in self._heard:
            self._heard[text] = {
                mark.concept for lists in self._lists for mark in lists.formed(text, self._listened_for)
            }
        return self._heard[text]

    def _speaks_elsewhere(self, concept: str, start: int, end: int) -> bool:
        places = self._told[concept]
        return bool(places) and (places[0] < start or places[-1] >= end)

    @cached_property
    def _told(self) -> dict[str, list[int]]:
        """Where the whole text speaks of rules."""
        marks = sorted(mark for lists in self._lists for mark in lists.formed(self._view.lower, _RULE_TALK))
        return {concept: [mark.start for mark in marks if mark.concept == concept] for concept in _RULE_TALK}

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


#: what is told of a text wherever it stands in it
_RULE_TALK = frozenset(("rule", "approval"))
#: of a sentence without an end no more is a neighbour; it is longer than what anybody writes
_NEIGHBOURHOOD = 600
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


class Studied(NamedTuple):
    """What is known of one sentence; offsets are of the text, those of `doc` and the marks of the sentence."""

    start: int
    end: int
    #: the words as the tokeniser of its likeliest language tells them
    doc: Doc
    marks: list[Mark]
    services: list[Mark]
    #: what the sentences around it speak of
    beside: frozenset[str]
    proposals: list[Proposal]
    taken_back: list[TakenBack]

    @property
    def words(self) -> list[tuple[int, str]]:
        """The words in their normal form, each with its place."""
        return [(token.idx, token.norm_) for token in self.doc]


def study(view: View, sentences: Iterable[tuple[int, int]]) -> Iterator[Studied]:
    """What words, lists and frames tell of `sentences` of the view."""
    rules = _Surroundings(view)
    for start, end in sentences:
        yield _study(view, start, end, rules)


def _study(view: View, start: int, end: int, rules: _Surroundings) -> Studied:
    text = view.lower[start:end]
    services = list(service_marks(view, start, end))
    read = {tongue: lexicon(tongue, view.knowledge).read(text) for tongue in tongues(text)}
    marked = {tongue: words.marks for tongue, words in read.items()}
    everything = sorted({*chain.from_iterable(marked.values()), *services})
    proposals: list[Proposal] = []
    back: list[TakenBack] = []
    for one in _framed(view, start, text, marked, services, everything, rules):
        if isinstance(one, TakenBack):
            back.append(one)
        # the first frame that fits tells best what the words do
        elif all(other.end <= one.start or one.end <= other.start for other in proposals):
            proposals.append(one)
    doc = next(iter(read.values())).doc
    return Studied(start, end, doc, everything, services, rules.beside(start, end), proposals, back)


def _framed(
    view: View,
    start: int,
    text: str,
    marked: dict[str, list[Mark]],
    services: list[Mark],
    everything: list[Mark],
    rules: _Surroundings,
) -> Iterator[Proposal | TakenBack]:
    """What the frames of its languages find in the sentence `text` that begins at `start`."""
    asking = tuple(mark for mark in everything if mark.concept == "urge")
    doubtful = rules.doubtful(everything)
    for tongue in marked:
        said = _said(marked, tongue, services)
        for frame in frames(tongue, view.knowledge):
            for way in frame.find(said):
                if view.reading.traces and not view.is_changed(start + way[0].start, start + way[-1].end):
                    # read as it was typed already
                    continue
                concept = _taken_back(frame, way, everything, text, tongue) or rules.framing(
                    start + way[0].start, way[0]
                )
                if concept is None and "rule" in frame.unless:
                    concept = rules.around(start)
                end_of_way = max(mark.end for mark in way)
                if concept:
                    yield TakenBack(start + way[0].start, start + end_of_way, frame.kind, concept)
                    continue
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
    named = (mark for mark in services if any(one.start <= mark.start and mark.end <= one.end for one in way))
    service = _service(named)
    return Proposal(
        offset + way[0].start,
        offset + max(mark.end for mark in way),
        frame.kind,
        _channel(view, frame, service, way),
        service,
        frame.certainty if asked else Certainty.POSSIBLE,
        frame.reason,
    )


def bare_proposal(view: View, studied: Studied, reason: str, certainty: Certainty) -> Proposal:
    """A proposal that fills the whole sentence: no frame tells which words make it."""
    frame = named_frame(reason, view.knowledge)
    text = view.text[studied.start : studied.end]
    start = studied.start + len(text) - len(text.lstrip())
    service = _service(studied.services)
    end = start + len(text.strip().rstrip(_CLOSING))
    return Proposal(
        start, end, frame.kind, _channel(view, frame, service, studied.marks), service, certainty, reason
    )  # fmt: skip


def _service(named: Iterable[Mark]) -> str | None:
    return next((mark.detail for mark in named if mark.concept != "way"), None)


def _channel(view: View, frame: Frame, service: str | None, marks: Iterable[Mark]) -> str:
    if frame.kind is Kind.PAYMENT:
        return frame.channel
    if service:
        return view.knowledge.services[service].channel
    return next((mark.detail for mark in marks if mark.detail in _CHANNELS), frame.channel)


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
#: what closes a sentence is no part of what it says
_CLOSING = "。．.!！?？…"
#: what takes nothing back where it stands may still be what the sentence is about: a warning, then, and no error
_DOUBT = ("work", "third", "past", "own", "courtesy", "report", "errand")
_QUOTES = re.compile('「[^「」]{3,500}」|『[^『』]{3,500}』|“[^“”]{3,500}”|"[^"\n]{3,500}"')
