"""Products of the few rows of a question with the many of a collection."""

import numpy as np
from numpy.typing import NDArray

# So few of the many rows at a time, OpenBLAS, where it knows AVX-512, multiplies them as they are:
# a large product it copies first, which takes twice to four times as long as the product of a few.
_ROWS = 32
# Multiplications up to which it does.
_SMALL = 1_000_000


def inner_products(few: NDArray[np.float32], many: NDArray[np.float32]) -> NDArray[np.float32]:
    """Each of some rows times each of others.

    :param few: Shape (n, width).
    :param many: Shape (m, width).
    :return: Shape (n, m).
    """
    products = np.empty((len(few), len(many)), dtype=np.float32)
    blocks = len(many) // _ROWS if few.size * _ROWS <= _SMALL else 0
    split = blocks * _ROWS
    np.matmul(
        few,
        many[:split].reshape(blocks, _ROWS, many.shape[1]).swapaxes(1, 2),
        out=products[:, :split].reshape(len(few), blocks, _ROWS).swapaxes(0, 1),
    )
    np.matmul(few, many[split:].T, out=products[:, split:])
    return products
