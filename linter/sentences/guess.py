"""Whether a sentence may propose, guessed by what the lists know of it, without a tokeniser."""

from __future__ import annotations

from itertools import chain

from linter.sentences.features import guessed
from linter.sentences.lexicon import lexicon
from linter.sentences.services import service_marks
from linter.sentences.tongue import tongues
from linter.sentences.weights import guess
from linter.view import View


def promise(view: View, start: int, end: int) -> float:
    """How much the sentence `[start, end)` is worth reading: not at all below 0."""
    trained = view.knowledge.derived(guess)
    return trained.models["guess"].score(features(view, start, end)) - float(trained.about["promising"])


def features(view: View, start: int, end: int) -> set[str]:
    """What is known of the sentence `[start, end)` before any tokeniser has read it."""
    sentence = view.lower[start:end]
    marks = chain.from_iterable(lexicon(tongue, view.knowledge).guess(sentence) for tongue in tongues(sentence))
    return guessed(sentence, sorted({*marks, *service_marks(view, start, end)}))
