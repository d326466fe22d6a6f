"""Matrices as eight-bit integers with one factor for each row: a quarter of their size."""

from collections.abc import Mapping

import torch
from torch import Tensor

_FACTORS = ".factors"


def quantise(matrix: Tensor) -> tuple[Tensor, Tensor]:
    """Store a matrix in eight bits.

    :param matrix: Shape (rows, columns), float32.
    :return: Integers (int8, same shape) and factors (float32, one for each row); their product is
        within half a factor of the matrix.
    """
    factors = matrix.abs().amax(dim=1).clamp_min(1e-12) / 127
    return (matrix / factors[:, None]).round().to(torch.int8), factors.float()


def pack(tensors: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """Tensors by name, matrices among them in eight bits with their factors beside them."""
    packed: dict[str, Tensor] = {}
    for name, tensor in tensors.items():
        if tensor.dim() == 2:
            packed[name], packed[name + _FACTORS] = quantise(tensor)
        else:
            packed[name] = tensor
    return packed


def unpack(packed: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """What :func:`pack` was given, as 32-bit floats."""
    return {
        name: tensor.float() * packed[name + _FACTORS][:, None]
        if name + _FACTORS in packed
        else tensor.float()
        for name, tensor in packed.items()
        if not name.endswith(_FACTORS)
    }
