"""What all vectors of a model have in common, shortened where it is so long that it drowns them.

The vectors of some models, the E5 among them, lie in a narrow cone: any two texts have a cosine of
0.75 or more. Divided by the best, as the search fuses them, nearly equal scores say nothing beside
those of words and characters. The remedy is the first step of Mu and Viswanath 2018
(https://arxiv.org/abs/1702.01417), the mean taken off, but not all of it: the mean also holds what
the documents are about, see docs/experiments.md.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Self

import numpy as np

from chatbot.embedding import Vectors, unit_rows

COSINE_OF_TEXTS = 0.4
"""Mean cosine of two texts that is left; those of the embedded model have 0.1 to 0.15."""

COSINE_OF_WORDS = 0.0
"""Of two words, whose cosines are held against fixed thresholds; the embedded model has 0.01."""

# Most of the mean that is taken off, so that no vector of length 1 is left without a direction.
_MOST = 0.9


@dataclass(frozen=True, slots=True)
class CommonPart:
    """What is taken off every vector of one kind, of entries' texts or of words.

    It is taken off a question's vector as well, or the two could not be compared.

    :param vector: Shape (dimensions,); zeros where nothing is.
    """

    vector: Vectors

    @classmethod
    def of(cls, vectors: Vectors, is_embedded: bool, cosine: float) -> Self:
        """As much of the mean of some vectors as brings their mean cosine down.

        Nothing for the embedded model, which all weights were chosen with, nor where all vectors
        are the same, which is what a single one is: they tell nothing of the others of the model.

        :param vectors: Shape (n, dimensions), each of unit length or 0.
        :param is_embedded: Whether they are the embedded model's.
        :param cosine: The mean cosine of two different ones that is left; less stays as it is.
        """
        nothing = cls(np.zeros(vectors.shape[1], dtype=np.float32))
        if is_embedded or not (vectors != vectors[:1]).any():
            return nothing
        mean: Vectors = vectors.mean(axis=0, dtype=np.float32)
        common = float(mean @ mean)
        # Vectors less their mean have a mean cosine below 0 between different ones: of few, by more
        # than a little, and less of the mean has to go.
        own = (1 - common) * (cosine + 1 / (len(vectors) - 1))
        if common * (1 - cosine) <= own:
            return nothing
        left = float(np.sqrt(max(0.0, own) / (common * (1 - cosine))))
        return cls(min(_MOST, 1 - left) * mean)

    def taken_off(self, vectors: Vectors) -> Vectors:
        """Some vectors without it.

        :param vectors: Shape (n, dimensions), each of unit length or 0.
        :return: The same shape, each of unit length, or 0 as before; the very vectors where
            nothing is taken off.
        """
        if not self.vector.any():
            return vectors
        known = vectors.any(axis=1, keepdims=True)
        return unit_rows(np.where(known, vectors - self.vector, np.float32(0)))

    def save(self, path: Path) -> None:
        """Write it into a new file, ``.npy``."""
        np.save(path, self.vector, allow_pickle=False)

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read what :meth:`save` wrote."""
        return cls(np.load(path, allow_pickle=False))
