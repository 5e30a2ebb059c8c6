"""Runs of digit words that make a telephone number, or a piece of one."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property
from itertools import accumulate, pairwise

from linter.readings import atoms
from linter.readings.atoms import Atom
from linter.readings.glance import Span
from linter.readings.lexicon import Class, Lexicon
from linter.readings.reading import Edit, Reading
from linter.readings.runs import runs
from linter.text import hiragana, lower_same_length

#: what draws a vowel out, and the fewest of them that are worth a second look
_DRAWN_OUT = "ー〜～~ぁぃぅぇぉァィゥェォっッ'’"

MIN_DRAWN_OUT = 4

#: … or the vowel itself once more: ゼエロオ
_DRAWN = re.compile(
    f"[{_DRAWN_OUT}]|(?<=[ぜれゼレ])[えエ]|(?<=[ろごとよロゴトヨ])[おうオウ]|(?<=[なはパさナハサ])[あア]|(?<=[ちにシチニ])[いイ](?![ちチ])"
    "|(?<=[くふムクフム])[うウ]"
)

#: looked up for every atom; the attribute of an enumeration takes longer
_DIGIT, _GAP = Class.DIGIT, Class.GAP

#: digits of the last two groups of a Japanese mobile number
_GROUP = 4


def digits_said(reading: Reading, lexicon: Lexicon, spans: list[Span], *, turned: bool) -> Reading:
    """Digit words as digits; if none are found, once more without drawn-out vowels (ぜーろー)."""
    said = reading.rewrite("spoken", _digit_edits(reading.text, lexicon, spans, turned))
    if said is not reading or len(_DRAWN.findall(reading.text)) < MIN_DRAWN_OUT:
        return said
    short = reading.rewrite(
        "spoken",
        (Edit(found.start(), found.end(), "", "kana-digits") for found in _DRAWN.finditer(reading.text)),
    )
    said = short.rewrite("spoken", _digit_edits(short.text, lexicon, [(0, len(short.text))], turned))
    return reading if said is short else said


def pieces_said(reading: Reading, lexicon: Lexicon, spans: list[Span]) -> Reading:
    """Pieces of a number in words as digits, inside `spans`."""
    return reading.rewrite("spoken", _piece_edits(reading.text, lexicon, spans))


def _digit_edits(text: str, lexicon: Lexicon, spans: list[Span], turned: bool) -> Iterator[Edit]:
    for run in runs(text, lexicon.digits, spans):
        if not _may_say_number(run):
            continue
        segments = _Segments(run)
        first = 0
        while first < len(segments.stops):
            last, chosen = _longest_number(segments, first, turned)
            if chosen is None:
                first += 1
                continue
            first = last
            start, end = chosen[0].start, chosen[-1].end
            families = [atom.family for atom in chosen if atom.family]
            # figures only: nothing is said in words here, unless letters stand for some of them
            if families or (any(map(str.isalpha, text[start:end])) and _is_grouped(_number(chosen))):
                yield Edit(start, end, _number(chosen), max(families, key=families.count) if families else "leet")


def _piece_edits(text: str, lexicon: Lexicon, spans: list[Span]) -> Iterator[Edit]:
    """Two to eleven digits said in words, where the message says that a number comes in pieces."""
    for part in (part for run in runs(text, lexicon.digits, spans) for part in _close_parts(run, text)):
        words = [atom for atom in part if atom.cls is not _GAP]
        while words and is_particle(words[0]):
            words = words[1:]
        if (
            len(words) > 1
            and words[1].value.isdigit()
            and not words[1].family
            and words[0].value == str(len(words[1].value))
        ):
            # the last four 0118: how many follow
            words = words[1:]
        # four digits are a whole group; otherwise に belongs to the sentence
        while words and is_particle(words[-1]) and len(_number(words)) != _GROUP:
            words = words[:-1]
        said = "".join(character for character in _number(words) if character.isdigit()) if words else ""
        if (
            words
            and words[0].cls is not Class.MULTIPLIER
            and 2 <= len(said) <= 11
            and all(atom.family or atom.value.isdigit() for atom in words)
        ):
            families = [atom.family for atom in words if atom.family] or ["leet"]
            if families != ["leet"] or _HALF_FIGURES.fullmatch(text, words[0].start, words[-1].end):
                yield Edit(words[0].start, words[-1].end, said, max(families, key=families.count))


def _close_parts(run: list[Atom], text: str) -> Iterator[list[Atom]]:
    """The run cut where more than a space or a hyphen stands between two words."""
    part: list[Atom] = []
    for atom in run:
        if atom.cls is _GAP and text[atom.start : atom.end].strip(" -‐ー"):
            yield part
            part = []
        else:
            part.append(atom)
    yield part


#: O8O: figures with letters that look like them
_HALF_FIGURES = re.compile(r"(?=[A-Za-z]*[0-9])(?=[0-9]*[A-Za-z])[0-9OoIlSBZ]{3,8}")


def _may_say_number(run: list[Atom]) -> bool:
    """Whether a run is long enough for a telephone number; no word says more digits than its value has."""
    times = 3 if any(atom.cls is Class.REPEAT for atom in run) else 1
    return sum(len(atom.value) for atom in run if atom.cls is not _GAP) * times >= _FEWEST_SIGNS


class _Segments:
    """A run cut at its gaps; every segment but the first begins with the gap before it.

    Starts and stops are places in the run: where a number may begin and end that has its first or its last digit in
    a segment. That is the whole segment, then what is left when a に or よ of the sentence is cut off.
    """

    def __init__(self, run: list[Atom]) -> None:
        self.run = run
        gaps = [at for at in range(1, len(run)) if run[at].cls is _GAP and run[at - 1].cls is not _GAP]
        self.bounds = [0, *gaps, len(run)]
        self.starts: list[list[int]] = []
        self.stops: list[list[int]] = []
        for first, end in pairwise(self.bounds):
            particles = [at for at in range(first, end) if run[at].family == "kana-digits" and is_particle(run[at])]
            self.starts.append([self._behind_gaps(at) for at in (first, *(at + 1 for at in particles[:2]))])
            self.stops.append([self._before_gaps(at) for at in (end, *reversed(particles[-3:]))])
        self._wanted = sorted({stop for stops in self.stops for stop in stops})
        #: where words begin to work on each other; before these every word says its own digits
        self._worked = [at for at, atom in enumerate(run) if atom.cls in _WORKING]
        values = ["" if atom.cls is _GAP else atom.value for atom in run]
        self._plain = "".join(values)
        self._cuts = list(accumulate(map(len, values), initial=0))
        self._blocks: dict[int, tuple[list[tuple[int, str]], str]] = {}

    def _behind_gaps(self, at: int) -> int:
        while at < len(self.run) and self.run[at].cls is _GAP:
            at += 1
        return at

    def _before_gaps(self, at: int) -> int:
        while at and self.run[at - 1].cls is _GAP:
            at -= 1
        return at

    def said_from(self, start: int, end: int) -> dict[int, str]:
        """The digits said from `start` to every stop up to `end`, as far as they are as many as a number's."""
        worked = bisect_left(self._worked, start)
        if worked == len(self._worked) or self._worked[worked] >= end:
            return self._plain_from(start, end)
        # what follows a gap that closes a word is said alike whatever stands before it
        block = bisect_left(self._closing, start)
        if block and self._closing[block - 1] == start - 1:
            block -= 1
            said, prefix = {}, ""
        else:
            own_end = min(end, self._closing[block]) if block < len(self._closing) else end
            own, prefix = self._said_between(start, own_end)
            said = dict(own)
        while block < len(self._closing) and self._closing[block] < end and len(prefix) <= _MOST_SIGNS:
            stops, whole = self._block(block)
            for stop, digits in stops:
                if _FEWEST_SIGNS <= len(prefix) + len(digits) <= _MOST_SIGNS and stop <= end:
                    said[stop] = prefix + digits
            prefix += whole
            block += 1
        return said

    def _said_between(self, start: int, end: int) -> tuple[list[tuple[int, str]], str]:
        """The digits said from `start` to every stop up to `end`, and all of them."""
        said: list[tuple[int, str]] = []
        number, wanted = _Saying(), bisect_right(self._wanted, start)
        for at in range(start, end):
            atom = self.run[at]
            if atom.cls is not _GAP:
                number.add(atom)
            if len(number.said) > _MOST_SIGNS:
                break
            if wanted < len(self._wanted) and self._wanted[wanted] == at + 1:
                said.append((at + 1, number.so_far()))
                wanted += 1
        return said, number.so_far()

    @cached_property
    def _closing(self) -> list[int]:
        """The gaps at which a word is over."""
        return [at for at, atom in enumerate(self.run) if atom.cls is _GAP and not _holds_together(self.run, at)]

    def _block(self, gap: int) -> tuple[list[tuple[int, str]], str]:
        """What is said behind a closing gap until the next: from there to every stop, and all of it."""
        if gap not in self._blocks:
            end = self._closing[gap + 1] if gap + 1 < len(self._closing) else len(self.run)
            self._blocks[gap] = self._said_between(self._closing[gap], end)
        return self._blocks[gap]

    def _plain_from(self, start: int, end: int) -> dict[int, str]:
        first = self._cuts[start]
        fewest = bisect_left(self._cuts, first + _FEWEST_SIGNS, start)
        most = bisect_right(self._cuts, first + _MOST_SIGNS, start) - 1
        stops = self._wanted[bisect_left(self._wanted, fewest) : bisect_right(self._wanted, min(most, end))]
        return {stop: self._plain[first : self._cuts[stop]] for stop in stops}


