"""What the sentences of a text are for: the proposals in them, told by lists, frames and trained weights together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linter.findings import Certainty
from linter.sentences import weights
from linter.sentences.features import in_full, topics
from linter.sentences.reader import Proposal, Studied, TakenBack, bare_proposal, study
from linter.sentences.weights import Trained
from linter.view import View

#: by how much more a sentence must look like a proposal when the lists hear nothing in it that proposals are about
_UNHEARD = 1.0
#: by how much more it must to be one for sure when no frame knows it
_UNSECONDED = 1.0
#: how much of the way from a warning to an error it must be past when a frame is sure of it
_VOUCHED = 0.75
#: the model of the trained file that tells whether a sentence proposes at all; the others tell what
PROPOSES = "proposes"


def proposals(view: View, sentences: Sequence[tuple[int, int]]) -> Iterator[Proposal | TakenBack]:
    """The proposals in `sentences` of the view; of a sentence without any, what was taken back."""
    trained = view.knowledge.derived(weights.purpose)
    for studied in study(view, sentences):
        yield from _decide(view, studied, trained.models[PROPOSES].score(features(view, studied)), trained)


def features(view: View, studied: Studied) -> set[str]:
    """Everything that the trained weights are asked about a sentence."""
    said = {f"!{one.certainty.name}" for one in studied.proposals}
    said |= {f"!{one.reason}" for one in studied.proposals}
    said |= {f"!not {one.concept}" for one in studied.taken_back}
    text = view.lower[studied.start : studied.end]
    return in_full(text, studied.words, studied.marks, studied.beside, said)


def _decide(view: View, studied: Studied, score: float, trained: Trained) -> Iterator[Proposal | TakenBack]:
    warns, blocks = (trained.about[name][studied.doc.lang_] for name in ("warns", "blocks"))
    concepts = {mark.concept for mark in studied.marks}
    if "redacted" in concepts and not studied.proposals:
        # what was to be said there has been taken out already
        needed = float("inf")
    elif concepts.isdisjoint(view.knowledge.words("proposals.about")):
        needed = warns + _UNHEARD
    else:
        needed = blocks if studied.taken_back and not studied.proposals else warns
    if score < needed:
        yield from studied.taken_back[:1]
        return
    sure_from = blocks if studied.proposals else blocks + _UNSECONDED
    certainty = Certainty.LIKELY if score >= sure_from else Certainty.POSSIBLE
    if studied.proposals:
        for one in studied.proposals:
            # what a frame is sure of need not look as much like a proposal to be one for sure
            sure = one.certainty is Certainty.LIKELY and score >= warns + _VOUCHED * (blocks - warns)
            yield one._replace(certainty=Certainty.LIKELY if sure else certainty)
    elif not view.reading.traces:
        # what no frame knows is read as it was typed: a reading that undoes something makes up its own words
        known = topics(studied.words, studied.marks)
        reason = max(trained.models.keys() - {PROPOSES}, key=lambda name: trained.models[name].score(known))
        yield bare_proposal(view, studied, reason, certainty)
