"""Our token ids in Milvus: 64 bits folded to the 32 that its sparse vectors count places by.

Two tokens may fall on one place, and their weights then count for each other: of a vocabulary of a
million words some 230 do, and a question of ten words has one of them once in 430 times.
"""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from chatbot.index.stores.base import SparseRows

# Milvus takes places from 0 to 2**32 - 2. The last one is no token's: it marks rows without any, as
# Milvus keeps no vector that is all zeros.
_PLACES = np.uint64(2**32 - 2)
_HALF, _LOWER = np.uint64(32), np.uint64(2**32 - 1)
_NOTHING = {2**32 - 2: 1.0}


def stored_rows(rows: SparseRows, first: int, end: int) -> Iterator[dict[int, float]]:
    """Some rows as Milvus keeps them, weights by place.

    :param first: The number of the first one.
    :param end: The number after the last one's.
    """
    for row in range(first, end):
        span = slice(rows.starts[row], rows.starts[row + 1])
        yield _summed(rows.tokens[span], rows.weights[span]) or _NOTHING


def asked_row(row: SparseRows) -> dict[int, float]:
    """One row to search with, weights by place; empty where it has no token."""
    return _summed(row.tokens, row.weights)


def _summed(tokens: NDArray[np.uint64], weights: NDArray[np.float32]) -> dict[int, float]:
    places = ((tokens >> _HALF) ^ (tokens & _LOWER)) % _PLACES
    summed: dict[int, float] = {}
    for place, weight in zip(places.tolist(), weights.tolist(), strict=True):
        summed[place] = summed.get(place, 0.0) + weight
    return summed