#: words that say no digits of their own
_WORKING = (Class.TENS, Class.MULTIPLIER, Class.REPEAT)


def _longest_number(segments: _Segments, first: int, turned: bool) -> tuple[int, list[Atom] | None]:
    """The longest stretch of segments from `first` on that is a telephone number, and where it ends.

    `turned`: the message says that something is to be read from behind.
    """
    final = min(len(segments.stops), first + _MAX_SEGMENTS)
    said = [(start, segments.said_from(start, segments.bounds[final])) for start in segments.starts[first]]
    plausible = {
        (start, stop)
        for start, numbers in said
        for stop, number in numbers.items()
        if _is_plausible(number)
        or (turned and _is_plausible(number[::-1]))
        or (_ABROAD.fullmatch(number) and _is_foreign(segments.run[start:stop]))
    }
    if not plausible:
        return first, None
    for last in range(final, first, -1):
        for start in segments.starts[first]:
            for stop in segments.stops[last - 1]:
                if (start, stop) in plausible and _is_even(chosen := segments.run[start:stop]):
                    return last, chosen
    return first, None


def _is_grouped(number: str) -> bool:
    """Whether letters may stand for figures here: three groups or more are short in a telephone number."""
    groups = number.split("-")
    return len(groups) < 3 or max(map(len, groups)) <= 4


