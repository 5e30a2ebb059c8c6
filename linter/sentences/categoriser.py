"""A spaCy text categoriser over the words of a sentence: small enough to load at once, for both languages one.

Words go in by their normal form, their beginning and their end; what stands beside them is looked at by convolution.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from typing import Any

import numpy as np
from spacy.tokens import Doc
from spacy.util import registry

from linter.knowledge import Knowledge, stored

WIDTH = 96
CONFIG: dict[str, Any] = {
    "@architectures": "spacy.TextCatReduce.v1",
    "exclusive_classes": True,
    "use_reduce_first": False,
    "use_reduce_last": False,
    "use_reduce_max": True,
    "use_reduce_mean": True,
    "tok2vec": {
        "@architectures": "spacy.Tok2Vec.v2",
        "embed": {
            "@architectures": "spacy.MultiHashEmbed.v2",
            "width": WIDTH,
            "attrs": ["NORM", "PREFIX", "SUFFIX"],
            "rows": [6000, 2000, 2000],
            "include_static_vectors": False,
        },
        "encode": {
            "@architectures": "spacy.MaxoutWindowEncoder.v2",
            "width": WIDTH,
            "depth": 3,
            "window_size": 1,
            "maxout_pieces": 3,
        },
    },
}
#: the categories, in the order of the model's output
LABELS = ("proposes", "other")
#: what is held for certain is not held for more certain than this
_LEAST = 1e-6


class Categoriser:
    """Tells proposing sentences from others. For several threads; they take turns."""

    def __init__(self, data: bytes) -> None:
        self._model = registry.resolve({"model": CONFIG})["model"].from_bytes(data)
        self._lock = threading.Lock()

    def scores(self, docs: Sequence[Doc]) -> list[float]:
        """How much each sentence looks like a proposal, in log-odds."""
        with self._lock:
            chances = self._model.predict(docs)[:, LABELS.index("proposes")].clip(_LEAST, 1 - _LEAST)
        return [float(score) for score in np.log(chances / (1 - chances))]


def categoriser(_: Knowledge) -> Categoriser:
    """The trained one (`patterns/trained/words.bin`)."""
    return Categoriser(stored("trained", "words.bin"))
