"""Rows of pieces in a few bytes each: what their pieces do not tell, by a product quantiser.

Most of a row follows from its piece, whatever stands around it. What is left lies along a few
principal axes. They are dealt out to parts, so that each part has as much to say, and of each part
the number of the nearest of 256 is kept: Jegou, Douze, Schmid 2011, "Product quantization for
nearest neighbor search"; for the parts Ge et al. 2013, "Optimized product quantization". Learned by
FAISS and scikit-learn.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from chatbot.arrays import load_arrays, save_arrays
from chatbot.halves import floats

PARTS = 8
"""Bytes a row."""

_AXES = 32
"""Along which what is left is kept; what lies along the others is little, and left out."""
_BITS = 8
_ARRAYS = ("expected", "axes", "centres")


@dataclass(frozen=True, slots=True)
class Codebook:
    """What rows are made of.

    :param expected: Of each piece of the model the row to be expected, shape (pieces, width), in
        half precision.
    :param axes: Along which what is left of a row is kept, part by part, shape (axes, width), each
        of unit length and at right angles to the others.
    :param centres: What parts are made of, shape (parts, 256, columns of a part).
    """

    expected: NDArray[np.float16]
    axes: NDArray[np.float32]
    centres: NDArray[np.float32]

    @classmethod
    def learned(
        cls,
        rows: NDArray[np.float32],
        pieces: NDArray[np.integer],
        vectors: NDArray[np.float32],
    ) -> Self:
        """Learn one from some rows.

        :param rows: Shape (n, width), 256 at least, of 32 columns at least.
        :param pieces: Of each row the number of its piece, shape (n,).
        :param vectors: Of all pieces of the model without context, shape (pieces, dimensions).
        """
        # Imported here: only a build of many entries needs them.
        import faiss
        from sklearn.linear_model import Ridge

        by_piece = Ridge().fit(vectors[pieces], rows)
        expected = by_piece.predict(vectors).astype(np.float16)
        left = rows - floats(expected[pieces])
        principal = faiss.PCAMatrix(rows.shape[1], _AXES)
        # The axes are dealt out to the parts, so that each varies as much as the others.
        principal.balanced_bins = PARTS
        principal.train(left)
        axes = faiss.vector_to_array(principal.A).reshape(_AXES, -1)
        quantiser = faiss.ProductQuantizer(_AXES, PARTS, _BITS)
        quantiser.train(left @ axes.T)
        centres = faiss.vector_to_array(quantiser.centroids)
        return cls(expected, axes, centres.reshape(PARTS, quantiser.ksub, quantiser.dsub))

    def codes(self, rows: NDArray[np.float32], pieces: NDArray[np.integer]) -> NDArray[np.uint8]:
        """The codes of some rows, shape (n, parts).

        :param pieces: Of each row the number of its piece, shape (n,).
        """
        import faiss

        parts, _, columns = self.centres.shape
        quantiser = faiss.ProductQuantizer(parts * columns, parts, _BITS)
        faiss.copy_array_to_vector(self.centres.ravel(), quantiser.centroids)
        left: NDArray[np.float32] = np.matmul(
            rows - floats(self.expected[pieces]), self.axes.T, dtype=np.float32
        )
        codes: NDArray[np.uint8] = quantiser.compute_codes(left)
        return codes

    def rows(self, codes: NDArray[np.uint8], pieces: NDArray[np.integer]) -> NDArray[np.float32]:
        """What rows of some codes are, nearly; shape (n, width).

        :param pieces: Of each row the number of its piece, shape (n,).
        """
        parts, _, columns = self.centres.shape
        left = self.centres[np.arange(parts), codes].reshape(len(codes), parts * columns)
        rows: NDArray[np.float32] = left @ self.axes
        rows += floats(self.expected[pieces])
        return rows

    def arrays(self) -> dict[str, NDArray[Any]]:
        """All of it, by name."""
        return {name: getattr(self, name) for name in _ARRAYS}

    @classmethod
    def of_arrays(cls, arrays: Mapping[str, NDArray[Any]]) -> Self:
        """The one that :meth:`arrays` are of.

        :raises KeyError: One of them is missing.
        """
        return cls(**{name: arrays[name] for name in _ARRAYS})

    def save(self, folder: Path) -> None:
        """Write it into a new folder."""
        save_arrays(folder, self.arrays())

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Read what :meth:`save` wrote."""
        return cls(**load_arrays(folder, _ARRAYS))
