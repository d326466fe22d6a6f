import math

import pytest
import torch

from training.losses import cosine_distillation, info_nce

_AXES = torch.eye(2)


def test_two_orthogonal_pairs_have_the_loss_of_a_two_way_softmax() -> None:
    expected = -math.log(math.e / (math.e + 1))

    assert float(info_nce(_AXES, _AXES, temperature=1.0)) == pytest.approx(expected, abs=1e-3)


def test_a_partner_of_equal_text_is_no_negative() -> None:
    same = torch.ones(2, 2, dtype=torch.bool)

    assert float(info_nce(_AXES, _AXES, 1.0, same)) == pytest.approx(0.0, abs=1e-6)


def test_hard_negatives_are_further_choices_for_the_query() -> None:
    with_negative = info_nce(_AXES, _AXES, 1.0, negatives=_AXES[:1])

    assert float(with_negative) > float(info_nce(_AXES, _AXES, 1.0))


def test_distillation_compares_the_first_dimensions() -> None:
    student = torch.tensor([[0.6, 0.0, 0.8]])

    assert float(cosine_distillation(student, torch.tensor([[1.0, 0.0]]))) == pytest.approx(0.0)
    assert float(cosine_distillation(student, torch.tensor([[0.0, 1.0]]))) == pytest.approx(1.0)


def test_loss_and_gradients_are_those_of_cross_entropy() -> None:
    generator = torch.Generator().manual_seed(0)
    unit = [
        torch.nn.functional.normalize(torch.randn(n, 16, generator=generator), dim=1)
        for n in (6, 6, 3)
    ]
    ours = [vectors.clone().requires_grad_() for vectors in unit]
    theirs = [vectors.clone().requires_grad_() for vectors in unit]

    loss = info_nce(ours[0], ours[1], 0.1, negatives=ours[2])
    loss.backward()
    choices = theirs[0] @ torch.cat([theirs[1], theirs[2]]).T / 0.1
    target = torch.arange(6)
    expected = (
        torch.nn.functional.cross_entropy(choices, target)
        + torch.nn.functional.cross_entropy(choices[:, :6].T, target)
    ) / 2
    expected.backward()

    torch.testing.assert_close(loss, expected, rtol=0.02, atol=0.02)
    for one, other in zip(ours, theirs, strict=True):
        torch.testing.assert_close(one.grad, other.grad, rtol=0.05, atol=0.02)
