"""Stretches of atoms with at most one gap between two of them."""

from __future__ import annotations

from collections.abc import Iterator

from linter.readings import atoms
from linter.readings.atoms import Atom, Class, Vocabulary
from linter.readings.gates import Span
from linter.text import hiragana, lower_same_length


def runs(text: str, vocabulary: Vocabulary, spans: list[Span]) -> Iterator[list[Atom]]:
    """Stretches of atoms inside `spans` with at most one gap between two of them."""
    lower = lower_same_length(text)
    if vocabulary.folded:
        lower = hiragana(lower)
    for start, end in spans:
        yield from _runs_between(text, lower, vocabulary, start, end)


def _runs_between(text: str, lower: str, vocabulary: Vocabulary, start: int, end: int) -> Iterator[list[Atom]]:
    run: list[Atom] = []
    position = start
    while position < end:
        touching = bool(run) and (run[-1].end == position)
        atom = atoms.atom_at(text, lower, position, vocabulary, touching=touching)
        if atom is not None and (run or atom.cls is not Class.GAP):
            run.append(atom)
            position = atom.end
            continue
        may_gap = run and (run[-1].cls is not Class.GAP or run[-1].value)
        gap = atoms.gap_at(text, position, vocabulary) if may_gap else position
        if gap > position:
            run.append(Atom(position, gap, Class.GAP, "", ""))
            position = gap
            continue
        if run:
            yield _without_last_gaps(run)
            run = []
        position += 1
    if run:
        yield _without_last_gaps(run)


def _without_last_gaps(run: list[Atom]) -> list[Atom]:
    while run[-1].cls is Class.GAP:
        run = run[:-1]
    return run
