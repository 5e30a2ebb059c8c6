"""A spaCy text categoriser over the words of a Japanese sentence.

Words go in by their normal form, their lemma and their beginning; what stands beside them is looked at by convolution,
and runs of three words are counted as they are. One trained for English, whose words come without lemmas, read worse
than the weights alone, so there is none.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from typing import Any

import numpy as np
import srsly
from spacy.tokens import Doc
from spacy.util import registry
from thinc.api import Model

from linter.knowledge import Knowledge, stored

_WIDTH = 96
CONFIG: dict[str, Any] = {
    "@architectures": "spacy.TextCatEnsemble.v2",
    "tok2vec": {
        "@architectures": "spacy.Tok2Vec.v2",
        "embed": {
            "@architectures": "spacy.MultiHashEmbed.v2",
            "width": _WIDTH,
            "attrs": ["NORM", "LEMMA", "PREFIX"],
            "rows": [8000, 4000, 2000],
            "include_static_vectors": False,
        },
        "encode": {
            "@architectures": "spacy.MaxoutWindowEncoder.v2",
            "width": _WIDTH,
            "depth": 3,
            "window_size": 1,
            "maxout_pieces": 3,
        },
    },
    "linear_model": {
        "@architectures": "spacy.TextCatBOW.v3",
        "exclusive_classes": True,
        "ngram_size": 3,
        "length": 1 << 17,
        "no_output_layer": False,
    },
}
#: the language of the sentences that it was trained on
LANGUAGE = "ja"
#: the categories, in the order of the model's output
LABELS = ("proposes", "other")
#: what is held for certain is not held for more certain than this
_LEAST = 1e-6


class Categoriser:
    """Tells proposing sentences from others. For several threads; they take turns."""

    def __init__(self, data: bytes) -> None:
        self._model = registry.resolve({"model": CONFIG})["model"].from_dict(_as(np.float32, srsly.msgpack_loads(data)))
        self._lock = threading.Lock()

    def scores(self, docs: Sequence[Doc]) -> list[float]:
        """How much each sentence looks like a proposal, in log-odds."""
        with self._lock:
            chances = self._model.predict(docs)[:, LABELS.index("proposes")].clip(_LEAST, 1 - _LEAST)
        return [float(score) for score in np.log(chances / (1 - chances))]


def pack(model: Model[list[Doc], Any]) -> bytes:
    """A trained model in half the bytes; what is lost of its numbers changes no decision."""
    data: bytes = srsly.msgpack_dumps(_as(np.float16, model.to_dict()))
    return data


def _as(precision: type[np.floating[Any]], value: Any) -> Any:
    """`value` with all its numbers of one precision."""
    if isinstance(value, np.ndarray):
        return value.astype(precision) if np.issubdtype(value.dtype, np.floating) else value
    if isinstance(value, dict):
        return {key: _as(precision, inner) for key, inner in value.items()}
    return [_as(precision, inner) for inner in value] if isinstance(value, list | tuple) else value


def categoriser(_: Knowledge) -> Categoriser:
    """The trained one (`patterns/trained/words.bin`)."""
    return Categoriser(stored("trained", "words.bin"))
