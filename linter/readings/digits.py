"""Runs of digit words that make a telephone number, or a piece of one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from linter.readings import atoms
from linter.readings.atoms import Atom, Class, Lexicon
from linter.readings.gates import Span
from linter.readings.reading import Edit, Reading
from linter.readings.runs import runs
from linter.text import hiragana, lower_same_length

#: what draws a vowel out, and the fewest of them that are worth a second look
_DRAWN_OUT = "ーぁぃぅぇぉァィゥェォっッ'’"

MIN_DRAWN_OUT = 5

#: digits of the last two groups of a Japanese mobile number
_GROUP = 4


def digits_said(reading: Reading, lexicon: Lexicon, spans: list[Span], *, turned: bool) -> Reading:
    """Digit words as digits; if none are found, once more without drawn-out vowels (ぜーろー)."""
    said = reading.rewrite("spoken", _digit_edits(reading.text, lexicon, spans, turned))
    if said is not reading or sum(map(reading.text.count, _DRAWN_OUT)) < MIN_DRAWN_OUT:
        return said
    short = reading.rewrite(
        "spoken",
        (Edit(at, at + 1, "", "kana-digits") for at, letter in enumerate(reading.text) if letter in _DRAWN_OUT),
    )
    said = short.rewrite("spoken", _digit_edits(short.text, lexicon, [(0, len(short.text))], turned))
    return reading if said is short else said


def pieces_said(reading: Reading, lexicon: Lexicon, spans: list[Span]) -> Reading:
    """Pieces of a number in words as digits, inside `spans`."""
    return reading.rewrite("spoken", _piece_edits(reading.text, lexicon, spans))


def _digit_edits(text: str, lexicon: Lexicon, spans: list[Span], turned: bool) -> Iterator[Edit]:
    for run in runs(text, lexicon.digits, spans):
        segments = _segments(run)
        sizes = [_size(segment) for segment in segments]
        plain = [_plain_digits(segment) for segment in segments]
        first = 0
        while first < len(segments):
            last, chosen = _longest_number(segments, sizes, plain, first, turned)
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
        words = [atom for atom in part if atom.cls is not Class.GAP]
        while words and is_particle(words[0]):
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
        if atom.cls is Class.GAP and text[atom.start : atom.end].strip(" -‐ー"):
            yield part
            part = []
        else:
            part.append(atom)
    yield part


#: O8O: figures with letters that look like them
_HALF_FIGURES = re.compile(r"(?=[A-Za-z]*[0-9])(?=[0-9]*[A-Za-z])[0-9OoIlSBZ]{3,8}")


def _segments(run: list[Atom]) -> list[list[Atom]]:
    """The run cut at its gaps; every segment but the first begins with the gap before it."""
    segments: list[list[Atom]] = [[]]
    for atom in run:
        if atom.cls is Class.GAP and segments[-1] and segments[-1][-1].cls is not Class.GAP:
            segments.append([])
        segments[-1].append(atom)
    return segments


def _longest_number(
    segments: list[list[Atom]],
    sizes: list[tuple[int, int]],
    plain: list[str | None],
    first: int,
    turned: bool,
) -> tuple[int, list[Atom] | None]:
    """The longest stretch of segments from `first` on that is a telephone number, and where it ends.

    `turned`: the message says that something is to be read from behind.
    """
    least = most = 0
    windows: list[int] = []
    for last in range(first, min(len(segments), first + _MAX_SEGMENTS)):
        least, most = least + sizes[last][0], most + sizes[last][1]
        if least > _MOST_DIGITS + _SLACK:
            break
        if least <= _MOST_DIGITS and most >= _FEWEST_DIGITS:
            windows.append(last + 1)
    for last in reversed(windows):
        said = plain[first:last]
        if None not in said:
            # nothing to be worked out: most windows end here
            digits = "".join(filter(None, said))
            if not (_is_plausible(digits) or (turned and _is_plausible(digits[::-1]))):
                continue
        chosen = [atom for segment in segments[first:last] for atom in segment]
        for trimmed in _without_particles(chosen, len(segments[first]), len(segments[last - 1])):
            if not trimmed:
                continue
            number = _number(trimmed)
            if (_is_plausible(number) or (turned and _is_plausible(number[::-1]))) and _is_even(trimmed):
                return last, trimmed
    return first, None


def _is_grouped(number: str) -> bool:
    """Whether letters may stand for figures here: three groups or more are short in a telephone number."""
    groups = number.split("-")
    return len(groups) < 3 or max(map(len, groups)) <= 4


def _plain_digits(segment: list[Atom]) -> str | None:
    """The digits of a segment in which every word says its own; None where words work on each other."""
    if any(atom.cls not in (Class.DIGIT, Class.LATIN, Class.GAP) or is_particle(atom) for atom in segment):
        return None
    return "".join(atom.value for atom in segment if atom.cls is not Class.GAP)


def _size(segment: list[Atom]) -> tuple[int, int]:
    """How many digits a segment says at least and at most, roughly; number words may stand for several."""
    least = most = 0
    for atom in segment:
        if atom.cls in (Class.MULTIPLIER, Class.TENS, Class.REPEAT):
            least, most = least - _SLACK, most + _SLACK
        elif atom.cls is not Class.GAP:
            sure = atom.value == "+" or not (is_particle(atom) or not atom.family)
            least, most = least + len(atom.value) * sure, most + len(atom.value)
    return least, most


def _without_particles(chosen: list[Atom], head: int, tail: int) -> Iterator[list[Atom]]:
    """The atoms, then without what a に or よ of the sentence cuts off at either end."""
    starts = [0, *(at + 1 for at in range(min(head, len(chosen))) if is_particle(chosen[at]))]
    stops = [
        len(chosen),
        *(at for at in range(len(chosen) - 1, len(chosen) - 1 - tail, -1) if is_particle(chosen[at])),
    ]
    for start in starts[:3]:
        for stop in stops[:4]:
            part = chosen[start:stop]
            while part and part[0].cls is Class.GAP:
                part = part[1:]
            while part and part[-1].cls is Class.GAP:
                part = part[:-1]
            yield part


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

#: digits of a telephone number, as `_is_plausible` knows them, and how far off a number word may put the count
_FEWEST_DIGITS, _MOST_DIGITS = 9, 15

_SLACK = 9


def _is_plausible(value: str) -> bool:
    figures = value.replace("-", "")
    return (
        re.fullmatch(
            # with a country code; Japanese mobile, toll-free and fixed; British and French; North American; Chinese;
            # Spanish; Japanese and others with a country code whose plus sign was left out
            r"\+[1-9][0-9]{8,14}|0[5-9]0[1-9][0-9]{7}|0(?:800|120|570)[0-9]{6,7}|0(?![5-9]0)[1-9][0-9]{8}|0[127][0-9]{9}"
            r"|[2-9][0-9]{9}|1[0-9]{10}|[67][0-9]{8}|(?:81|82|44|86)[0-9]{9,11}|01[016][0-9]{7,8}|01[567][0-9]{8,9}|8[3489][0-9]{9}",
            figures,
        )
        is not None
    )


def is_particle(atom: Atom) -> bool:
    return atom.family == "kana-digits" and atom.end - atom.start == 1


def _number(run: list[Atom]) -> str:
    """The digits a run says, with a dash for every gap between groups."""
    groups: list[str] = []
    group: list[Atom] = []
    for at, atom in enumerate(run):
        if atom.cls is not Class.GAP:
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


def digits_of(group: list[Atom]) -> str:
    """Digits one after the other, or a number word (ろくじゅうさん, fifty-five, 四千百二十七)."""
    said, total, unit, worded, times = "", 0, "", False, 1
    for atom in group:
        if atom.cls is Class.PLUS:
            said += "+"
        elif atom.cls is Class.REPEAT:
            times = int(atom.value)
        elif atom.cls is Class.MULTIPLIER:
            total += int(unit or 1) * int(atom.value)
            unit, worded = "", True
        elif atom.cls is Class.TENS and worded and not unit and total and total % 100 == 0:
            total += int(atom.value)
        elif atom.cls is Class.TENS:
            said += str(total + int(unit)) if worded and unit else unit
            total, unit, worded = int(atom.value), "", True
        elif worded and len(atom.value) <= 2 and not unit and times == 1 and _fits_tens(total, atom.value):
            unit = atom.value
        else:
            said += str(total + int(unit or 0)) if worded else unit
            total, worded, unit = 0, False, atom.value * times
            times = 1
    if worded:
        return said + str(total + int(unit or 0))
    return said + unit


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
            if atom is None or atom.cls is Class.GAP:
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
