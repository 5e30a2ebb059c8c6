"""Telephone numbers: runs of digits with the separators people use, checked against the numbering plans.

The plans come from libphonenumber's metadata, which is imported only once a run could be a number.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import accumulate, pairwise
from typing import Any, NamedTuple

from linter.findings import Certainty, Channel, Kind
from linter.knowledge import Knowledge
from linter.view import Match, View

_DASHES = "\\-‐‑‒–—―−ー－─━"
_SEPARATOR = rf"[{_DASHES} \u00a0\u3000.()（）/・]"
_CANDIDATE = re.compile(
    rf"(?<![0-9#%])(?:(?P<plus>[+＋])[ \u00a0]?)?[(（]?[0-9](?:{_SEPARATOR}{{0,3}}[0-9]){{6,24}}(?![0-9])"
)
_GROUP = re.compile("[0-9]+")
_WORD_BEFORE = re.compile(r"[A-Za-z]+$")
_WIDE_GAP = frozenset(" \u00a0\u3000/・.")

#: the longest number there is (E.164) with an international prefix; shorter ones than seven digits are not told apart
_MIN_DIGITS, _MAX_DIGITS = 7, 17
#: what stands this far before a number says what it is
_LABEL_REACH = 24
#: a service named farther away is not the number's
_NEAR = 300


class _Candidate(NamedTuple):
    start: int
    end: int
    digits: str
    groups: tuple[int, ...]
    international: bool


class _Plans:
    """How the regions whose numbers a view reads begin theirs, by the number of digits."""

    def __init__(self, view: View) -> None:
        self._plans: dict[int, list[tuple[tuple[str, ...], str, dict[str, Any]]]] = {}
        for region in view.regions:
            plan = view.knowledge.phones["regions"].get(region, {})
            for length in plan.get("lengths", ()):
                self._plans.setdefault(length, []).append((tuple(plan.get("starts", ("",))), region, plan))
        abroad = view.knowledge.words("phones.international_prefixes")
        #: what a number of so many digits begins with in any of the regions, or with the way abroad
        self.starts = [
            (*abroad, *(start for starts, _, _ in self._plans.get(length, ()) for start in starts))
            for length in range(_MAX_DIGITS + 1)
        ]

    def beginning(self, digits: str) -> Iterator[tuple[str, dict[str, Any]]]:
        """The regions, the likeliest first, with numbers of this length and beginning, and their plans."""
        for starts, region, plan in self._plans.get(len(digits), ()):
            if digits.startswith(starts):
                yield region, plan


def find(view: View) -> Iterator[Match]:
    """Telephone numbers of the reading, with the service they are offered on where one is named."""
    plans = _Plans(view)
    for found in _CANDIDATE.finditer(view.text):
        if not view.reading.may_be_fresh_near(found.start(), found.end(), _NEAR):
            # understood in the reading before, as is what else these digits may be (`handle` looks less far)
            continue
        run = _behind_taken(view, found) if view.is_taken(found.start(), found.end()) else found
        if run is None:
            continue
        for match in _numbers(view, run.start(), run.end(), bool(run["plus"]), plans):
            view.taken.add(match.start, match.end)
            yield match


def _behind_taken(view: View, run: re.Match[str]) -> re.Match[str] | None:
    """What is left of a run that begins in a link or the like (`…/2026 090-…`), if a space parts them."""
    end = view.taken.end_of_last(run.start(), run.end())
    return _CANDIDATE.match(view.text, end + 1, run.end()) if view.text[end : end + 1] in " \u3000" else None


def _numbers(view: View, start: int, end: int, plus: bool, plans: _Plans) -> Iterator[Match]:
    """The numbers in one run of digits; two may stand side by side, but a group is never cut."""
    groups = list(_GROUP.finditer(view.text, start, end))
    digits = "".join(group[0] for group in groups)
    sizes = tuple(len(group[0]) for group in groups)
    cuts = list(accumulate(sizes, initial=0))
    parts = _Parts(view.text, groups)
    first = 0
    while first < len(groups):
        label = _label(view, groups[first].start())
        fewest = bisect_left(cuts, cuts[first] + _MIN_DIGITS)
        most = bisect_right(cuts, cuts[first] + _MAX_DIGITS) - 1
        for last in range(most, fewest - 1, -1):
            if not parts.may_part(first, last):
                continue
            said = digits[cuts[first] : cuts[last]]
            international = plus and first == 0
            # with a service named, a country code may stand without its plus sign; any other number is in a plan
            may_be = international or bool(view.mentions) or said.startswith(plans.starts[len(said)])
            if not may_be and label != "other":
                continue
            stop = groups[last - 1].end()
            opening = _opening(view.text, start, groups[first].start(), stop, first == 0)
            candidate = _Candidate(opening, stop, said, sizes[first:last], international)
            match = _judge(view, candidate, label, plans)
            if match is not None:
                yield match
                first = last
                break
        else:
            if plus:
                # digits after a plus sign that are no number are not read as a national one
                return
            first += 1


def _opening(text: str, run: int, digits: int, end: int, leads: bool) -> int:
    """Where a number begins: its plus sign and a parenthesis that closes inside it belong to it."""
    if leads and text[run] in "+＋":
        return run
    if text[digits - 1 : digits] in ("(", "（") and any(mark in text[digits:end] for mark in ")）"):
        return digits - 1
    return digits


class _Parts:
    """Where a number may begin and end among the groups of a run: only at a wide gap."""

    def __init__(self, text: str, groups: list[re.Match[str]]) -> None:
        gaps = [text[one.end() : other.start()] for one, other in pairwise(groups)]
        self._wide = [True, *(not _WIDE_GAP.isdisjoint(gap) for gap in gaps), True]
        # a remark in brackets goes on with other than digits: 09012345678(21時まで)
        self._remark = [
            text[one.end()] in "(（" and text[other.end() : other.end() + 1] not in ")）"
            for one, other in pairwise(groups)
        ]

    def may_part(self, first: int, last: int) -> bool:
        """Whether a number may begin at group `first` and end before group `last`."""
        return self._wide[first] and (self._wide[last] or self._remark[last - 1])


def _judge(view: View, candidate: _Candidate, label: str | None, plans: _Plans) -> Match | None:
    text = view.text
    if label is None and _is_called(view, candidate.end):
        label = "phone"
    if label == "other" and not candidate.international and not view.is_spoken(candidate.start, candidate.end):
        view.excuse(Kind.PHONE, candidate.start, candidate.end, "other-number")
        return None
    glued = _WORD_BEFORE.search(text, max(0, candidate.start - _LABEL_REACH), candidate.start)
    if glued and glued[0].lower() not in view.knowledge.words("phones.glued_labels"):
        return None
    following = text[candidate.end : candidate.end + 6]
    if following and _continues_as_code(following):
        return None
    disguised = view.is_disguised(candidate.start, candidate.end)
    number = _parse(view, candidate, plans, labelled=label == "phone" or disguised)
    if number is None:
        return None
    value, shaped = number
    if label != "phone" and following.lstrip(" \u3000").startswith(view.knowledge.words("phones.units")):
        view.excuse(Kind.PHONE, candidate.start, candidate.end, "measure")
        return None
    if _is_placeholder(view, candidate):
        view.excuse(Kind.PHONE, candidate.start, candidate.end, "placeholder")
        return None
    certainty, reason = Certainty.CERTAIN, "number"
    if label != "phone" and not shaped and not disguised:
        certainty, reason = Certainty.POSSIBLE, "number-unlabelled"
    if view.is_weak(candidate.start, candidate.end):
        certainty, reason = Certainty.POSSIBLE, "number-pun"
    service = _service(view, candidate)
    channel = Channel(view.knowledge.services[service].channel) if service else Channel.PHONE
    return Match(Kind.PHONE, channel, service, value, candidate.start, candidate.end, certainty, reason)


def _label(view: View, start: int) -> str | None:
    """What the words before a number call it: `phone`, `other` (an order, a parcel, a price …) or nothing.

    The nearest word decides; only the same line counts.
    """
    floor = max(0, start - _LABEL_REACH)
    line = view.lower.rfind("\n", floor, start) + 1
    if line and not view.lower[line:start].strip(" \t\u3000+＋(（"):
        # a number on a line of its own may be called something on the line before
        line = view.lower.rfind("\n", floor, line - 1) + 1
    before = view.lower[max(line, floor) : start]
    labels = view.knowledge.derived(_Labels)
    phone = _last_word(before, labels.phone)
    if phone and _counts_something_else(before[: phone[1]], view.knowledge.words("phones.number_owners")):
        return "other"
    other = _last_word(before, labels.other)
    if other and _SPEAKS_OF.match(before, other[1]):
        # 登記の件は…: what the call is about
        other = None
    if phone and (not other or phone[0] >= other[1]):
        return "phone"
    return "other" if other else None


_SPEAKS_OF = re.compile("(?:の(?:件|こと|お?話|ご?相談|お?問い合わせ|ご?質問|手続き?)|に(?:ついて|関して|関する))")


def _is_called(view: View, end: int) -> bool:
    """Whether the words behind a number say that one calls it."""
    after = view.lower[end : end + 14]
    words = view.knowledge.words("phones.after_words")
    return not view.knowledge.derived(_Labels).after.isdisjoint(after) and any(map(after.__contains__, words))


def _counts_something_else(before: str, owners: tuple[str, ...]) -> bool:
    """Whether it is some 番号 that is not a telephone's: ロット番号, 部屋番号."""
    owner = before.removesuffix("番号")
    return owner != before and "\u30a1" <= owner[-1:] <= "\u9fff" and not owner.endswith(owners)


