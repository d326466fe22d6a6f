import pytest
import torch

from chatbot.encoder.quantise import pack, quantise, unpack


def _matrix() -> torch.Tensor:
    """Rows of very different lengths, one of zeros."""
    scales = torch.tensor([1e-6, 1.0, 0.0, 300.0])[:, None]
    return torch.randn(4, 33, generator=torch.Generator().manual_seed(0)) * scales


def test_every_weight_is_within_half_a_factor() -> None:
    matrix = _matrix()

    integers, factors = quantise(matrix)

    assert integers.dtype == torch.int8
    assert factors.dtype == torch.float32
    distance = (integers * factors[:, None] - matrix).abs()
    assert (distance <= factors[:, None] * 0.501).all()


def test_the_largest_weight_of_a_row_takes_the_largest_integer() -> None:
    integers, factors = quantise(torch.tensor([[0.5, -2.54, 1.0]]))

    assert integers.tolist() == [[25, -127, 50]]
    torch.testing.assert_close(factors, torch.tensor([0.02]))


def test_packed_tensors_come_back() -> None:
    tensors = {"layers.0.weight": _matrix(), "layers.0.bias": torch.tensor([1 / 3, 1e-9, -7.1])}

    packed = pack(tensors)
    unpacked = unpack(packed)

    assert packed["layers.0.weight"].dtype == torch.int8
    assert unpacked.keys() == tensors.keys()
    assert torch.equal(unpacked["layers.0.bias"], tensors["layers.0.bias"])
    longest = tensors["layers.0.weight"].abs().amax(dim=1, keepdim=True)
    distance = (unpacked["layers.0.weight"] - tensors["layers.0.weight"]).abs()
    assert (distance <= longest / 250).all()


def test_packing_what_was_packed_changes_nothing() -> None:
    once = pack({"weight": _matrix()})

    again = pack(unpack(once))

    assert torch.equal(again["weight"], once["weight"])


@pytest.mark.parametrize(
    "changed",
    [
        {"weight": torch.zeros(3, 4)},
        {"weight.factors": torch.ones(3, dtype=torch.float64)},
        {"weight.factors": torch.ones(1)},
        {"weight.factors": torch.tensor([1.0, float("nan"), 1.0])},
        {"weight.factors": torch.tensor([1.0, 3e38, 1.0])},
        {"bias": torch.tensor([float("inf")])},
        {"bias": torch.ones(2, dtype=torch.int64)},
    ],
)
def test_what_is_no_trained_tensor_is_named(changed: dict[str, torch.Tensor]) -> None:
    sound = {
        "weight": torch.ones(3, 4, dtype=torch.int8),
        "weight.factors": torch.ones(3),
        "bias": torch.ones(1),
    }
    unpack(sound)

    with pytest.raises(ValueError, match=next(iter(changed)).removesuffix(".factors")):
        unpack({**sound, **changed})
