"""Runs of letter names that spell an id or an address."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.readings.atoms import Atom
from linter.readings.digits import digits_of, is_particle
from linter.readings.glance import Span
from linter.readings.lexicon import Class, Lexicon
from linter.readings.reading import Edit
from linter.readings.runs import runs

#: the fewest letter names in a row that spell something
MIN_LETTERS = 3


def letter_edits(text: str, lexicon: Lexicon, spans: list[Span]) -> Iterator[Edit]:
    for run in runs(text, lexicon.letters, spans):
        for part in _between_words(_named(run)):
            words = _without_strangers(part)
            letters = [atom for atom in words if atom.cls is Class.LETTER]
            strong = sum(atom.whole != "weak" for atom in letters)
            if strong >= MIN_LETTERS and strong * 2 >= len(letters):
                yield Edit(words[0].start, words[-1].end, _spelled(words), "spelled-letters")


def _named(run: list[Atom]) -> list[Atom]:
    """The run with the letters of a user's name that are the ending of some domain too: the o and r of s-o-r-a."""
    named: list[Atom] = []
    before: Class | None = None
    for at, atom in enumerate(run):
        if atom.cls in (Class.AT, Class.WEAK_AT, Class.PROVIDER):
            return named + run[at:]
        if atom.cls is Class.ENDING and before is Class.LETTER and len(atom.value) == _IN_TWO:
            atom = atom._replace(cls=Class.LETTER)
        named.append(atom)
        before = atom.cls if atom.cls is not Class.GAP else before
    return named


_IN_TWO = 2


def _between_words(run: list[Atom]) -> Iterator[list[Atom]]:
    """The run without its gaps, cut at whole Latin words: whoever spells an id writes no word of it."""
    part: list[Atom] = []
    for atom in run:
        if atom.cls is Class.GAP:
            continue
        after_sign = bool(part) and part[-1].cls in (Class.AT, Class.WEAK_AT, Class.DOT, Class.WEAK_DOT, Class.SIGN)
        if (
            len(part) >= 2
            and part[-1].cls in (Class.LATIN, Class.ENDING)
            and atom.cls not in (Class.DOT, Class.WEAK_DOT)
        ):
            # a domain is over where no further dot follows
            over = part[-1].cls is Class.ENDING or (
                part[-2].cls in (Class.DOT, Class.WEAK_DOT) and part[-1].value.isalpha()
            )
            if over and atom.cls not in (Class.ENDING, Class.SIGN):
                yield part
                part = []
        if atom.cls is Class.LATIN and len(atom.value) > 1 and atom.value.isalpha() and not after_sign:
            yield part
            part = []
        else:
            part.append(atom)
    yield part


def _without_strangers(words: list[Atom]) -> list[Atom]:
    """The run without words of the sentence around it: ID before it, に or DM behind it."""
    first, last = 0, len(words)
    while first < last and _is_stranger(words[first], None):
        first += 1
    while last > first and _is_stranger(words[last - 1], words[last - 2] if last > first + 1 else None):
        last -= 1
    return words[first:last]


def _is_stranger(atom: Atom, before: Atom | None) -> bool:
    if atom.cls in (Class.AT, Class.WEAK_AT, Class.DOT, Class.WEAK_DOT, Class.SIGN):
        return True
    if before is not None and before.cls in (Class.PROVIDER, Class.ENDING) and atom.cls is Class.DIGIT:
        return True
    if before is not None and before.cls in (Class.AT, Class.WEAK_AT, Class.DOT, Class.WEAK_DOT, Class.SIGN):
        return False
    if atom.cls is Class.LATIN:
        return atom.value.isalpha() or (atom.value.isdigit() and before is None)
    return is_particle(atom) and not (before is not None and before.cls is Class.MULTIPLIER)


def _spelled(words: list[Atom]) -> str:
    said = ""
    digits: list[Atom] = []
    for at, atom in enumerate(words):
        if atom.cls in (Class.DIGIT, Class.TENS, Class.MULTIPLIER, Class.REPEAT):
            digits.append(atom)
            continue
        said, digits = said + digits_of(digits), []
        said += written(words, at)
    return said + digits_of(digits)


def written(words: list[Atom], at: int) -> str:
    """What a word stands for between its neighbours."""
    atom = words[at]
    before = words[at - 1].cls if at else None
    after = words[at + 1].cls if at + 1 < len(words) else None
    if atom.cls is Class.PROVIDER:
        lead = (
            ""
            if before in (Class.AT, Class.WEAK_AT) or (before is Class.LATIN and words[at - 1].value.endswith("@"))
            else "@"
        )
        if after is Class.LATIN and words[at + 1].value.startswith("."):
            # あうとるっく.com
            return lead + atom.value
        if after not in (Class.DOT, Class.WEAK_DOT, Class.ENDING):
            return lead + atom.whole
        # ヤフードットジェーピー: what stands between goes without saying
        last = _last_ending(words, at)
        shortened = last and atom.whole.endswith(f".{last}") and atom.whole.count(".") > 1
        return lead + (atom.whole.removesuffix(f".{last}") if shortened else atom.value)
    if atom.cls is Class.ENDING:
        if before is Class.LETTER and not any(
            word.cls in (Class.AT, Class.WEAK_AT, Class.PROVIDER) for word in words[:at]
        ):
            # two letters of a name, which are the ending of some domain too
            return atom.value
        dotted = before in (Class.DOT, Class.WEAK_DOT) or (at > 0 and words[at - 1].value.endswith("."))
        return atom.value if dotted else "." + atom.value
    if atom.cls is Class.GAP:
        return ""
    return atom.value


def _last_ending(words: list[Atom], at: int) -> str:
    """The ending behind a provider's name where only one is said."""
    endings = [atom for atom in words[at + 1 : at + 5] if atom.cls not in (Class.DOT, Class.WEAK_DOT, Class.GAP)]
    ended = bool(endings) and endings[0].cls is Class.ENDING
    alone = ended and (len(endings) < 2 or endings[1].cls is not Class.ENDING)
    return endings[0].value if alone else ""


def hyphened_letters(text: str) -> Iterator[Edit]:
    """`a-n-n-i-k-a at p-o-s-t-e-o dot d-e`: words spelled with hyphens, where more than one is."""
    words = list(_HYPHENED.finditer(text)) if text.count("-") >= _FEWEST_HYPHENS else []
    if len(words) >= 2 and max(len(word[0]) for word in words) >= 2 * MIN_LETTERS + 1:
        for word in words:
            yield Edit(word.start(), word.end(), word[0].replace("-", "").lower(), "spelled-letters")


_FEWEST_HYPHENS = 4

_HYPHENED = re.compile(r"(?<![A-Za-z0-9-])(?:[A-Za-z0-9]-){1,30}[A-Za-z](?![A-Za-z0-9-])")
