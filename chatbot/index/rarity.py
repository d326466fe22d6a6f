"""How much a word says: the fewer hold it, the more."""

import numpy as np
from numpy.typing import ArrayLike, NDArray


def rarity(holders: ArrayLike, total: int) -> NDArray[np.float64]:
    """Inverse document frequency as the Lucene variant of BM25 has it; never below 0.

    :param holders: Of how many items each token stands in, of any shape; 0 gives the highest.
    :param total: How many items there are.
    :return: One number a token, in the shape of ``holders``.
    """
    held = np.asarray(holders, dtype=np.float64)
    return np.asarray(np.log1p((total - held + 0.5) / (held + 0.5)))
