"""Vectors to start from."""

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor


def initial_weights(
    frequencies: NDArray[np.float64], dimensions: int, scale: float, sif: float, seed: int
) -> Tensor:
    """Random vectors, frequent pieces shorter than rare ones.

    Smooth inverse frequency, a / (a + p), weights the mean of word vectors (Arora 2017,
    https://openreview.net/forum?id=SyK00v5xx); here it only sets where training starts.

    :param frequencies: How often each piece occurs, shape (pieces,).
    :param dimensions: Dimensions of the vectors.
    :param scale: Standard deviation of a rare piece's components.
    :param sif: The constant a; 0 gives all pieces the same scale.
    :param seed: Seed of the random vectors.
    """
    generator = torch.Generator().manual_seed(seed)
    weight = torch.randn(len(frequencies), dimensions, generator=generator) * scale
    if sif:
        share = torch.from_numpy(frequencies / max(frequencies.sum(), 1.0)).float()
        weight *= (sif / (sif + share))[:, None]
    return weight
