"""From features to weights: logistic regression over hashed features."""

from __future__ import annotations

from collections.abc import Sequence
from zlib import crc32

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression


def matrix(features: Sequence[set[str]], bits: int) -> csr_matrix:
    """A row of zeros and ones for each set of features, in `2 ** bits` columns."""
    mask = (1 << bits) - 1
    rows = [sorted({crc32(feature.encode()) & mask for feature in one}) for one in features]
    ends = np.cumsum([0, *map(len, rows)])
    columns = np.fromiter((column for row in rows for column in row), dtype=np.int32, count=int(ends[-1]))
    return csr_matrix((np.ones(len(columns), dtype=np.float32), columns, ends), shape=(len(rows), 1 << bits))


def fit(
    data: csr_matrix, says: NDArray[np.bool_], weight: NDArray[np.float32], strength: float
) -> tuple[float, list[float]]:
    """Bias and values of the model that tells rows that say something from those that do not."""
    model = LogisticRegression(C=strength, max_iter=4000).fit(data, says, sample_weight=weight)
    return float(model.intercept_[0]), model.coef_[0].tolist()


def fit_many(data: csr_matrix, names: Sequence[str], strength: float) -> dict[str, tuple[float, list[float]]]:
    """By name bias and values of the model that tells which name a row has."""
    model = LogisticRegression(C=strength, max_iter=4000).fit(data, np.array(names))
    return {name: (float(model.intercept_[at]), model.coef_[at].tolist()) for at, name in enumerate(model.classes_)}


def scores(data: csr_matrix, bias: float, values: Sequence[float]) -> NDArray[np.float64]:
    """What a model says of each row."""
    result: NDArray[np.float64] = data @ np.array(values) + bias
    return result
