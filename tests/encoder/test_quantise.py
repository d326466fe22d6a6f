import numpy as np
import pytest

from chatbot.encoder.quantise import Quantised, pack, quantise, unpack


def _matrix() -> np.ndarray:
    """Rows of very different lengths, one of zeros."""
    scales = np.array([1e-6, 1.0, 0.0, 300.0], dtype=np.float32)[:, None]
    return np.random.default_rng(0).standard_normal((4, 33), dtype=np.float32) * scales


def test_every_weight_is_within_half_a_factor() -> None:
    matrix = _matrix()

    quantised = quantise(matrix)

    assert quantised.integers.dtype == np.int8
    assert quantised.factors.dtype == np.float32
    factors = quantised.factors[:, None]
    distance = np.abs(quantised.integers * factors - matrix)
    assert (distance <= factors * 0.501).all()


def test_the_largest_weight_of_a_row_takes_the_largest_integer() -> None:
    quantised = quantise(np.array([[0.5, -2.54, 1.0]], dtype=np.float32))

    assert quantised.integers.tolist() == [[25, -127, 50]]
    assert quantised.factors == pytest.approx([0.02])


def test_rows_are_those_of_the_whole_matrix() -> None:
    quantised = quantise(_matrix())

    whole = quantised.floats()

    assert whole.dtype == np.float32
    assert np.array_equal(quantised.rows([3, 0, 3]), whole[[3, 0, 3]])


def test_the_largest_absolute_value_is_found_without_the_floats() -> None:
    factors = np.array([0.5, -3.0], dtype=np.float32)

    assert Quantised(np.array([[-128, 127], [20, -1]], dtype=np.int8), factors).largest() == 64
    assert Quantised(np.array([[-1, 1], [20, -22]], dtype=np.int8), factors).largest() == 66


def test_packed_tensors_come_back() -> None:
    bias = np.array([1 / 3, 1e-9, -7.1], dtype=np.float32)

    packed = pack({"layers.0.weight": _matrix(), "layers.0.bias": bias})
    unpacked = unpack(packed)

    assert packed["layers.0.weight"].dtype == np.int8
    assert unpacked.keys() == {"layers.0.weight", "layers.0.bias"}
    assert np.array_equal(unpacked["layers.0.bias"], bias)
    longest = np.abs(_matrix()).max(axis=1, keepdims=True)
    distance = np.abs(unpacked["layers.0.weight"].floats() - _matrix())
    assert (distance <= longest / 250).all()


def test_packing_what_was_packed_changes_nothing() -> None:
    once = pack({"weight": _matrix()})

    again = pack({"weight": unpack(once)["weight"].floats()})

    assert np.array_equal(again["weight"], once["weight"])


@pytest.mark.parametrize(
    "changed",
    [
        {"weight": np.zeros((3, 4), dtype=np.float32)},
        {"weight.factors": np.ones(3)},
        {"weight.factors": np.ones(1, dtype=np.float32)},
        {"weight.factors": np.array([1.0, np.nan, 1.0], dtype=np.float32)},
        {"weight.factors": np.array([1.0, 3e38, 1.0], dtype=np.float32)},
        {"bias": np.array([np.inf], dtype=np.float32)},
        {"bias": np.ones(2, dtype=np.int64)},
    ],
)
def test_what_is_no_trained_tensor_is_named(changed: dict[str, np.ndarray]) -> None:
    sound = {
        "weight": np.ones((3, 4), dtype=np.int8),
        "weight.factors": np.ones(3, dtype=np.float32),
        "bias": np.ones(1, dtype=np.float32),
    }
    unpack(sound)

    with pytest.raises(ValueError, match=next(iter(changed)).removesuffix(".factors")):
        unpack({**sound, **changed})
