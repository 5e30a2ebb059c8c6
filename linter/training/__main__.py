"""`python -m linter.training`: writes `patterns/trained/` anew from `patterns/talk/`, and says how well it reads.

Needs the packages of the dependency group `train`, and some minutes. Nothing is drawn by lot, so that the same messages
give the same files. The thresholds are set by what is made of messages that a model has not seen: in turn a part of
them is held out of the training. The models in the files then learn from all.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from linter.knowledge import Knowledge, folder, shipped
from linter.readings import readings
from linter.sentences.features import at_a_glance, topics
from linter.sentences.guess import features as guessed_features
from linter.sentences.purpose import PROPOSES, features
from linter.sentences.reader import study
from linter.sentences.weights import pack
from linter.training.fit import fit, fit_many, hashed, matrix, scores
from linter.training.talk import Talk, fingerprints, read
from linter.view import View

#: so many parts are held out in turn, each of runs of so many messages: neighbours are often told of one another
_FOLDS, _RUN = 4, 50
#: places for weights, as powers of two
_GLANCE_BITS, _GUESS_BITS, _PROPOSES_BITS, _REASON_BITS = 19, 20, 20, 14
#: how much the weights may follow the messages
_STRENGTH, _REASON_STRENGTH = 0.2, 1.0
#: of the proposing sentences, the shares that a glance and a guess give up
_HOPELESS, _PROMISING = 0.045, 0.1
#: of the messages that propose nothing, the shares that are warned of and blocked: English is read less well,
#: and would lose half its proposals at the share of Japanese
_WARNED, _BLOCKED = {"en": 0.038, "ja": 0.021}, {"en": 0.005, "ja": 0.005}


class Sentence(NamedTuple):
    """One sentence of a message, and what is known of it."""

    message: int
    #: None where nobody marked which sentence of the message proposes
    says: bool | None
    reason: str | None
    language: str
    #: features, as `fit.hashed` keeps them
    glance: NDArray[np.uint32]
    guess: NDArray[np.uint32]
    features: NDArray[np.uint32]
    topics: NDArray[np.uint32]


def main() -> int:
    """Train, print the figures, write the files."""
    home = folder()
    for name, data in train([*read(home / "talk")], {"sources": fingerprints(home / "talk")}).items():
        _write(home / "trained" / name, data)
    return 0


def train(talk: Sequence[Talk], about: dict[str, Any]) -> dict[str, bytes]:
    """The files of `patterns/trained/` by name; `about` is written into those that have a place for it."""
    sentences = [*_sentences(talk, shipped())]
    proposing = sum(one.reason is not None for one in talk)
    print(f"{len(talk)} messages, {proposing} of them propose; {len(sentences)} sentences")
    sentences = _marked(sentences)
    return {
        "glance.bin": _first("glance", sentences, _GLANCE_BITS, "hopeless", _HOPELESS, about),
        "guess.bin": _first("guess", sentences, _GUESS_BITS, "promising", _PROMISING, about),
        "purpose.bin": _purpose(sentences, about),
    }


def _sentences(talk: Sequence[Talk], knowledge: Knowledge) -> Iterator[Sentence]:
    for number, one in enumerate(talk):
        view = View(next(iter(readings(one.text, knowledge))), knowledge, ())
        for studied in study(view, view.sentences()):
            sentence = view.lower[studied.start : studied.end]
            if sentence.strip():
                guess = guessed_features(view, studied.start, studied.end)
                yield Sentence(
                    number,
                    one.says(studied.start, studied.end),
                    one.reason,
                    studied.doc.lang_,
                    hashed(at_a_glance(sentence)),
                    hashed(guess),
                    hashed(features(view, studied)),
                    hashed(topics(studied.words, studied.marks)),
                )


def _marked(sentences: list[Sentence]) -> list[Sentence]:
    """The sentences with the likeliest one of each message marked where nobody did."""
    known = [one for one in sentences if one.says is not None and _teaches(one)]
    model = fit(matrix([one.features for one in known], _PROPOSES_BITS), _says(known), _STRENGTH)
    best: dict[int, tuple[float, int]] = {}
    for at, one in enumerate(sentences):
        if one.says is None:
            score = float(scores(matrix([one.features], _PROPOSES_BITS), *model)[0])
            best[one.message] = max(best.get(one.message, (-np.inf, 0)), (score, at))
    chosen = {at for _, at in best.values()}
    return [one if one.says is not None else one._replace(says=at in chosen) for at, one in enumerate(sentences)]


def _teaches(sentence: Sentence) -> bool:
    """What stands beside a proposal is often part of it, and no example of one nor of none."""
    return bool(sentence.says) or sentence.reason is None


def _says(sentences: Sequence[Sentence]) -> NDArray[np.bool_]:
    return np.array([bool(one.says) for one in sentences])


class Learned(NamedTuple):
    """A model, and what models that had not seen a sentence made of it."""

    model: tuple[float, list[float]]
    unseen: NDArray[np.float64]


def _learned(data: csr_matrix, sentences: Sequence[Sentence]) -> Learned:
    """What `data`, a row for each of `sentences`, teaches of whether a sentence proposes."""
    says, teaches = _says(sentences), np.array([*map(_teaches, sentences)])
    part = np.array([one.message // _RUN % _FOLDS for one in sentences])
    unseen = np.zeros(len(sentences))
    for held in range(_FOLDS):
        lessons = np.flatnonzero(teaches & (part != held))
        unseen[part == held] = scores(data[part == held], *fit(data[lessons], says[lessons], _STRENGTH))
    return Learned(fit(data[teaches], says[teaches], _STRENGTH), unseen)


def _first(
    name: str, sentences: Sequence[Sentence], bits: int, threshold: str, given_up: float, about: dict[str, Any]
) -> bytes:
    """A model that keeps sentences from being read: all but a share of those that propose are above its threshold."""
    sentences = [*filter(_teaches, sentences)]
    model, unseen = _learned(matrix([getattr(one, name) for one in sentences], bits), sentences)
    says = _says(sentences)
    least = round(float(np.quantile(unseen[says], given_up)), 3)
    print(f"{name}: from {least:+.2f}: {1 - given_up:.1%} of the proposing sentences, "
          f"{np.mean(unseen[~says] >= least):.1%} of the others")  # fmt: skip
    return pack({**about, threshold: least}, {name: model})


def _purpose(sentences: Sequence[Sentence], about: dict[str, Any]) -> bytes:
    model, unseen = _learned(matrix([one.features for one in sentences], _PROPOSES_BITS), sentences)
    highest: dict[tuple[str, bool, int], float] = {}
    for one, score in zip(sentences, unseen.tolist(), strict=True):
        key = (one.language, one.reason is not None, one.message)
        highest[key] = max(highest.get(key, -np.inf), score)
    thresholds: dict[str, dict[str, float]] = {}
    for name, shares in (("warns", _WARNED), ("blocks", _BLOCKED)):
        thresholds[name] = {}
        for language, share in shares.items():
            those, others = (
                np.array([score for key, score in highest.items() if key[:2] == (language, proposes)])
                for proposes in (True, False)
            )
            least = thresholds[name][language] = round(float(np.quantile(others, 1 - share)), 3)
            print(f"{name} ({language}): from {least:+.2f}: {np.mean(those >= least):.1%} of the messages "
                  f"with a proposal, {share:.1%} of those without")  # fmt: skip
    proposing = [one for one in sentences if one.says]
    topic = matrix([one.topics for one in proposing], _REASON_BITS)
    reasons = fit_many(topic, [one.reason or "" for one in proposing], _REASON_STRENGTH)
    return pack({**about, **thresholds}, {PROPOSES: model, **reasons})


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(exist_ok=True)
    scratch = path.with_suffix(".tmp")
    scratch.write_bytes(data)
    scratch.replace(path)
    print(f"{path.name}: {len(data):,} bytes")


if __name__ == "__main__":
    sys.exit(main())
