from dataclasses import replace

import numpy as np
import pytest
import torch
from torch import Tensor
from torch.nn import functional

from chatbot.encoder.module import cut_windows
from chatbot.encoder.network import ContextualEncoder, Windows
from chatbot.encoder.shape import Shape

_SHAPE = Shape(pieces=20, dimensions=12, layers=2, width=8, heads=2, feed_forward=16, window=4)


@pytest.fixture
def fresh() -> ContextualEncoder:
    torch.manual_seed(0)
    return ContextualEncoder(_SHAPE).eval()


@pytest.fixture
def network(fresh: ContextualEncoder) -> ContextualEncoder:
    """Random weights everywhere, as a trained network has: the last two parts begin at 0."""
    with torch.no_grad():
        for part in (fresh.gate, fresh.up):
            part.weight.normal_()
            part.bias.normal_()
    return fresh


def _windows(*texts: list[int]) -> Windows:
    return cut_windows([np.array(text, dtype=np.int64) for text in texts], _SHAPE.window)


@torch.no_grad()
def _encode(network: ContextualEncoder, *texts: list[int]) -> Tensor:
    return network(_windows(*texts))


@torch.no_grad()
def _weight(network: ContextualEncoder, text: list[int]) -> Tensor:
    """Sum of the odds that the network gives the pieces of one window."""
    seen: list[Tensor] = []
    hook = network.gate.register_forward_hook(lambda *call: seen.append(call[2]))
    network(_windows(text))
    hook.remove()
    return seen[0].clamp(-8, 8).exp().sum()


def test_fresh_weights_give_the_mean_of_the_piece_vectors(fresh: ContextualEncoder) -> None:
    short, long = [3, 7, 7], [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]

    vectors = _encode(fresh, short, long)

    table = fresh.table.weight.detach()
    torch.testing.assert_close(vectors[0], table[short].mean(dim=0))
    torch.testing.assert_close(vectors[1], table[long].mean(dim=0))


def test_a_batch_changes_no_text(network: ContextualEncoder) -> None:
    texts = [[3], [5, 6, 7, 8], [9, 2], [4, 11, 12, 13, 14, 15]]

    together = _encode(network, *texts)

    alone = torch.cat([_encode(network, text) for text in texts])
    torch.testing.assert_close(together, alone, rtol=1e-4, atol=1e-5)


def test_what_stands_in_the_padding_does_not_matter(network: ContextualEncoder) -> None:
    windows = _windows([3], [5, 6, 7, 8])
    padded_otherwise = replace(windows, pieces=windows.pieces.masked_fill(~windows.mask, 19))

    with torch.no_grad():
        torch.testing.assert_close(network(padded_otherwise), network(windows))


def test_the_order_of_pieces_matters(network: ContextualEncoder) -> None:
    forward, backward = functional.normalize(_encode(network, [3, 4, 5], [5, 4, 3]), dim=1)

    assert float(forward @ backward) < 0.999


def test_a_long_text_is_the_mean_of_its_windows_by_the_weight_of_their_pieces(
    network: ContextualEncoder,
) -> None:
    parts = [[1, 2, 3, 4], [5, 6, 7, 8], [9, 10]]

    whole = _encode(network, [piece for part in parts for piece in part])

    vectors = torch.cat([_encode(network, part) for part in parts])
    weights = torch.stack([_weight(network, part) for part in parts])
    assert weights.max() > 1.5 * weights.min()
    expected = (weights[:, None] * vectors).sum(dim=0, keepdim=True) / weights.sum()
    torch.testing.assert_close(whole, expected, rtol=1e-4, atol=1e-5)


def test_a_text_without_pieces_is_zero_and_leaves_the_others_alone(
    network: ContextualEncoder,
) -> None:
    vectors = _encode(network, [], [3, 4], [], [5, 6, 7, 8, 9])

    assert not vectors[[0, 2]].any()
    torch.testing.assert_close(vectors[[1, 3]], _encode(network, [3, 4], [5, 6, 7, 8, 9]))
    assert not _encode(network, [], []).any()


def test_no_odds_however_steep_make_a_vector_infinite(network: ContextualEncoder) -> None:
    with torch.no_grad():
        network.gate.weight.mul_(1e6)

    assert torch.isfinite(_encode(network, [1, 2, 3, 4, 5, 6], [7])).all()


def test_odds_in_32_bits_join_vectors_in_16(network: ContextualEncoder) -> None:
    # What autocast makes of them on a GPU: there it takes exponentials in 32 bits.
    texts = [[1, 2, 3, 4, 5, 6], [7]]
    expected = _encode(network, *texts)
    network.gate.register_forward_hook(lambda *call: call[2].float())

    with torch.autocast("cpu", torch.bfloat16):
        vectors = _encode(network, *texts)

    torch.testing.assert_close(vectors.float(), expected, rtol=0.1, atol=0.1)


@pytest.mark.parametrize(
    "sizes",
    [
        {"heads": 3},
        {"width": 0},
        {"layers": 0},
        {"layers": 1_000_000_000},
        {"window": 10_000_000},
        {"window": 96.0},
        {"pieces": True},
    ],
)
def test_sizes_that_are_those_of_no_network_are_refused(sizes: dict[str, int]) -> None:
    with pytest.raises(ValueError, match=r"width|sizes|layers"):
        replace(_SHAPE, **sizes)
