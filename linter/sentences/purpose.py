"""What the sentences of a text are for: the proposals in them, told by lists, frames and trained weights together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linter.findings import Certainty
from linter.sentences import weights
from linter.sentences.categoriser import categoriser
from linter.sentences.features import in_full, topics
from linter.sentences.reader import Proposal, Studied, TakenBack, bare_proposal, study
from linter.sentences.weights import Trained
from linter.view import View

#: the model of the trained file that tells whether a sentence proposes at all; the others tell what
PROPOSES = "proposes"


def proposals(view: View, sentences: Sequence[tuple[int, int]]) -> Iterator[Proposal | TakenBack]:
    """The proposals in `sentences` of the view; of a sentence without any, what was taken back."""
    trained = view.knowledge.derived(weights.purpose)
    known = [*study(view, sentences)]
    if known:
        by_words = view.knowledge.derived(categoriser).scores([studied.doc for studied in known])
        for studied, score in zip(known, by_words, strict=True):
            by_features = trained.models[PROPOSES].score(features(view, studied))
            yield from _decide(view, studied, together(by_features, score), trained)


def together(by_features: float, by_words: float) -> float:
    """What the weights and the categoriser say together; the categoriser is the surer of itself, right or wrong."""
    return by_features / 2 + by_words / 4


def features(view: View, studied: Studied) -> set[str]:
    """Everything that the trained weights are asked about a sentence."""
    said = {f"!{one.certainty.name}" for one in studied.proposals}
    said |= {f"!{one.reason}" for one in studied.proposals}
    said |= {f"!not {one.concept}" for one in studied.taken_back}
    text = view.lower[studied.start : studied.end]
    return in_full(text, studied.words, studied.marks, studied.beside, said)


def _decide(view: View, studied: Studied, score: float, trained: Trained) -> Iterator[Proposal | TakenBack]:
    if score < trained.about["warns"]:
        yield from studied.taken_back[:1]
        return
    certainty = Certainty.LIKELY if score >= trained.about["blocks"] else Certainty.POSSIBLE
    if studied.proposals:
        for one in studied.proposals:
            # what a frame is sure of needs no more than to be believed
            yield one if one.certainty is Certainty.LIKELY else one._replace(certainty=certainty)
    elif not view.reading.traces:
        # what no frame knows is read as it was typed: a reading that undoes something makes up its own words
        known = topics(studied.words, studied.marks)
        reason = max(trained.models.keys() - {PROPOSES}, key=lambda name: trained.models[name].score(known))
        yield bare_proposal(view, studied, reason, certainty)
