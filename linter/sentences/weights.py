"""Trained weights: what the features of a sentence speak for.

A file is a line of JSON (the models in it, and what they were trained from) and then, for each model, a signed byte
for every place that a feature's checksum can point to. Nothing is unpacked, so that a file of any size costs a start
next to nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple
from zlib import crc32

from linter.knowledge import Knowledge, stored


class Weights:
    """One linear model over hashed features."""

    def __init__(self, bias: float, scale: float, values: memoryview) -> None:
        self._bias = bias
        self._scale = scale
        self._values = values
        # as many places as a power of two
        self._mask = len(values) - 1

    def score(self, features: Iterable[str]) -> float:
        """How much `features` speak for what was trained: above 0 for, below against (log-odds)."""
        return self.score_checksums([crc32(feature.encode()) for feature in features])

    def score_checksums(self, checksums: Iterable[int]) -> float:
        """The same by the features' checksums."""
        values, mask = self._values, self._mask
        return self._bias + self._scale * sum([values[checksum & mask] for checksum in checksums])


class Trained(NamedTuple):
    """A file of models."""

    models: dict[str, Weights]
    #: thresholds, and what the training wrote down about itself
    about: dict[str, Any]


def pack(about: dict[str, Any], models: Mapping[str, tuple[float, Sequence[float]]]) -> bytes:
    """The file of `models`: by name the bias and the values, as many as a power of two; a byte keeps a value."""
    heads, bodies = {}, []
    for name, (bias, values) in models.items():
        # weights that are all but nothing are nothing
        scale = float(max(map(abs, values))) / 127 or 1.0
        heads[name] = [round(bias, 4), scale, len(values)]
        bodies.append(bytes(round(value / scale) & 0xFF for value in values))
    return b"\n".join([json.dumps({**about, "models": heads}, ensure_ascii=False).encode(), b"".join(bodies)])


def unpack(data: bytes) -> Trained:
    """What `pack` wrote."""
    head, _, _ = data.partition(b"\n")
    about = json.loads(head)
    values, at = memoryview(data).cast("b"), len(head) + 1
    models = {}
    for name, (bias, scale, size) in about.pop("models").items():
        models[name] = Weights(bias, scale, values[at : at + size])
        at += size
    return Trained(models, about)


def glance(_: Knowledge) -> Trained:
    """Whether a sentence is worth reading (`linter.sentences.gate`)."""
    return unpack(stored("trained", "glance.bin"))


def guess(_: Knowledge) -> Trained:
    """Whether a sentence is worth a tokeniser (`linter.sentences.guess`)."""
    return unpack(stored("trained", "guess.bin"))


def purpose(_: Knowledge) -> Trained:
    """Whether a sentence proposes, and what (`linter.sentences.purpose`)."""
    return unpack(stored("trained", "purpose.bin"))
