"""What the encoder is trained to do: find the partner, and agree with the teacher."""

from typing import Any

import torch
from torch import Tensor
from torch.nn import functional


class _InfoNce(torch.autograd.Function):
    """Both directions of the contrastive loss from one matrix of exponentials.

    Two calls of ``cross_entropy`` take the exponentials twice and keep four more matrices of
    that size; on one core of a shared machine this took 230 ms for 2,048 pairs, most of it not
    in the products. Here it takes about a quarter. Cosines are at most 1, so no maximum needs to be
    taken before the exponential: (cosine - 1) / temperature is at least -2 / temperature.
    """

    @staticmethod
    def forward(
        ctx: Any,
        queries: Tensor,
        passages: Tensor,
        negatives: Tensor,
        same: Tensor,
        temperature: float,
    ) -> Tensor:
        halves = [vectors.to(torch.bfloat16) for vectors in (queries, passages, negatives)]
        cosines = (halves[0] @ halves[1].T).float()
        odds = ((cosines - 1) / temperature).exp_()
        odds.masked_fill_(same, 0.0)
        # Taken in full precision: it stands alone in the numerator.
        partner = (queries * passages).sum(dim=1)
        own = ((partner - 1) / temperature).exp()
        odds.diagonal().copy_(own)
        against = (((halves[0] @ halves[2].T).float() - 1) / temperature).exp_()
        by_query = odds.sum(dim=1) + against.sum(dim=1)
        by_passage = odds.sum(dim=0)
        ctx.save_for_backward(*halves, odds, against, by_query, by_passage)
        ctx.temperature = temperature
        total: Tensor = by_query.log() + by_passage.log() - 2 * own.log()
        return total.mean() / 2

    @staticmethod
    def backward(ctx: Any, *gradients: Tensor) -> tuple[Tensor | None, ...]:
        queries, passages, negatives, odds, against, by_query, by_passage = ctx.saved_tensors
        scale = gradients[0] / (2 * len(odds) * ctx.temperature)
        pull = odds * (1 / by_query[:, None] + 1 / by_passage[None, :])
        pull.diagonal().sub_(2)
        pull = pull.to(torch.bfloat16)
        push = (against / by_query[:, None]).to(torch.bfloat16)
        query_gradient = (pull @ passages + push @ negatives).float() * scale
        passage_gradient = (pull.T @ queries).float() * scale
        negative_gradient = (push.T @ queries).float() * scale
        return query_gradient, passage_gradient, negative_gradient, None, None


def info_nce(
    queries: Tensor,
    passages: Tensor,
    temperature: float,
    same: Tensor | None = None,
    negatives: Tensor | None = None,
) -> Tensor:
    """In-batch contrastive loss in both directions, with optional hard negatives.

    InfoNCE (van den Oord 2018, https://arxiv.org/abs/1807.03748) over cosines, the mean of the
    query's choice among passages and the passage's choice among queries; all hard negatives are
    further choices for every query. Products run in bfloat16, several times as fast on CPUs that
    have it.

    :param queries: Unit vectors, shape (n, dimensions).
    :param passages: Unit vectors of their partners, same shape.
    :param temperature: Divides the cosines; at least 0.025, below which exponentials vanish.
    :param same: Boolean, shape (n, n): pairs that must not count as negatives, because their
        text is the same as a partner's. The diagonal is ignored.
    :param negatives: Unit vectors of hard negatives for the queries, shape (m, dimensions).
    :return: Mean loss, a scalar.
    """
    if same is None:
        same = torch.zeros(len(queries), len(queries), dtype=torch.bool, device=queries.device)
    if negatives is None:
        negatives = queries.new_zeros(0, queries.shape[1])
    loss: Tensor = _InfoNce.apply(  # type: ignore[no-untyped-call]
        queries, passages, negatives, same, temperature
    )
    return loss


def cosine_distillation(student: Tensor, teacher: Tensor) -> Tensor:
    """Mean of one minus cosine between student and teacher vectors.

    The student may have more dimensions than the teacher: its first ones are taken, which leaves
    the rest free for what the teacher does not know.

    :param student: Shape (n, at least the teacher's dimensions).
    :param teacher: Unit vectors, shape (n, teacher's dimensions).
    """
    shared = functional.normalize(student[:, : teacher.shape[1]], dim=1)
    return 1 - (shared * teacher).sum(dim=1).mean()
