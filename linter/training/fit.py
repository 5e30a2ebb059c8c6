"""From features to weights: logistic regression over hashed features."""

from __future__ import annotations

from collections.abc import Sequence
from zlib import crc32

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, diags
from sklearn.linear_model import LogisticRegression

#: as often as this a feature is taken to have been seen among rows where it was not
_UNSEEN = 0.3


def hashed(features: set[str]) -> NDArray[np.uint32]:
    """The checksums by which weights know `features`: a fraction of the memory."""
    return np.fromiter((crc32(feature.encode()) for feature in features), dtype=np.uint32, count=len(features))


def matrix(features: Sequence[NDArray[np.uint32]], bits: int) -> csr_matrix:
    """A row for each set of features: how many of them each of `2 ** bits` columns stands for."""
    columns = np.concatenate([one & np.uint32((1 << bits) - 1) for one in features]).astype(np.int32)
    ends = np.cumsum([0, *map(len, features)])
    counts = csr_matrix((np.ones(len(columns), dtype=np.float32), columns, ends), shape=(len(features), 1 << bits))
    counts.sum_duplicates()
    return counts


def fit(data: csr_matrix, says: NDArray[np.bool_], strength: float) -> tuple[float, list[float]]:
    """Bias and values of the model that tells rows that say something from those that do not.

    A column counts by how much likelier it is in the rows of one sort than in those of the other, so that the model
    need not learn from few rows what the counts tell (Wang and Manning 2012, "Baselines and Bigrams").
    """
    of_saying, of_others = (np.asarray(data[rows].sum(axis=0)).ravel() + _UNSEEN for rows in (says, ~says))
    ratio = np.abs(np.log(of_saying / of_saying.sum()) - np.log(of_others / of_others.sum()))
    model = LogisticRegression(C=strength, max_iter=4000).fit(data @ diags(ratio.astype(np.float32)), says)
    return float(model.intercept_[0]), (model.coef_[0] * ratio).tolist()


def fit_many(data: csr_matrix, names: Sequence[str], strength: float) -> dict[str, tuple[float, list[float]]]:
    """By name bias and values of the model that tells which name a row has."""
    model = LogisticRegression(C=strength, max_iter=4000).fit(data, np.array(names))
    return {name: (float(model.intercept_[at]), model.coef_[at].tolist()) for at, name in enumerate(model.classes_)}


def scores(data: csr_matrix, bias: float, values: Sequence[float]) -> NDArray[np.float64]:
    """What a model says of each row."""
    result: NDArray[np.float64] = data @ np.array(values) + bias
    return result
