"""Stretches of atoms with at most one gap between two of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from linter.readings import atoms
from linter.readings.atoms import Atom
from linter.readings.glance import Span
from linter.readings.lexicon import Class, Vocabulary
from linter.text import hiragana, lower_same_length, unaccented


def runs(text: str, vocabulary: Vocabulary, spans: list[Span]) -> Iterator[list[Atom]]:
    """Stretches of atoms inside `spans` with at most one gap between two of them."""
    lower = lower_same_length(text)
    lower = hiragana(lower) if vocabulary.folded else unaccented(lower)
    if vocabulary.as_in and not atoms.may_be_as_in(text):
        vocabulary = vocabulary._replace(as_in=False)
    for start, end in spans:
        yield from _runs_between(text, lower, vocabulary, start, end)


def _runs_between(text: str, lower: str, vocabulary: Vocabulary, start: int, end: int) -> Iterator[list[Atom]]:
    run: list[Atom] = []
    position = start
    begins, folded = vocabulary.begins, vocabulary.folded
    first = _first_of(begins) if begins is not None else None
    while position < end:
        if not run and begins is not None and first is not None:
            found = first.search(lower, position, end)
            if found is None:
                break
            position = found.start()
            if lower[position] not in begins and lower[position : position + 2] not in begins:
                position += 1
                continue
        elif run and folded and text[position] == "に" and (leads_on := _LEADS_ON.match(text, position)):
            run.append(Atom(position, leads_on.end(), _GAP, " ", ""))
            position = leads_on.end()
            continue
        elif run and folded and text[position] == "に" and _COUNTED.match(text, position):
            yield _without_last_gaps(run)
            run = []
            position += 1
            continue
        touching = bool(run) and run[-1].end == position
        atom = atoms.atom_at(text, lower, position, vocabulary, touching=touching)
        if atom is not None and (run or not _opens_nothing(atom)):
            run.append(atom)
            position = atom.end
            if folded and text[position : position + 1] in _BRACKETS:
                again = _said_again(text, lower, vocabulary, atom)
                if again > position:
                    run.append(Atom(position, again, _GAP, " ", ""))
                    position = again
            continue
        if not run:
            position += 1
            continue
        remark = atoms.remark_at(text, lower, position, vocabulary) if folded else position
        if remark > position:
            run.append(Atom(position, remark, _GAP, " ", ""))
            position = remark
            continue
        gap = atoms.gap_at(text, position, vocabulary) if run[-1].cls is not _GAP or run[-1].value else position
        if folded and gap > position + 1:
            remarks = (at for at in range(position + 1, gap) if atoms.remark_at(text, lower, at, vocabulary) > at)
            gap = next(remarks, gap)
        if gap > position:
            run.append(Atom(position, gap, _GAP, "", "", text[position:gap]))
            position = gap
            continue
        yield _without_last_gaps(run)
        run = []
        position += 1
    if run:
        yield _without_last_gaps(run)


#: looked up for every atom; the attribute of an enumeration takes longer
_GAP = Class.GAP


@cache
def _first_of(begins: frozenset[str]) -> re.Pattern[str]:
    """One character that any of the beginnings starts with; most of a text is passed over by it."""
    return re.compile("[" + "".join(map(re.escape, sorted({beginning[0] for beginning in begins}))) + "]")


#: に that says no 2
_LEADS_ON = re.compile("に(?=続|つづ|次|つぎ|加え|足し|つなげ|くっつ)")

#: … nor goes on: …4926に3回鳴らして, …に9時以降
_COUNTED = re.compile("に(?=[0-9一二三四五六七八九]{1,3}(?:回|時|分|日|度|件|本|週|か月|ヶ月|コール))")

_IN_BRACKETS = re.compile(r"[（(]([^（()）\n]{1,8})[）)]")


_BRACKETS = frozenset("（(")


def _said_again(text: str, lower: str, vocabulary: Vocabulary, last: Atom) -> int:
    """Where brackets end that only say the last digit once more: 七（しち）."""
    found = _IN_BRACKETS.match(text, last.end)
    if found is None:
        return last.end
    atom = atoms.atom_at(text, lower, found.start(1), vocabulary, touching=False)
    same = atom is not None and atom.cls is not Class.GAP and (atom.end, atom.value) == (found.end(1), last.value)
    return found.end() if same else last.end


def _opens_nothing(atom: Atom) -> bool:
    """A gap, or a word for a thousand: the せん of ません."""
    return atom.cls is _GAP or (atom.cls is Class.MULTIPLIER and atom.family == "kana-digits")


def _without_last_gaps(run: list[Atom]) -> list[Atom]:
    while run[-1].cls is _GAP:
        run = run[:-1]
    return run
