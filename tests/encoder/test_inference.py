"""The network on numpy gives what the same network gives in torch."""

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from tokenizers import Tokenizer
from tokenizers.models import WordLevel

from chatbot.encoder.folder import Stored
from chatbot.encoder.inference import Encoder
from chatbot.encoder.module import cut_windows
from chatbot.encoder.network import ContextualEncoder
from chatbot.encoder.quantise import quantise
from chatbot.encoder.shape import Shape

_SHAPE = Shape(pieces=20, dimensions=12, layers=2, width=16, heads=2, feed_forward=24, window=5)
_NO_TOKENIZER = Tokenizer(WordLevel({}, "?"))

Texts = list[list[int]]


def _models(shape: Shape, threads: int = 1) -> tuple[ContextualEncoder, Encoder]:
    """One network of random weights, in torch and on numpy."""
    torch.manual_seed(0)
    network = ContextualEncoder(shape).eval()
    with torch.no_grad():
        for parameter in network.parameters():
            parameter.add_(torch.randn_like(parameter) * 0.1)
        table = quantise(network.table.weight.numpy())
        network.table.weight.copy_(torch.from_numpy(table.floats()))
    weights = {name: one.numpy() for name, one in network.state_dict().items()}
    del weights["table.weight"]
    return network, Encoder(Stored(shape, table, weights, _NO_TOKENIZER), threads)


_NETWORK, _ENCODER = _models(_SHAPE)


@torch.no_grad()
def _by_torch(network: ContextualEncoder, texts: Texts) -> np.ndarray:
    rows = [np.array(text, dtype=np.int64) for text in texts]
    return network(cut_windows(rows, network.shape.window)).numpy()


def _random_texts(count: int, longest: int) -> Texts:
    generator = np.random.default_rng(0)
    lengths = generator.integers(0, longest, count)
    return [generator.integers(0, _SHAPE.pieces, length).tolist() for length in lengths]


@settings(deadline=None)  # the first call of torch takes long
@given(st.lists(st.lists(st.integers(0, _SHAPE.pieces - 1), max_size=13), max_size=6))
def test_texts_of_any_length_get_the_vectors_that_torch_gives_them(texts: Texts) -> None:
    vectors = _ENCODER.encode(texts)

    assert vectors.dtype == np.float32
    assert vectors.shape == (len(texts), _SHAPE.dimensions)
    assert np.allclose(vectors, _by_torch(_NETWORK, texts), rtol=1e-5, atol=1e-5)


@pytest.mark.parametrize(
    "sizes",
    [
        {"layers": 1, "heads": 1},
        {"dimensions": 7, "feed_forward": 31, "heads": 4},
        {"dimensions": 512, "width": 256, "feed_forward": 1024, "heads": 4, "window": 96},
    ],
)
def test_networks_of_other_sizes_too(sizes: dict[str, int]) -> None:
    values = {"pieces": 20, "width": 16, "window": 5, **sizes}
    network, encoder = _models(Shape(**values))
    texts = _random_texts(20, 120)

    vectors, expected = encoder.encode(texts), _by_torch(network, texts)

    assert np.abs(vectors - expected).max() < 1e-5 * np.abs(expected).max()


def test_many_texts_get_the_vectors_of_each_alone() -> None:
    texts = _random_texts(300, 12)

    vectors = _ENCODER.encode(texts)

    alone = np.concatenate([_ENCODER.encode([text]) for text in texts])
    assert np.allclose(vectors, alone, rtol=1e-5, atol=1e-5)
    assert np.allclose(_ENCODER.encode(texts[::-1])[::-1], vectors, rtol=1e-5, atol=1e-5)


def test_threads_change_no_number() -> None:
    texts = _random_texts(500, 12)

    _, threaded = _models(_SHAPE, threads=3)

    assert np.array_equal(threaded.encode(texts), _ENCODER.encode(texts))


def test_calls_at_the_same_time_leave_each_other_alone() -> None:
    texts = _random_texts(200, 12)
    expected = [_ENCODER.encode([text]) for text in texts]

    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda text: _ENCODER.encode([text]), texts))

    assert np.array_equal(np.concatenate(together), np.concatenate(expected))


def test_no_odds_however_steep_make_a_vector_infinite() -> None:
    network, _ = _models(_SHAPE)
    weights = {name: one.numpy() for name, one in network.state_dict().items()}
    weights["gate.weight"] = weights["gate.weight"] * 1e6
    table = quantise(weights.pop("table.weight"))

    steep = Encoder(Stored(_SHAPE, table, weights, _NO_TOKENIZER))

    assert np.isfinite(steep.encode([[1, 2, 3, 4, 5, 6], [7]])).all()


def test_means_are_those_of_the_piece_vectors() -> None:
    table = _NETWORK.table.weight.detach().numpy()

    vectors = _ENCODER.means([[3, 7, 7], [], [4]])

    assert vectors.dtype == np.float32
    assert np.allclose(vectors[0], (table[3] + 2 * table[7]) / 3)
    assert not vectors[1].any()
    assert np.array_equal(vectors[2], table[4])
    assert _ENCODER.means([]).shape == (0, _SHAPE.dimensions)
