"""Telephone numbers with odd things between their groups or strewn over them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate, pairwise

import regex

from linter.knowledge import Knowledge
from linter.readings.closed_gate import ClosedGate
from linter.readings.reading import Edit, Reading
from linter.text import count_figures

#: groups of digits with anything short between them
_APART = regex.compile(
    r"(?<![0-9A-Za-z.,#])\+?[0-9]{1,8}(?:(?P<gap>[^0-9A-Za-z@]{1,4})[0-9]{1,8}){1,11}+(?![0-9A-Za-z%]|[.,][0-9])"
)

#: digits, dashes and short other things, beginning and ending with a digit
_STREWN = re.compile(r"(?<![0-9A-Za-z])[0-9](?:[^0-9\s]{0,2}[0-9 −ー－-]){8,30}(?<=[0-9])(?![0-9A-Za-z])")

_PLAIN_GAP = re.compile(r"[-‐‑‒–—―−ー－.() （）/]{1,2}|-?\(|\)-?")

_NINE_OR_TEN = re.compile(r"(?<![0-9])[1-9][0-9]{0,3}(?:[-ー－ ]?[0-9]{2,4}){1,4}(?![0-9])")


def leading_zeros(reading: Reading, knowledge: Knowledge) -> Iterator[Edit]:
    """「先頭にゼロ付けて」: the zero that the writer left out."""
    if not knowledge.derived(ClosedGate).leaves_zero_out(reading.text):
        return
    for found in _NINE_OR_TEN.finditer(reading.text):
        digits = re.sub("[^0-9]", "", found[0])
        if is_whole_number("0" + digits):
            yield Edit(found.start(), found.end(), f"0{_in_groups(digits)}", "instructed")
            return


def _in_groups(digits: str) -> str:
    """A mobile number without its zero in the groups it is written in."""
    return f"{digits[:2]}-{digits[2:6]}-{digits[6:]}" if len(digits) == 10 else digits


def junked(reading: Reading, knowledge: Knowledge) -> Iterator[Edit]:
    """A telephone number with one or two characters strewn over it: `09た0-た551た8-3た2た76`."""
    text = reading.text
    for found in _STREWN.finditer(text):
        junk = {character for character in found[0] if character not in "0123456789-−ー－ "}
        digits = re.sub("[^0-9]", "", found[0])
        if not 1 <= len(junk) <= 2 or not is_whole_number(digits) or reading.is_settled(*found.span()):
            continue
        if not any(found[0].count(character) >= 2 for character in junk):
            continue
        for at, character in enumerate(found[0], found.start()):
            if character in junk:
                yield Edit(at, at + 1, "", "filler")


def loosened(reading: Reading, knowledge: Knowledge) -> Iterator[Edit]:
    """A number with spaces anywhere but between its groups: `09 0 -6 18 3- 4 52 7`."""
    for found in _LOOSE.finditer(reading.text):
        digits = re.sub("[^0-9]", "", found[0])
        parts = re.findall("[0-9]+", found[0])
        # figures in a table stand in groups of a size
        if len({*map(len, parts[:-1])}) > 1 and _MOBILE.fullmatch(digits) and not reading.is_settled(*found.span()):
            yield Edit(*found.span(), f"{digits[:3]}-{digits[3:7]}-{digits[7:]}", "spaced")


_LOOSE_GAP = r"[ \u3000\t‐‑–—−－ー()（）\[\]【】「」-]"
_LOOSE = re.compile(
    rf"(?<![0-9A-Za-z.,:/#-])0(?:{_LOOSE_GAP}{{0,3}}[0-9]){{10}}(?!{_LOOSE_GAP}{{0,2}}[0-9]|[A-Za-z%.,:/][0-9])"
)


def chunked(reading: Reading, knowledge: Knowledge) -> Iterator[Edit]:
    """A telephone number with one word over and over between its digits: `480SPAM555SPAM01SPAM72`."""
    for found in _CHUNKED.finditer(reading.text):
        if is_whole_number(re.sub("[^0-9]", "", found[0])) and not reading.is_settled(*found.span()):
            for chunk in re.finditer(re.escape(found["chunk"]), found[0]):
                yield Edit(found.start() + chunk.start(), found.start() + chunk.end(), "", "filler")


_CHUNKED = re.compile(
    r"(?<![0-9])[0-9]{1,4}(?P<chunk>[^0-9\s,.、。:：/-]{2,8})[ -]?[0-9]{1,4}"
    r"(?:(?:(?P=chunk)[ -]?|[ -])[0-9]{1,4}){1,10}(?![0-9])"
)


def worded(reading: Reading, knowledge: Knowledge) -> Iterator[Edit]:
    """`617apple555pear0145`: words stand between the groups of a number."""
    for found in _DIGITS_AND_WORDS.finditer(reading.text):
        groups = re.findall("[0-9]+", found[0])
        shape = [len(group) for group in groups]
        plans = [knowledge.phones["regions"][region] for region in ("JP", "US")]
        digits = "".join(groups)
        fits = any(shape in plan["groups"] and digits.startswith(tuple(plan["starts"])) for plan in plans)
        if fits and not reading.is_settled(*found.span()):
            for word in re.finditer("[^0-9]+", found[0]):
                yield Edit(found.start() + word.start(), found.start() + word.end(), "-", "filler")


_DIGITS_AND_WORDS = re.compile(
    r"(?<![A-Za-z0-9])(?:[0-9]{2,5}(?:[A-Za-z]{2,10}[0-9]{2,4}){2}|0[5789]0(?:[A-Za-z][0-9]{4}){2})(?![A-Za-z0-9])"
)


def lined_digits(reading: Reading, knowledge: Knowledge) -> Iterator[Edit]:
    """One figure at the end, or at the beginning, of each of some lines: to be read from the top."""
    for pattern in (_LINE_ENDS, _LINE_STARTS):
        for found in pattern.finditer(reading.text):
            figures = list(_LINE_FIGURE.finditer(found[0]))
            for first in range(len(figures) - 9 + 1):
                for last in (first + 11, first + 10):
                    chosen = figures[first:last]
                    digits = "".join(figure[1] or figure[2] for figure in chosen)
                    if (
                        len(chosen) == last - first
                        and is_whole_number(digits)
                        and not reading.is_settled(*found.span())
                    ):
                        yield Edit(
                            found.start() + chosen[0].start(), found.start() + chosen[-1].end(), digits, "line-break"
                        )
                        return


#: - research: 3⏎- outline: 0 …
_LINE_ENDS = re.compile(r"(?:(?<=\n)|^)(?:[^0-9\n]{1,40}[0-9][ \u3000]?(?:[）)」]|回|点|人|本|個)?(?:\n|$)){9,20}")
_LINE_STARTS = re.compile(r"(?:(?<=\n)|^)(?:[0-9](?![0-9])[^0-9\n]{1,40}(?:\n|$)){9,20}")
_LINE_FIGURE = re.compile(r"([0-9])(?=[ \u3000]?[^0-9\n]?(?:\n|$))|(?:(?<=\n)|^)([0-9])")


def remarked(reading: Reading, knowledge: Knowledge) -> Iterator[Edit]:
    """`070の8783（はなやさん）4187`: a group read out in brackets before the next one comes."""
    for found in _REMARKED.finditer(reading.text):
        if is_whole_number(re.sub("[^0-9]", "", found[0])) and not reading.is_settled(*found.span()):
            for remark in re.finditer(r"[（(][^（()）]+[）)][ 、・-]?", found[0]):
                yield Edit(found.start() + remark.start(), found.start() + remark.end(), "-", "filler")

    for found in _BRACKETED.finditer(reading.text):
        bare = re.sub(_IN_BRACKETS, "", found[0])
        if is_whole_number(re.sub("[^0-9]", "", bare)) and not reading.is_settled(*found.span()):
            for remark in re.finditer(_IN_BRACKETS, found[0]):
                yield Edit(found.start() + remark.start(), found.start() + remark.end(), "", "filler")


_IN_BRACKETS = r"[（(][^（()）0-9\n]{1,8}[）)]"
#: 080(仮)-46(税込)13-92(予定)75
_BRACKETED = re.compile(
    rf"(?<![0-9A-Za-z.,-])0[5789][0-9-]{{1,4}}(?:{_IN_BRACKETS}[0-9-]{{1,8}}){{2,6}}(?![0-9A-Za-z%])"
)

_REMARKED = re.compile(
    r"(?<![0-9A-Za-z.,-])0[0-9]{1,4}(?:[^0-9A-Za-z（(]{1,2}|[（(][\u3041-\u30fc、・ ]{2,12}[）)][ 、・-]?)[0-9]{2,4}"
    r"(?:[^0-9A-Za-z（(]{1,2}|[（(][\u3041-\u30fc、・ ]{2,12}[）)][ 、・-]?)[0-9]{3,4}(?![0-9A-Za-z%]|[.,][0-9])"
)


def is_whole_number(digits: str) -> bool:
    """Whether digits without a country code have the length and the beginning of a telephone number."""
    return bool(
        re.fullmatch(
            r"0[5-9]0[1-9][0-9]{7}|0(?![5-9]0)[1-9][0-9]{8}|02[0-9]{9}|01[016789][0-9]{7,8}|1[3-9][0-9]{9}|[2-9][0-9]{2}[2-9][0-9]{6}",
            digits,
        )
    )


def numbers(reading: Reading, knowledge: Knowledge) -> Iterator[Edit]:
    """Groups of digits with odd things between them, where the groups have the shape of a number."""
    for found in _APART.finditer(reading.text):
        run = _Run(reading, found)
        first = 0
        while first < len(run.groups):
            last = next(
                (last for last in range(len(run.groups), first + 1, -1) if _is_number(run, first, last, knowledge)),
                None,
            )
            if last is None:
                first += 1
                continue
            for at in range(first, last - 1):
                start, end = run.groups[at][1], run.groups[at + 1][0]
                if last - first >= 5:
                    yield Edit(start, end, "", "spaced")
                elif not run.plain[at]:
                    yield Edit(start, end, "-", "line-break" if "\n" in run.gaps[at] else "filler")
            first = last


class _Run:
    """Groups of digits and the gaps between them, taken apart once for all that may be a number in it."""

    def __init__(self, reading: Reading, found: regex.Match[str]) -> None:
        self.reading = reading
        self.groups = [(found.start() + m.start(), found.start() + m.end()) for m in re.finditer("[0-9]+", found[0])]
        self.digits = "".join(reading.text[start:end] for start, end in self.groups)
        #: where each group begins in the digits
        self.cuts = list(accumulate((end - start for start, end in self.groups), initial=0))
        self.gaps = [reading.text[start:end] for (_, start), (end, _) in pairwise(self.groups)]
        self.plain = [_PLAIN_GAP.fullmatch(gap) is not None for gap in self.gaps]


#: digits of a number with a plus sign or in a region's plan
_LEAST_DIGITS, _MOST_DIGITS = 8, 14


def _is_number(run: _Run, first: int, last: int, knowledge: Knowledge) -> bool:
    if not _LEAST_DIGITS <= run.cuts[last] - run.cuts[first] <= _MOST_DIGITS:
        return False
    gaps, many = run.gaps[first : last - 1], last - first >= 5
    if not many and all(run.plain[first : last - 1]):
        return False
    digits = run.digits[run.cuts[first] : run.cuts[last]]
    if many:
        # many small pieces: only what can be nothing but a number
        if not _MOBILE.fullmatch(digits) or not all(len(gap) == 1 and not gap.isalnum() for gap in gaps):
            return False
    else:
        plus = run.reading.text[run.groups[first][0] - 1 : run.groups[first][0]] == "+"
        sizes = [end - start for start, end in run.groups[first:last]]
        if not _has_shape(digits, sizes, gaps, knowledge, plus=plus):
            return False
    return not run.reading.is_settled(run.groups[first][0], run.groups[last - 1][1])


_MOBILE = re.compile("0[5-9]0[1-9][0-9]{7}")


def _has_shape(digits: str, groups: list[int], gaps: list[str], knowledge: Knowledge, *, plus: bool) -> bool:
    if plus:
        return 9 <= len(digits) <= 14 and len(set(gaps)) == 1
    regions = knowledge.phones["regions"]
    alike = len({gap.strip() for gap in gaps}) == 1
    for region in ("JP", "US", "GB", "KR", "CN", "FR", "ES"):
        plan = regions[region]
        if len(digits) in plan["lengths"] and digits.startswith(tuple(plan["starts"])) and groups in plan["groups"]:
            # a letter between groups is strewn in on purpose only if it is the same each time
            return alike or (region == "JP" and not any(c.isalpha() and c not in "のー" for gap in gaps for c in gap))
    return False


def has_figures(text: str) -> bool:
    return count_figures(text) >= 8