def _is_even(run: list[Atom]) -> bool:
    """Figures among the words stand in few groups, or one by one: a list of codes does neither."""
    if all(atom.family for atom in run if atom.cls not in (Class.LATIN, Class.GAP)) and not any(
        atom.cls is Class.LATIN for atom in run
    ):
        return True
    groups = [len(group) for group in _number(run).split("-")]
    return len(groups) <= 4 or sum(size == 1 for size in groups) * 2 > len(groups)


#: a number is said in no more pieces than this
_MAX_SEGMENTS = 24

#: a plus sign and the digits of a telephone number, as `_is_plausible` knows them
_FEWEST_SIGNS, _MOST_SIGNS = 9, 16


def _is_plausible(figures: str) -> bool:
    return _FEWEST_SIGNS <= len(figures) <= _MOST_SIGNS and (
        re.fullmatch(
            # with a country code; Japanese mobile, toll-free and fixed; British and French; North American; Chinese;
            # Spanish; Japanese and others with a country code whose plus sign was left out
            r"\+(?!81|1|44)[1-9][0-9]{8,14}|\+810?(?:[5-9]0[1-9][0-9]{7}|[1-9][0-9]{8})|\+1[2-9][0-9]{9}|\+44[0-9]{9,11}|0[5-9]0[1-9][0-9]{7}|0800[0-9]{7}|0(?:120|570|990)[0-9]{6}|0(?![5-9]0)[1-9][0-9]{8}|0(?!120)[127][0-9]{9}"
            r"|[2-9][0-9]{9}|1[0-9]{10}|[67][0-9]{8}|(?:81|82|44|86)[0-9]{9,11}|01[016][0-9]{7,8}|01[567][0-9]{8,9}|8[3489][0-9]{9}",
            figures,
        )
        is not None
    )


