"""The static encoder: a vector for each piece, a text is the mean of its pieces' vectors."""

from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from training.batches import Bags
from training.rows import Rows


class _MeanBag(torch.autograd.Function):
    """Mean of piece vectors whose backward pass is itself a bag sum.

    Torch's own dense backward of ``embedding_bag`` took 165 ms for 400,000 pieces of 384
    dimensions on two cores; summing the rows' gradients in bags of pieces, sorted beforehand,
    takes about 20 ms. The forward pass takes 10 ms either way.
    """

    @staticmethod
    def forward(ctx: Any, weight: Tensor, bags: Bags) -> Tensor:
        ctx.bags = bags
        ctx.pieces = weight.shape[0]
        summed = functional.embedding_bag(
            bags.pieces, weight, bags.starts, mode="sum", include_last_offset=True
        )
        return summed / bags.lengths[:, None]

    @staticmethod
    def backward(ctx: Any, *gradients: Tensor) -> tuple[Tensor, None]:
        bags: Bags = ctx.bags
        scaled = gradients[0] / bags.lengths[:, None]
        weight_gradient = functional.embedding_bag(
            bags.rows_by_piece,
            scaled.contiguous(),
            bags.piece_starts,
            mode="sum",
            include_last_offset=True,
        )
        return weight_gradient, None


class BagEncoder(nn.Module):
    """Trainable piece vectors with mean pooling.

    :param weight: Initial vectors, shape (pieces, dimensions).
    """

    def __init__(self, weight: Tensor) -> None:
        super().__init__()
        self.weight = nn.Parameter(weight)

    def forward(self, bags: Bags) -> Tensor:
        """Unit vectors of texts.

        :param bags: A batch of texts as piece ids.
        :return: Shape (texts, dimensions).
        """
        summed: Tensor = _MeanBag.apply(self.weight, bags)  # type: ignore[no-untyped-call]
        return functional.normalize(summed, dim=1)


def static_means(table: Tensor, rows: Rows) -> Tensor:
    """Means of piece vectors.

    :param table: Shape (pieces, dimensions).
    :param rows: Texts.
    :return: Shape (texts, dimensions); 0 for a text without pieces.
    """
    positions, starts = rows.positions(rows.ends - rows.begins)
    with torch.inference_mode():
        return functional.embedding_bag(
            torch.from_numpy(rows.pieces[positions].astype(np.int64)).to(table.device),
            table,
            torch.from_numpy(starts).to(table.device),
            mode="mean",
        )
