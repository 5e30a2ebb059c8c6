"""Which sentences of a text are worth reading for proposals.

A glance at letters and words gives most sentences up; of the others the lists make a guess, still without a
tokeniser. Only what both let through is worth spaCy. Every draft is asked, so this module imports as little as it can.
"""

from __future__ import annotations

from collections.abc import Iterator

from linter.sentences.features import checksums_at_a_glance
from linter.sentences.weights import glance
from linter.view import View

#: a longer sentence is read in pieces, so that time grows with the length of a text and not with its square
_LONGEST = 600


def _pieces(view: View) -> Iterator[tuple[int, int]]:
    for start, end in view.sentences():
        for at in range(start, end, _LONGEST):
            yield at, min(at + _LONGEST, end)


def hopeful(view: View) -> list[tuple[int, int]]:
    """The sentences that a glance does not give up; one whose contact is found already is none of them."""
    trained = view.knowledge.derived(glance)
    model, hopeless = trained.models["glance"], trained.about["hopeless"]
    return [
        (start, end)
        for start, end in _pieces(view)
        # what reads as in the reading before was understood there
        if view.reading.may_be_fresh(start, end)
        and not view.is_taken(start, end)
        and model.score_checksums(checksums_at_a_glance(view.lower[start:end])) >= hopeless
    ]


def sentences(view: View) -> list[tuple[int, int]]:
    """The sentences to read, in order; where there is no room for all of them, those that promise most."""
    from linter.sentences.guess import promise

    promising = [(promised, place) for place in hopeful(view) if (promised := promise(view, *place)) >= 0]
    chosen: list[tuple[int, int]] = []
    for _, (start, end) in sorted(promising, key=lambda one: -one[0]):
        if end - start > view.room.left:
            view.room.is_short = True
            break
        view.room.left -= end - start
        chosen.append((start, end))
    return sorted(chosen)
