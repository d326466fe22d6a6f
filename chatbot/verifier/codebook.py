"""Rows of pieces in a few bytes each: a product quantiser.

Jegou, Douze, Schmid 2011, "Product quantization for nearest neighbor search": a row is cut into
parts, and of each part the number of the nearest of 256 is kept. Learned by FAISS.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray

PARTS = 16
"""Bytes a row."""

_BITS = 8


@dataclass(frozen=True, slots=True)
class Codebook:
    """What parts of rows are made of.

    :param centres: Shape (parts, 256, columns of a part).
    """

    centres: NDArray[np.float32]

    @classmethod
    def learned(cls, rows: NDArray[np.float32], parts: int = PARTS) -> Self:
        """Learn one from some rows.

        :param rows: Shape (n, width), 256 at least.
        :param parts: Of a row; they divide its width.
        """
        # Imported here: only a build of many entries needs it.
        import faiss

        quantiser = faiss.ProductQuantizer(rows.shape[1], parts, _BITS)
        quantiser.train(np.ascontiguousarray(rows))
        centres = faiss.vector_to_array(quantiser.centroids)
        return cls(centres.reshape(parts, quantiser.ksub, quantiser.dsub))

    def codes(self, rows: NDArray[np.float32]) -> NDArray[np.uint8]:
        """The codes of some rows, shape (n, parts)."""
        import faiss

        parts, _, columns = self.centres.shape
        quantiser = faiss.ProductQuantizer(parts * columns, parts, _BITS)
        faiss.copy_array_to_vector(self.centres.ravel(), quantiser.centroids)
        codes: NDArray[np.uint8] = quantiser.compute_codes(np.ascontiguousarray(rows))
        return codes

    def rows(self, codes: NDArray[np.uint8]) -> NDArray[np.float32]:
        """What rows of some codes are, nearly; shape (n, width)."""
        parts, _, columns = self.centres.shape
        return self.centres[np.arange(parts), codes].reshape(len(codes), parts * columns)

    def save(self, path: Path) -> None:
        """Write it into a new file, ``.npy``."""
        np.save(path, self.centres, allow_pickle=False)

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read what :meth:`save` wrote."""
        return cls(np.load(path, allow_pickle=False))
