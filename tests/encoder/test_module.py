from collections import Counter
from pathlib import Path

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from sentence_transformers import SentenceTransformer
from tokenizers import Tokenizer

from chatbot.encoder.module import EncoderModule, cut_windows
from chatbot.encoder.network import ContextualEncoder
from chatbot.encoder.shape import Shape
from training.tokenizer import TokenizerOptions, make_tokenizer

_WORDS = ("ยื่น", "คำขอ", "ที่", "สำนักงาน", "เขต", "ค่าธรรมเนียม", "the", "fee", "form")
_TEXTS = ["ยื่นคำขอที่เขต", "the fee", "ค่าธรรมเนียม the form ที่สำนักงานเขต ยื่นคำขอที่สำนักงานเขต"]


@pytest.fixture
def tokenizer() -> Tokenizer:
    options = TokenizerOptions(vocabulary=90, parts=60, least=1)
    return make_tokenizer(Counter(dict.fromkeys(_WORDS, 5)), options)


@pytest.fixture
def module(tokenizer: Tokenizer) -> EncoderModule:
    torch.manual_seed(0)
    sizes = {
        "dimensions": 32,
        "layers": 2,
        "width": 16,
        "heads": 2,
        "feed_forward": 32,
        "window": 6,
    }
    network = ContextualEncoder(Shape(tokenizer.get_vocab_size(), **sizes))
    with torch.no_grad():
        for parameter in network.parameters():
            parameter.add_(torch.randn_like(parameter) * 0.1)
    return EncoderModule(network, tokenizer)


def _encode(module: EncoderModule, texts: list[str], **options: object) -> np.ndarray:
    return SentenceTransformer(modules=[module], device="cpu").encode(texts, **options)


def test_the_folder_holds_three_files(module: EncoderModule, tmp_path: Path) -> None:
    module.save(str(tmp_path))

    files = sorted(path.name for path in tmp_path.iterdir())
    assert files == ["encoder.json", "model.safetensors", "tokenizer.json"]


def test_what_was_saved_gives_the_same_vectors_when_read(
    module: EncoderModule, tmp_path: Path
) -> None:
    module.save(str(tmp_path))
    read = EncoderModule.read(tmp_path)

    kept, given = (_encode(one, _TEXTS, normalize_embeddings=True) for one in (read, module))
    assert read.network.shape == module.network.shape
    assert not read.network.training
    assert (kept * given).sum(axis=1) == pytest.approx(np.ones(3), abs=1e-3)


def test_reading_and_saving_again_changes_no_weight(module: EncoderModule, tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    for folder, one in ((first, lambda: module), (second, lambda: EncoderModule.read(first))):
        folder.mkdir()
        one().save(str(folder))

    assert np.array_equal(
        _encode(EncoderModule.read(second), _TEXTS), _encode(EncoderModule.read(first), _TEXTS)
    )


def test_sentence_transformers_gets_vectors_of_unit_length(module: EncoderModule) -> None:
    vectors = _encode(module, _TEXTS, normalize_embeddings=True)

    assert vectors.shape == (3, 32)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(np.ones(3), abs=1e-5)
    plain = _encode(module, _TEXTS)
    lengths = np.linalg.norm(plain, axis=1, keepdims=True)
    assert not np.allclose(lengths, 1, atol=0.01)
    assert np.allclose(plain / lengths, vectors, atol=1e-5)


def test_the_order_and_the_size_of_batches_change_no_vector(module: EncoderModule) -> None:
    vectors = _encode(module, _TEXTS)

    assert np.allclose(_encode(module, _TEXTS, batch_size=1), vectors, atol=1e-5)
    assert np.allclose(_encode(module, _TEXTS[::-1])[::-1], vectors, atol=1e-5)


def test_a_prompt_stands_before_each_text(module: EncoderModule) -> None:
    prompted = _encode(module, ["fee", "form"], prompt="the ")

    assert np.allclose(prompted, _encode(module, ["the fee", "the form"]), atol=1e-6)
    assert not np.allclose(prompted, _encode(module, ["fee", "form"]), atol=0.01)


def test_an_empty_text_is_a_zero_vector(module: EncoderModule) -> None:
    vectors = _encode(module, ["", "the fee", " "], normalize_embeddings=True)

    assert not vectors[[0, 2]].any()
    assert np.linalg.norm(vectors[1]) == pytest.approx(1, abs=1e-5)


@given(
    texts=st.lists(st.lists(st.integers(0, 9), max_size=12), max_size=6),
    window=st.integers(1, 5),
)
def test_windows_hold_each_piece_of_each_text_once(texts: list[list[int]], window: int) -> None:
    windows = cut_windows([np.array(text, dtype=np.int64) for text in texts], window)

    found: list[list[int]] = [[] for _ in texts]
    owners = range(len(texts)) if windows.owners is None else windows.owners
    for pieces, mask, owner in zip(windows.pieces, windows.mask, owners, strict=True):
        assert 1 <= mask.sum() <= window
        found[owner] += pieces[mask].tolist()
    assert found == texts
    assert windows.texts == len(texts)


def test_a_word_is_the_mean_of_its_pieces_whatever_the_network_makes_of_them(
    module: EncoderModule,
) -> None:
    words = ["ค่าธรรมเนียมสำนักงาน", "fee", ""]
    table = module.network.table.weight.detach().numpy()
    pieces = [module.tokenizer.encode(word, add_special_tokens=False).ids for word in words]
    assert len(pieces[0]) > 1

    vectors = module.encode_words(words)

    assert vectors.dtype == np.float32
    assert np.allclose(vectors[0], sum(table[piece] for piece in pieces[0]) / len(pieces[0]))
    assert np.allclose(vectors[1], table[pieces[1]].mean(axis=0))
    assert not vectors[2].any()
    assert not np.allclose(vectors[0], _encode(module, words[:1])[0], atol=1e-3)
