"""A reading prepared for the detectors: what several of them ask of the same text, worked out once."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from linter.findings import Certainty, Channel, Kind
from linter.knowledge import Knowledge, Name
from linter.language import language_of
from linter.readings import Reading
from linter.text import Spans


class Match(NamedTuple):
    """A candidate that passed its validator; offsets are of the reading it was found in."""

    kind: Kind
    channel: Channel
    service: str | None
    value: str
    start: int
    end: int
    certainty: Certainty
    reason: str
    host: str | None = None


class Excused(NamedTuple):
    """A candidate that a named excuse took out; offsets are of the reading."""

    kind: Kind
    start: int
    end: int
    reason: str


class Mention(NamedTuple):
    """A service called by one of its names."""

    start: int
    end: int
    name: Name


class Room:
    """How much of a draft is read by what costs far more than anything else, over all its readings together."""

    #: characters of sentences that are read for what they propose: as many as no message has that are worth it, and few
    #: enough to be read in a second
    SENTENCES = 8_000
    #: places that are undone in the draft before it is read no further
    PLACES = 10_000

    def __init__(self) -> None:
        self.left = self.SENTENCES
        #: whether something that was worth reading found no room
        self.is_short = False

    def holds(self, places: int) -> bool:
        """Whether a draft with so many places undone is still read."""
        self.is_short = self.is_short or places > self.PLACES
        return places <= self.PLACES


class View:
    """One reading's text with the knowledge to read it by; `room` is the draft's, the same for all its readings."""

    def __init__(
        self, reading: Reading, knowledge: Knowledge, regions: tuple[str, ...], room: Room | None = None
    ) -> None:
        self.reading = reading
        self.room = room or Room()
        self.text = reading.text
        self.lower = reading.lower
        self.knowledge = knowledge
        #: regions whose national telephone numbers are read, the likeliest first
        self.regions = regions
        #: stretches already understood as a link or an address; other detectors keep out of them
        self.taken = Spans(len(self.text))
        self.excused: list[Excused] = []

    @cached_property
    def cues(self) -> set[str]:
        """The words of `Knowledge.cues` in the text."""
        return self.knowledge.cues.words_in(self.lower, self.reading.beginnings)

    @cached_property
    def language(self) -> str:
        return language_of(self.text, self.knowledge)

    @cached_property
    def _breaks(self) -> list[int]:
        return [match.end() for match in re.finditer(_SENTENCE_END, self.text)]

    def sentence(self, position: int) -> tuple[int, int]:
        """Start and end of the sentence around `position`; line ends close a sentence too."""
        at = bisect_right(self._breaks, position)
        start = self._breaks[at - 1] if at else 0
        end = self._breaks[at] if at < len(self._breaks) else len(self.text)
        return start, end

    def sentences(self) -> Iterator[tuple[int, int]]:
        """Start and end of every sentence, in order."""
        bounds = [0, *self._breaks, len(self.text)]
        return ((start, end) for start, end in pairwise(bounds) if start < end)

    def passage(self, position: int, before: int = 1, after: int = 1) -> tuple[int, int]:
        """The sentence around `position` with some of its neighbours."""
        at = bisect_right(self._breaks, position)
        first, last = at - 1 - before, at + after
        start = self._breaks[first] if first >= 0 else 0
        end = self._breaks[last] if last < len(self._breaks) else len(self.text)
        return start, end

    def is_taken(self, start: int, end: int) -> bool:
        return self.taken.touch(start, end)

    def is_disguised(self, start: int, end: int) -> bool:
        """Whether something was undone inside `[start, end)`, which nobody does to an honest word."""
        return any(family != "width" for family in self.undone(start, end))

    def is_spoken(self, start: int, end: int) -> bool:
        """Whether `[start, end)` was spelled in other signs than its own, which nobody does to an order number."""
        return not _PARTING.issuperset(self.undone(start, end))

    def is_weak(self, start: int, end: int) -> bool:
        """Whether a reading that is only a guess made `[start, end)`."""
        return "goroawase" in self.undone(start, end)

    def is_changed(self, start: int, end: int) -> bool:
        """Whether anything at all was undone inside `[start, end)`."""
        return bool(self.undone(start, end))

    def undone(self, start: int, end: int) -> tuple[str, ...]:
        """The families undone inside `[start, end)`; most stretches have none, which is fast to tell."""
        if not self.reading.may_be_undone(start, end):
            return ()
        return self.reading.families(self.reading.parts(start, end))

    def excuse(self, kind: Kind, start: int, end: int, reason: str) -> None:
        self.excused.append(Excused(kind, start, end, reason))

    @cached_property
    def mentions(self) -> list[Mention]:
        """Every service named in the text, in order; of overlapping names the longest."""
        found: list[Mention] = []
        claimed = Spans(len(self.text))
        lower, text = self.lower, self.text
        labels: tuple[str, ...] = self.knowledge.words("handles.labels")
        for needle, name in self.knowledge.names_among(self.cues):
            for start in _occurrences(lower, needle):
                end = start + len(needle)
                called = name
                if self.is_disguised(start, end):
                    # nobody disguises the name of a product, so a disguised word is a name even if a weak one
                    called = name._replace(strength="nicknames")
                elif name.strength == "exact" and text[start:end] != name.text:
                    continue
                if (
                    (
                        _stands_alone(text, start, end)
                        or (_stands_alone(text, start, end, after=False) and lower.startswith(labels, end))
                    )
                    and not claimed.touch(start, end)
                    and not self._is_homonym(name, start)
                ):
                    claimed.add(start, end)
                    found.append(Mention(start, end, called))
        for name, pattern, keywords, needed in self.knowledge.name_patterns:
            if not self.cues.isdisjoint(keywords) and not (needed and self.cues.isdisjoint(needed)):
                found += [
                    Mention(match.start(), _with_kind(lower, match.end()), name)
                    for match in self.knowledge.pattern(pattern).finditer(lower)
                ]
        return sorted(found)

    def is_work(self, mention: Mention) -> bool:
        """Whether the name is the subject of work here: a work noun stands right behind it."""
        after = self.lower[mention.end : mention.end + 14].lstrip(" 　の公式")
        service = self.knowledge.services[mention.name.service]
        return after.startswith((*self.knowledge.words("handles.work"), *service.work))

    @cached_property
    def named(self) -> frozenset[str]:
        """The names of services in the text, in lower case."""
        return frozenset(mention.name.text.lower() for mention in self.mentions)

    def mentions_between(self, first: int, last: int) -> list[Mention]:
        """The services named from `first` on and before `last`."""
        if not self.mentions:
            return []
        return self.mentions[bisect_left(self._mentioned, first) : bisect_left(self._mentioned, last)]

    @cached_property
    def _mentioned(self) -> list[int]:
        return [mention.start for mention in self.mentions]

    def _is_homonym(self, name: Name, start: int) -> bool:
        """Whether the name is part of another word that the service's file lists."""
        for word in self.knowledge.services[name.service].homonyms:
            at = word.find(name.text.lower())
            if at >= 0 and self.lower.startswith(word, start - at):
                return True
        return False


