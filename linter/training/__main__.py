"""`python -m linter.training`: writes `patterns/trained/` anew from `patterns/talk/`, and says how well it reads.

Needs the packages of the dependency group `train`. The same messages, lists and frames give the same weights.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from linter.knowledge import Knowledge, folder, shipped
from linter.readings import readings
from linter.sentences.features import at_a_glance, topics
from linter.sentences.guess import features as guessed_features
from linter.sentences.purpose import PROPOSES, features
from linter.sentences.reader import study
from linter.sentences.weights import pack
from linter.training.fit import SEED, fit, fit_many, matrix, unseen
from linter.training.talk import Talk, fingerprints, read
from linter.view import View

#: places for weights, as powers of two
_GLANCE_BITS, _GUESS_BITS, _PROPOSES_BITS, _REASON_BITS = 16, 17, 18, 14
#: how much the weights may follow the messages
_STRENGTH, _REASON_STRENGTH = 0.3, 1.0
#: what stands beside a proposal is often part of it: it counts less as an example of none
_BESIDE = 0.3
#: of the proposing sentences that the weights have not seen, the shares that a glance and a guess give up
_HOPELESS, _PROMISING = 0.03, 0.08
#: of the messages without a proposal that the weights have not seen, the share that is warned of and blocked
_WARNED, _BLOCKED = 0.025, 0.006


class Sentence(NamedTuple):
    """One sentence of a message, and what is known of it."""

    message: int
    #: None where nobody marked which sentence of the message proposes
    says: bool | None
    reason: str | None
    glance: set[str]
    guess: set[str]
    features: set[str]
    topics: set[str]


def _sentences(talk: Sequence[Talk], knowledge: Knowledge) -> Iterator[Sentence]:
    for number, one in enumerate(talk):
        view = View(next(iter(readings(one.text, knowledge))), knowledge, ())
        for studied in study(view, view.sentences()):
            sentence = view.lower[studied.start : studied.end]
            if sentence.strip():
                yield Sentence(
                    number, one.says(studied.start, studied.end), one.reason, at_a_glance(sentence),
                    guessed_features(view, studied.start, studied.end), features(view, studied),
                    topics(studied.words, studied.marks),
                )  # fmt: skip


def main() -> int:
    """Train, print the figures, write the files."""
    home = folder()
    for name, data in train([*read(home / "talk")], {"sources": fingerprints(home / "talk")}).items():
        _write(home / "trained" / name, data)
    return 0


def train(talk: Sequence[Talk], about: dict[str, Any]) -> dict[str, bytes]:
    """The files of weights by name; `about` is written into each."""
    sentences = [*_sentences(talk, shipped())]
    proposing = sum(one.reason is not None for one in talk)
    print(f"{len(talk)} messages, {proposing} of them propose; {len(sentences)} sentences")
    sentences = _marked(sentences)
    about = {"seed": SEED, **about}
    glance = _first("glance", sentences, [one.glance for one in sentences], _GLANCE_BITS, "hopeless", _HOPELESS, about)
    guess = _first("guess", sentences, [one.guess for one in sentences], _GUESS_BITS, "promising", _PROMISING, about)
    return {"glance.bin": glance, "guess.bin": guess, "purpose.bin": _purpose(sentences, about)}


def _marked(sentences: list[Sentence]) -> list[Sentence]:
    """The sentences with the likeliest one of each message marked where nobody did."""
    known = [one for one in sentences if one.says is not None]
    data, says, weight = _table(known)
    bias, values = fit(data, says, weight, _STRENGTH)
    open_ones = [one for one in sentences if one.says is None]
    scores = matrix([one.features for one in open_ones], _PROPOSES_BITS) @ np.array(values) + bias if open_ones else []
    best: dict[int, tuple[float, int]] = {}
    for at, (one, score) in enumerate(zip(open_ones, scores, strict=True)):
        best[one.message] = max(best.get(one.message, (-np.inf, 0)), (float(score), at))
    chosen = {at for _, at in best.values()}
    return known + [one._replace(says=at in chosen) for at, one in enumerate(open_ones)]


def _table(sentences: Sequence[Sentence]) -> tuple[Any, NDArray[np.bool_], NDArray[np.float32]]:
    says = np.array([bool(one.says) for one in sentences])
    weight = np.array([_BESIDE if one.reason and not one.says else 1.0 for one in sentences], dtype=np.float32)
    return matrix([one.features for one in sentences], _PROPOSES_BITS), says, weight


def _first(
    name: str,
    sentences: Sequence[Sentence],
    features: Sequence[set[str]],
    bits: int,
    threshold: str,
    given_up: float,
    about: dict[str, Any],
) -> bytes:
    """A model that keeps sentences from being read: all but a share of those that propose are above its threshold."""
    _, says, weight = _table(sentences)
    data = matrix(features, bits)
    scores = unseen(data, says, weight, _STRENGTH, [one.message for one in sentences])
    least = round(float(np.quantile(scores[says], given_up)), 3)
    print(f"{name}: from {least:+.2f}: {1 - given_up:.1%} of unseen sentences that propose, "
          f"{np.mean(scores[~says] >= least):.1%} of the others")  # fmt: skip
    return pack({**about, threshold: least}, {name: fit(data, says, weight, _STRENGTH)})


def _purpose(sentences: Sequence[Sentence], about: dict[str, Any]) -> bytes:
    data, says, weight = _table(sentences)
    scores = unseen(data, says, weight, _STRENGTH, [one.message for one in sentences])
    highest: dict[tuple[int, bool], float] = {}
    for one, score in zip(sentences, scores, strict=True):
        key = (one.message, one.reason is not None)
        highest[key] = max(highest.get(key, -np.inf), float(score))
    proposing = np.array([score for (_, proposes), score in highest.items() if proposes])
    others = np.array([score for (_, proposes), score in highest.items() if not proposes])
    thresholds = {}
    for name, share in (("warns", _WARNED), ("blocks", _BLOCKED)):
        thresholds[name] = round(float(np.quantile(others, 1 - share)), 3)
        print(f"{name}: from {thresholds[name]:+.2f}: {np.mean(proposing >= thresholds[name]):.1%} of unseen messages "
              f"with a proposal, {share:.1%} of those without")  # fmt: skip
    models = {PROPOSES: fit(data, says, weight, _STRENGTH)}
    told = [one for one in sentences if one.says]
    models |= fit_many(
        matrix([one.topics for one in told], _REASON_BITS), [one.reason or "" for one in told], _REASON_STRENGTH
    )
    return pack({**about, **thresholds}, models)


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(exist_ok=True)
    scratch = path.with_suffix(".tmp")
    scratch.write_bytes(data)
    scratch.replace(path)
    print(f"{path.name}: {len(data):,} bytes")


if __name__ == "__main__":
    sys.exit(main())
