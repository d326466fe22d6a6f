"""One target vector for each text, from several teachers.

Vectors of unit length put side by side, each scaled by the root of its weight, have as their
product the weighted sum of the teachers' cosines, once centred. The leading principal components
keep these products best in fewer dimensions. Each teacher is centred first, for each kind of text
and each language apart: a multilingual encoder's vectors lie around a mean that says mostly what
language and what prefix the text has, which is not to be learnt.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

# Rows of each set that the principal components are computed from.
_SAMPLE = 12_000


@dataclass(frozen=True, slots=True)
class EnsembleOptions:
    """Weights of the teachers' cosines.

    :param e5: Of multilingual-e5-small.
    :param use: Of the multilingual universal sentence encoder.
    :param static: Of the static encoder trained here, which knows the domain and typing errors.
    """

    e5: float = 2.0
    use: float = 1.0
    static: float = 1.5


def combine(
    teachers: Sequence[tuple[float, NDArray[np.floating]]],
    groups: NDArray[np.int64],
    sets: NDArray[np.int64],
    dimensions: int,
    seed: int,
) -> NDArray[np.float16]:
    """Target vectors.

    :param teachers: Weight and vectors of each, shape (texts, its dimensions).
    :param groups: Group of each text that is centred by itself, shape (texts,).
    :param sets: Set of each text; sets count alike for the components, shape (texts,).
    :param dimensions: Dimensions of the targets.
    :param seed: Chooses the rows that the components are computed from.
    :return: Unit vectors, shape (texts, dimensions); 0 for a text alone in its group.
    """
    generator = np.random.default_rng(seed)
    sample = np.concatenate(
        [
            generator.permutation(np.flatnonzero(sets == number))[:_SAMPLE]
            for number in np.unique(sets)
        ]
    )
    centred = [
        np.float32(weight**0.5) * unit(_centred(vectors, groups)) for weight, vectors in teachers
    ]
    joined = np.concatenate([vectors[sample] for vectors in centred], axis=1)
    _, directions = np.linalg.eigh(joined.T @ joined)
    leading = directions[:, ::-1][:, :dimensions].astype(np.float32)
    bounds = np.cumsum([0, *(vectors.shape[1] for vectors in centred)])
    projected = sum(
        vectors @ leading[low:high]
        for vectors, low, high in zip(centred, bounds[:-1], bounds[1:], strict=True)
    )
    return unit(np.asarray(projected, dtype=np.float32)).astype(np.float16)


def turned_towards(targets: NDArray[np.float16], vectors: Floats) -> NDArray[np.float16]:
    """Targets turned as a whole to be nearest to what a student says already.

    A rotation changes no cosine between targets (orthogonal Procrustes, Schönemann 1966,
    https://doi.org/10.1007/BF02289451), and a trained student need not learn a new basis.

    :param targets: Shape (texts, dimensions).
    :param vectors: The student's, same shape.
    """
    left, _, right = np.linalg.svd(targets.astype(np.float32).T @ vectors)
    turned: NDArray[np.float16] = (targets.astype(np.float32) @ (left @ right)).astype(np.float16)
    return turned


def fitted_table(table: Floats, means: Floats, targets: NDArray[np.float16]) -> Floats:
    """Piece vectors turned linearly so that their means over texts are nearest to the targets.

    :param table: Piece vectors of a static encoder, shape (pieces, its dimensions).
    :param means: Their means over some texts, shape (texts, its dimensions).
    :param targets: Targets of these texts, shape (texts, dimensions).
    :return: Shape (pieces, dimensions).
    """
    given = unit(means)
    # Keeps directions that few texts have from being blown up.
    ridge = 10 * np.eye(given.shape[1], dtype=np.float32)
    turned = np.linalg.solve(given.T @ given + ridge, given.T @ targets.astype(np.float32))
    fitted: Floats = (table @ turned).astype(np.float32)
    return fitted


def unit(vectors: Floats) -> Floats:
    """Rows of length 1; rows of zeros stay."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    scaled: Floats = (vectors / np.maximum(lengths, 1e-6)).astype(np.float32)
    return scaled


def _centred(vectors: NDArray[np.floating], groups: NDArray[np.int64]) -> Floats:
    centred = vectors.astype(np.float32)
    for group in np.unique(groups):
        rows = groups == group
        centred[rows] -= centred[rows].mean(axis=0)
    return centred
