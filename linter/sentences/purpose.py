"""What the sentences of a text are for: the proposals in them, told by lists, frames and trained weights together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linter.findings import Certainty
from linter.sentences import weights
from linter.sentences.features import in_full, topics
from linter.sentences.reader import Proposal, Studied, TakenBack, bare_proposal, study
from linter.sentences.weights import Trained
from linter.view import View

#: the model of the trained file that tells whether a sentence proposes at all; the others tell what
PROPOSES = "proposes"


def proposals(view: View, sentences: Sequence[tuple[int, int]]) -> Iterator[Proposal | TakenBack]:
    """The proposals in `sentences` of the view; of a sentence without any, what was taken back."""
    trained = view.knowledge.derived(weights.purpose)
    for studied in study(view, sentences):
        yield from _decide(view, studied, trained)


def features(view: View, studied: Studied) -> set[str]:
    """Everything that the trained weights are asked about a sentence."""
    said = {f"!{one.certainty.name}" for one in studied.proposals}
    said |= {f"!{one.reason}" for one in studied.proposals}
    said |= {f"!not {one.concept}" for one in studied.taken_back}
    text = view.lower[studied.start : studied.end]
    return in_full(text, studied.words, studied.marks, studied.beside, said)


def _decide(view: View, studied: Studied, trained: Trained) -> Iterator[Proposal | TakenBack]:
    score = trained.models[PROPOSES].score(features(view, studied))
    if score < trained.about["warns"]:
        yield from studied.taken_back[:1]
        return
    certainty = Certainty.LIKELY if score >= trained.about["blocks"] else Certainty.POSSIBLE
    if studied.proposals:
        for one in studied.proposals:
            yield one._replace(certainty=certainty)
    elif not view.reading.traces:
        # what no frame knows is read as it was typed: a reading that undoes something makes up its own words
        known = topics(studied.words, studied.marks)
        reason = max(trained.models.keys() - {PROPOSES}, key=lambda name: trained.models[name].score(known))
        yield bare_proposal(view, studied, reason, certainty)