#: Philippine, Indonesian, Vietnamese, Brazilian, Portuguese and Italian numbers, which nobody says in Japanese
_ABROAD = re.compile(
    "09[1-9][0-9]{8}|08[1-9][0-9]{7,10}|0[35789]0[0-9]{7}|[1-9][1-9]9[0-9]{8}|9[1236][0-9]{7}|3[0-9]{8,9}"
)


def _is_foreign(run: list[Atom]) -> bool:
    said = [atom for atom in run if atom.cls is not Class.GAP]
    return sum(atom.family == "digit-words" for atom in said) * 2 > len(said) and all(
        atom.family in ("digit-words", "") for atom in said
    )


def is_particle(atom: Atom) -> bool:
    return atom.family == "kana-digits" and atom.end - atom.start == 1


def _number(run: list[Atom]) -> str:
    """The digits a run says, with a dash for every gap between groups."""
    groups: list[str] = []
    group: list[Atom] = []
    for at, atom in enumerate(run):
        if atom.cls is not _GAP:
            group.append(atom)
        elif not _holds_together(run, at):
            groups.append(digits_of(group))
            group = []
    return _regrouped([*groups, digits_of(group)])


def _holds_together(run: list[Atom], at: int) -> bool:
    """Whether the gap at `at` stands inside a number word: double-four, fifty-five, nine hundred, plus four."""
    before, gap = run[at - 1] if at else None, run[at]
    after = run[at + 1] if at + 1 < len(run) else None
    if after is not None and after.cls is Class.MULTIPLIER and after.family == "digit-words":
        return True
    if before is None or before.cls in (Class.REPEAT, Class.PLUS):
        return before is not None
    # fifty-five, treinta y cuatro, four hundred fifteen
    return before.cls in (Class.TENS, Class.MULTIPLIER) and gap.whole.strip() in _LINKS


#: what stands inside a number word
_LINKS = frozenset(("", "-", "‐", "y", "e", "et", "und", "and"))