#: families that part what is written in plain signs
_PARTING = frozenset(("width", "spaced", "line-break", "filler", "split", "leet"))

#: begins with all that an end begins with, so that the search leaps from one to the next
_SENTENCE_END = r"[。！？!?\n.;；](?:(?<=[。！？!?\n])[。！？!?\n]*[」』）)]?|(?<=[a-z0-9)]\.)\s+|(?<=[A-Za-z][;；])\s)"


def _with_kind(lower: str, end: int) -> int:
    """Where a nickname ends with what kind of thing it is: 黄色い吹き出し＋のトークアプリ."""
    # a text, since few drafts ask for it
    found = re.compile(_KIND).match(lower, end)
    return found.end() if found else end


_KIND = "(?:の[^。、\n]{0,6}?)?(?:アプリ|sns|ツール|メッセンジャー)| (?:messenger|app|chat)(?![a-z])"


def _occurrences(haystack: str, needle: str) -> Iterator[int]:
    position = haystack.find(needle)
    while position >= 0:
        yield position
        position = haystack.find(needle, position + len(needle))


def _stands_alone(text: str, start: int, end: int, *, after: bool = True) -> bool:
    """Whether a name is a word of its own: no letter of its script goes on before or (if asked) after it."""
    previous, following = text[start - 1 : start], text[end : end + 1] if after else ""
    return not (previous and _same_script(text[start], previous)) and not (
        following and _same_script(text[end - 1], following)
    )


def _same_script(one: str, other: str) -> bool:
    """Both are Latin letters or digits, or both are katakana; these scripts write a word without a break."""
    return (_is_latin(one) and _is_latin(other)) or (_is_katakana(one) and _is_katakana(other))


def _is_latin(character: str) -> bool:
    return character == "_" or (character < "\u0250" and character.isalnum())


def _is_katakana(character: str) -> bool:
    return ("\u30a1" <= character <= "\u30fc" and character != "\u30fb") or "\uff66" <= character <= "\uff9d"