def _last_word(text: str, words: dict[str, list[str]]) -> tuple[int, int] | None:
    """Start and end of the word that ends last, the longest of those; Latin words only as whole words.

    `words` are laid out by their last letter, the longest first.
    """
    if words.keys().isdisjoint(text):
        return None
    for end in range(len(text), 0, -1):
        for word in words.get(text[end - 1], ()):
            if not text.endswith(word, 0, end):
                continue
            start = end - len(word)
            # of a Latin word the last place decides, whole or not
            if not word.isascii() or (_is_whole(text, start, end) and text.find(word, start + 1) < 0):
                return start, end
    return None


class _Labels:
    """The words that say what a number is, before it by their last letter, and the first letters of those behind it."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.phone = _by_last(knowledge.words("phones.phone_words"))
        self.other = _by_last(knowledge.words("phones.other_words"))
        self.after = frozenset(word[0] for word in knowledge.words("phones.after_words"))


def _by_last(words: tuple[str, ...]) -> dict[str, list[str]]:
    table: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        table.setdefault(word[-1], []).append(word)
    return table


def _is_whole(text: str, start: int, end: int) -> bool:
    return not (_is_letter(text[start - 1 : start]) and _is_letter(text[start])) and not (
        _is_letter(text[end : end + 1]) and _is_letter(text[end - 1])
    )


def _is_letter(character: str) -> bool:
    return "a" <= character <= "z"


def _continues_as_code(following: str) -> bool:
    return re.match(r"[A-Za-z_%]|[-‐][A-Za-z0-9]|[.:,/][0-9]|×|\*[0-9]", following) is not None


def _parse(view: View, candidate: _Candidate, plans: _Plans, *, labelled: bool) -> tuple[str, bool] | None:
    """E.164, and whether the form alone says telephone number; None when no plan knows it."""
    digits = candidate.digits
    if candidate.international:
        return _international(digits, candidate.groups)
    for prefix in view.knowledge.words("phones.international_prefixes"):
        if digits.startswith(prefix) and len(digits) >= len(prefix) + 9:
            number = _international(digits.removeprefix(prefix), candidate.groups)
            if number is not None and (labelled or len(candidate.groups) >= 3):
                return number
    found = plans.beginning(digits)
    fits = [(fit, region, plan) for region, plan in found if (fit := _fit(candidate, plan, labelled))]
    # the best fit first, since only asking a plan takes time
    for fit, region, plan in sorted(fits, key=lambda entry: -entry[0]):
        value = _national(digits, region, plan)
        if value is not None:
            return value, fit > 1
    if labelled and _service(view, candidate):
        # "WhatsApp 44 7700 900862": the plus sign is often left out
        return _international(digits, candidate.groups)
    return None


def _fit(candidate: _Candidate, plan: dict[str, Any], labelled: bool) -> int:
    """How well a number of a region's length and beginning fits the way in which the region writes its numbers.

    0: not at all; 1: it could be one, by its length or what is said of it; 2: it is grouped so, or begins in a
    way that nothing but a number does; 3: both.
    """
    digits = candidate.digits
    alone = len(candidate.groups) == 1
    grouped = list(candidate.groups) in plan.get("groups", [])
    telling = digits.startswith(tuple(plan.get("bare_starts", ()))) and (alone or grouped)
    if grouped or telling:
        return 1 + grouped + telling
    return int(labelled or (alone and plan.get("unlabelled", False)))


def _international(digits: str, groups: tuple[int, ...]) -> tuple[str, bool] | None:
    import phonenumbers

    for text in (digits, _without_trunk_zero(digits, groups)):
        if not text:
            continue
        try:
            number = phonenumbers.parse("+" + text)
        except phonenumbers.NumberParseException:
            continue
        # possible, not valid: numbers with an explicit country code are meant as numbers
        if phonenumbers.is_possible_number(number):
            formatted = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
            return formatted, True
    return None


def _without_trunk_zero(digits: str, groups: tuple[int, ...]) -> str | None:
    """`81 0 90 …` without the national zero that some write in parentheses after the country code."""
    head = groups[0]
    if 1 <= head <= 3 and digits[head : head + 1] == "0":
        return digits[:head] + digits[head + 1 :]
    return None


def _national(digits: str, region: str, plan: dict[str, Any]) -> str | None:
    if any(re.fullmatch(numbers, digits) for numbers in plan.get("ranges", ())):
        return f"{plan['country_code']}{digits.removeprefix(plan['trunk_prefix'])}"

    import phonenumbers

    try:
        number = phonenumbers.parse(digits, region)
    except phonenumbers.NumberParseException:
        return None
    fiction = plan.get("fiction")
    fictional = bool(fiction and re.fullmatch(str(fiction), digits))
    if not fictional and not phonenumbers.is_valid_number_for_region(number, region):
        return None
    formatted: str = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    return formatted


def _is_placeholder(view: View, candidate: _Candidate) -> bool:
    """A number given as an example: its subscriber part is all zeros, or the words around say so."""
    if "1234567" in candidate.digits or "7654321" in candidate.digits:
        return True
    if set(candidate.digits[-8:]) == {"0"} or set(candidate.digits[3:]) == {"0"}:
        return True
    if "instructed" in view.reading.families(view.reading.parts(candidate.start, candidate.end)):
        # what the reader is told to do about a number speaks of the number that comes out: エックスはダミー
        return False
    around = view.lower[max(0, candidate.start - 30) : candidate.end + 12]
    return any(word in around for word in view.knowledge.words("phones.sample_words"))


def _service(view: View, candidate: _Candidate) -> str | None:
    """The service on which the number is offered: named in its sentence or the one before.

    Where the sentence names several ways, the name nearest before the number counts.
    """
    for before in (0, 1):
        first, last = view.passage(candidate.start, before=before, after=0)
        near = view.mentions_between(max(first, candidate.start - _NEAR), min(last, candidate.end + _NEAR))
        if near:
            nearest = max((m for m in near if m.start < candidate.start), default=near[0])
            service = nearest.name.service
            return service if view.knowledge.services[service].phone_id else None
    return None
