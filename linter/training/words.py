"""The training of the categoriser over words, by spaCy's own means."""

from __future__ import annotations

import random
from collections.abc import Sequence

import numpy as np
import spacy
from numpy.typing import NDArray
from spacy.tokens import Doc
from spacy.training import Example
from spacy.util import minibatch
from thinc.api import fix_random_seed

from linter.sentences.categoriser import CONFIG, LABELS, LANGUAGE, pack

_EPOCHS = 4
_BATCH = 64
_DROPOUT = 0.3
#: the step of learning, and that of the last round
_STEP, _LAST_STEP = 0.001, 0.0003


def train(docs: Sequence[Doc], says: NDArray[np.bool_], weight: NDArray[np.float32], seed: int) -> bytes:
    """The trained model. A sentence takes part in a round with the chance that `weight` gives."""
    fix_random_seed(seed)
    chance = random.Random(seed)
    pipeline = spacy.blank(LANGUAGE)
    categoriser = pipeline.add_pipe("textcat", config={"model": CONFIG})
    examples = [
        Example.from_dict(doc, {"cats": {LABELS[0]: float(one), LABELS[1]: float(not one)}})
        for doc, one in zip(docs, says, strict=True)
    ]
    optimizer = pipeline.create_optimizer()  # type: ignore[no-untyped-call]
    categoriser.initialize(lambda: examples[:100], nlp=pipeline, labels=LABELS)  # type: ignore[attr-defined]
    for epoch in range(_EPOCHS):
        taking_part = [one for one, share in zip(examples, weight, strict=True) if chance.random() < share]
        chance.shuffle(taking_part)
        optimizer.learn_rate = _LAST_STEP if epoch == _EPOCHS - 1 else _STEP
        for batch in minibatch(taking_part, _BATCH):  # type: ignore[no-untyped-call]
            categoriser.update(batch, sgd=optimizer, drop=_DROPOUT)  # type: ignore[attr-defined]
    return pack(categoriser.model)  # type: ignore[attr-defined]
