"""Matrices as eight-bit integers with one factor for each row: a quarter of their size."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Arrays = Mapping[str, NDArray[Any]]

_FACTORS = ".factors"
# No weight of a trained model is near it, and sums of products stay finite below it.
_LARGEST = 1e6


@dataclass(frozen=True, slots=True)
class Quantised:
    """A matrix in eight bits; its products of integer and factor are made when asked for.

    :param integers: Shape (rows, columns).
    :param factors: One for each row.
    """

    integers: NDArray[np.int8]
    factors: Floats

    @property
    def shape(self) -> tuple[int, ...]:
        """Rows and columns."""
        return self.integers.shape

    def floats(self) -> Floats:
        """The whole matrix."""
        return self.integers * self.factors[:, None]

    def rows(self, numbers: Sequence[int] | NDArray[np.int64]) -> Floats:
        """Some of its rows, as :meth:`floats` has them.

        :param numbers: ``n`` row numbers.
        :return: Shape (n, columns).
        """
        return self.integers[numbers] * self.factors[numbers][:, None]

    def largest(self) -> float:
        """The largest absolute value; NaN if a factor is NaN. The floats are not made for it."""
        # An int8 has no 128 to be the absolute value of -128.
        highest = self.integers.max(axis=1).astype(np.float32)
        lowest = self.integers.min(axis=1).astype(np.float32)
        return float((np.maximum(highest, -lowest) * np.abs(self.factors)).max())


def quantise(matrix: Floats) -> Quantised:
    """Store a matrix in eight bits.

    :param matrix: Shape (rows, columns).
    :return: It, each weight within half a factor.
    """
    factors = np.maximum(np.abs(matrix).max(axis=1), np.float32(1e-12)) / np.float32(127)
    return Quantised((matrix / factors[:, None]).round().astype(np.int8), factors)


def pack(tensors: Arrays) -> dict[str, NDArray[Any]]:
    """Tensors by name, matrices among them in eight bits with their factors beside them."""
    packed: dict[str, NDArray[Any]] = {}
    for name, tensor in tensors.items():
        if tensor.ndim == 2:
            quantised = quantise(tensor)
            packed[name], packed[name + _FACTORS] = quantised.integers, quantised.factors
        else:
            packed[name] = tensor
    return packed


def unpack(packed: Arrays) -> dict[str, Floats | Quantised]:
    """What :func:`pack` was given, matrices still in eight bits.

    :raises ValueError: If a tensor is not one that :func:`pack` writes, or holds no finite number;
        the message names it.
    """
    return {name: _tensor(name, packed) for name in packed if not name.endswith(_FACTORS)}


def _tensor(name: str, packed: Arrays) -> Floats | Quantised:
    tensor = _quantised(name, packed) if packed[name].ndim == 2 else _floats(name, packed[name])
    largest = tensor.largest() if isinstance(tensor, Quantised) else float(np.abs(tensor).max())
    # Written so that NaN fails too.
    if not largest < _LARGEST:
        raise ValueError(f"{name} holds what is no number, or none of a trained model")
    return tensor


def _quantised(name: str, packed: Arrays) -> Quantised:
    integers, factors = packed[name], packed.get(name + _FACTORS)
    if (
        integers.dtype != np.int8
        or factors is None
        or factors.dtype != np.float32
        or factors.shape != integers.shape[:1]
    ):
        raise ValueError(f"{name} is not a matrix in eight bits with a factor for each row")
    return Quantised(integers, factors)


def _floats(name: str, tensor: NDArray[Any]) -> Floats:
    if not np.issubdtype(tensor.dtype, np.floating):
        raise ValueError(f"{name} is {tensor.dtype}, not floats")
    return tensor.astype(np.float32, copy=False)
