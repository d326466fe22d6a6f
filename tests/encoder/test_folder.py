from collections import Counter
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import load_file, save_file
from tokenizers import Tokenizer

from chatbot.encoder.folder import read_folder, write_folder
from chatbot.encoder.shape import Shape
from training.tokenizer import TokenizerOptions, make_tokenizer

_SIZES = {"dimensions": 8, "layers": 1, "width": 4, "heads": 1, "feed_forward": 4, "window": 6}


@pytest.fixture
def tokenizer() -> Tokenizer:
    options = TokenizerOptions(vocabulary=40, parts=30, least=1)
    made = make_tokenizer(Counter({"ยื่น": 5, "คำขอ": 5, "the": 5, "fee": 5}), options)
    made.enable_truncation(2)
    made.enable_padding(length=9)
    return made


@pytest.fixture
def shape(tokenizer: Tokenizer) -> Shape:
    return Shape(tokenizer.get_vocab_size(), **_SIZES)


@pytest.fixture
def written(tokenizer: Tokenizer, shape: Shape, tmp_path: Path) -> Path:
    generator = np.random.default_rng(0)
    tensors = {
        name: generator.standard_normal(size, dtype=np.float32)
        for name, size in shape.tensors().items()
    }
    write_folder(tmp_path, shape, tensors, tokenizer)
    return tmp_path


def test_what_is_read_is_what_was_written(written: Path, shape: Shape) -> None:
    stored = read_folder(written)

    assert stored.shape == shape
    assert stored.table.shape == (shape.pieces, 8)
    assert {name: one.shape for name, one in stored.tensors().items()} == shape.tensors()
    assert {one.dtype for one in stored.tensors().values()} == {np.dtype(np.float32)}
    assert stored.tensors().keys() - stored.weights.keys() == {"table.weight"}


def test_its_tokenizer_neither_pads_nor_cuts(written: Path) -> None:
    tokenizer = read_folder(written).tokenizer

    assert len(tokenizer.encode("the fee", add_special_tokens=False).ids) == 2
    assert len(tokenizer.encode("the fee the", add_special_tokens=False).ids) == 3


def test_writing_again_what_was_read_changes_no_file(written: Path, tmp_path: Path) -> None:
    again = tmp_path / "again"
    again.mkdir()
    stored = read_folder(written)

    write_folder(again, stored.shape, stored.tensors(), stored.tokenizer)

    first, second = (load_file(folder / "model.safetensors") for folder in (written, again))
    assert first.keys() == second.keys()
    for name, tensor in first.items():
        assert np.allclose(second[name], tensor, rtol=1e-6, atol=0), name


@pytest.mark.parametrize(
    ("changed", "named"),
    [
        ({"up.bias": None}, r"lacks \['up.bias'\]"),
        ({"layers.1.output.bias": np.ones(4, np.float32)}, r"\['layers.1.output.bias'\] too many"),
        (
            {"up.bias": np.ones(7, np.float32)},
            r"up\.bias .* shape \(7,\), encoder\.json says \(8,\)",
        ),
        ({"gate.bias": np.array([np.nan], np.float32)}, r"gate\.bias holds what is no number"),
        ({"up.bias": np.ones((8, 1), np.float32)}, r"up\.bias is not a matrix in eight bits"),
    ],
)
def test_weights_that_are_not_of_the_network_are_named(
    written: Path, changed: dict[str, np.ndarray | None], named: str
) -> None:
    file = written / "model.safetensors"
    tensors = {**load_file(file), **changed}
    save_file({name: one for name, one in tensors.items() if one is not None}, file)

    with pytest.raises(ValueError, match=named):
        read_folder(written)


def test_a_tokenizer_of_another_model_is_named(written: Path) -> None:
    options = TokenizerOptions(vocabulary=20, parts=10, least=1)
    make_tokenizer(Counter({"the": 5}), options).save(str(written / "tokenizer.json"))

    with pytest.raises(ValueError, match=r"tokenizer\.json has \d+ pieces, model\.safetensors \d+"):
        read_folder(written)
