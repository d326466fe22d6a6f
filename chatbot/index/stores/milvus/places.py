"""Our token ids in Milvus: 64 bits folded to the 32 that its sparse vectors count places by.

Two tokens may fall on one place: of a vocabulary of a million words some 230 do, and a question of
ten words holds one that shares its place once in 430 times; their weights then count for each other.
"""

from collections.abc import Iterator

import numpy as np

from chatbot.index.stores.base import SparseRows

# Milvus takes places from 0 to 2**32 - 2. The last one is no token's: it marks rows without any, as
# Milvus keeps no vector that is all zeros.
_PLACES = np.uint64(2**32 - 2)
_NOTHING = {2**32 - 2: 1.0}


def stored_rows(rows: SparseRows) -> Iterator[dict[int, float]]:
    """Each row as Milvus keeps it, weights by place."""
    places = _folded(rows)
    for start, end in zip(rows.starts[:-1], rows.starts[1:], strict=True):
        yield _summed(places[start:end], rows.weights[start:end]) or _NOTHING


def asked_row(row: SparseRows) -> dict[int, float]:
    """One row to search with, weights by place; empty where it has no token."""
    return _summed(_folded(row), row.weights)


def inner_product(one: dict[int, float], other: dict[int, float]) -> float:
    """Inner product of two rows."""
    return sum(weight * other[place] for place, weight in one.items() if place in other)


def _folded(rows: SparseRows) -> np.ndarray[tuple[int], np.dtype[np.uint64]]:
    tokens = rows.tokens
    folded: np.ndarray[tuple[int], np.dtype[np.uint64]] = (
        (tokens >> np.uint64(32)) ^ (tokens & np.uint64(2**32 - 1))
    ) % _PLACES
    return folded


def _summed(
    places: np.ndarray[tuple[int], np.dtype[np.uint64]],
    weights: np.ndarray[tuple[int], np.dtype[np.float32]],
) -> dict[int, float]:
    summed: dict[int, float] = {}
    for place, weight in zip(places.tolist(), weights.tolist(), strict=True):
        summed[place] = summed.get(place, 0.0) + weight
    return summed
