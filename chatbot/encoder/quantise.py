"""Matrices as eight-bit integers with one factor for each row: a quarter of their size."""

from collections.abc import Mapping

import torch
from torch import Tensor

_FACTORS = ".factors"
# No weight of a trained model is near it, and sums of products stay finite below it.
_LARGEST = 1e6


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
    """What :func:`pack` was given, as 32-bit floats.

    :raises ValueError: If a tensor is not one that :func:`pack` writes, or holds no finite number;
        the message names it.
    """
    tensors: dict[str, Tensor] = {}
    for name, tensor in packed.items():
        if name.endswith(_FACTORS):
            continue
        if tensor.dim() == 2:
            factors = packed.get(name + _FACTORS)
            if (
                tensor.dtype != torch.int8
                or factors is None
                or factors.dtype != torch.float32
                or factors.shape != tensor.shape[:1]
            ):
                raise ValueError(f"{name} is not a matrix in eight bits with a factor for each row")
            tensors[name] = tensor.float() * factors[:, None]
        elif tensor.is_floating_point():
            tensors[name] = tensor.float()
        else:
            raise ValueError(f"{name} is {tensor.dtype}, not floats")
        if not bool(tensors[name].abs().amax() < _LARGEST):
            raise ValueError(f"{name} holds what is no number, or none of a trained model")
    return tensors