class _Saying:
    """What is said from one atom to the next: digits one after the other, or a number word.

    ろくじゅうさん, fifty-five, 四千百二十七.
    """

    def __init__(self) -> None:
        #: what no later atom can change
        self.said = ""
        self._start_over()

    def _start_over(self) -> None:
        self._total, self._unit, self._worded, self._times = 0, "", False, 1

    def add(self, atom: Atom) -> None:
        cls, worded = atom.cls, self._worded
        if cls is _DIGIT and not worded:
            self.said += self._unit
            self._unit, self._times = atom.value * self._times, 1
            return
        total, unit = self._total, self._unit
        if cls is Class.PLUS:
            self.said += "+"
        elif cls is Class.REPEAT:
            self._times = int(atom.value)
        elif cls is Class.MULTIPLIER and len(unit) <= _MOST_SIGNS:
            self._total += int(unit or 1) * int(atom.value)
            self._unit, self._worded = "", True
        elif cls is Class.TENS and worded and not unit and total and total % 100 == 0:
            self._total += int(atom.value)
        elif cls is Class.TENS:
            self.said += str(total + int(unit)) if worded and unit else unit
            self._total, self._unit, self._worded = int(atom.value), "", True
        elif worded and len(atom.value) <= 2 and not unit and self._times == 1 and _fits_tens(total, atom.value):
            self._unit = atom.value
        else:
            self.said += str(total + int(unit or 0)) if worded else unit
            self._total, self._worded, self._unit, self._times = 0, False, atom.value * self._times, 1

    def close(self) -> None:
        """What follows belongs to another word."""
        self.said = self.so_far()
        self._start_over()

    def so_far(self) -> str:
        return self.said + (str(self._total + int(self._unit or 0)) if self._worded else self._unit)


def digits_of(group: list[Atom]) -> str:
    """The digits that the atoms of one word say."""
    saying = _Saying()
    for atom in group:
        saying.add(atom)
    return saying.so_far()


def _fits_tens(total: int, value: str) -> bool:
    teens = value.isdigit() and int(value) < 20
    return len(value) == 1 or (teens and (total in (60, 80) or (total > 0 and total % 100 == 0)))


def _regrouped(groups: list[str]) -> str:
    """The groups as they were said; where single digits were, in the shape such numbers are written in."""
    groups = [group for group in groups if group]
    said = "".join(groups)
    singles = sum(len(group.lstrip("+")) == 1 for group in groups)
    if 2 <= len(groups) <= 6 and singles * 2 <= len(groups) and len(groups[0]) > 1:
        return "-".join(groups)
    for length, first, shape in _SHAPES:
        if len(said) == length and said[0] in first:
            cuts = [sum(shape[:at]) for at in range(len(shape) + 1)]
            return "-".join(said[start:end] for start, end in pairwise(cuts))
    return said


#: how many digits, beginning with which, are written in which groups
_SHAPES = (
    (11, "0", (3, 4, 4)),
    (10, "23456789", (3, 3, 4)),
    (11, "1", (1, 3, 3, 4)),
)


#: threeonetwo
_GLUED = re.compile(
    r"(?<![A-Za-z])(?:(?:zero|oh|one|two|three|four|five|six|seven|eight|nine|double|triple)){3,16}(?![A-Za-z])",
    re.IGNORECASE,
)
_ONE_WORD = re.compile("zero|oh|one|two|three|four|five|six|seven|eight|nine|double|triple", re.IGNORECASE)


def words_apart(text: str) -> Iterator[Edit]:
    """English digit words written as one word, with spaces between them."""
    for found in _GLUED.finditer(text):
        yield Edit(*found.span(), " ".join(word[0].lower() for word in _ONE_WORD.finditer(found[0])), "digit-words")


def glued_edits(text: str, lexicon: Lexicon) -> Iterator[Edit]:
    """Two digit words or more right behind Latin letters: `sato三八`, `rinaぜろなな`."""
    lower = hiragana(lower_same_length(text))
    position = 0
    for found in _LATIN_END.finditer(text):
        if found.end() < position:
            continue
        group: list[Atom] = []
        position = found.end()
        while position < len(text):
            atom = atoms.atom_at(text, lower, position, lexicon.digits, touching=True)
            if atom is None or atom.cls is _GAP:
                break
            group.append(atom)
            position = atom.end
        while group and is_particle(group[-1]):
            group.pop()
        said = digits_of(group)
        if len(said) >= 2 and not is_particle(group[0]) and any(atom.family for atom in group):
            families = [atom.family for atom in group if atom.family]
            yield Edit(group[0].start, group[-1].end, said, max(families, key=families.count))


_LATIN_END = re.compile(r"[A-Za-z_.-]+")
