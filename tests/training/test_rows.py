from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from training.rows import Rows, encode_rows, stack, tokenize_rows


def _texts(rows: Rows) -> list[list[int]]:
    return [rows.pieces[a:b].tolist() for a, b in zip(rows.begins, rows.ends, strict=True)]


def test_rows_hold_what_the_tokenizer_gives(tokenizer: Tokenizer) -> None:
    texts = ["ยื่นคำขอ", "", "the fee"]

    rows = tokenize_rows(tokenizer, texts, batch=2)

    assert _texts(rows) == [tokenizer.encode(text).ids for text in texts]


def test_no_texts_are_no_rows(tokenizer: Tokenizer) -> None:
    assert len(encode_rows(tokenizer, [])) == 0


def test_windows_join_neighbours_within_a_block() -> None:
    pieces = np.arange(4, dtype=np.uint16)
    rows = Rows(pieces, np.arange(4), np.arange(1, 5))

    windows = rows.windows(1, blocks=np.array([0, 0, 0, 1]))

    assert _texts(windows) == [[0, 1], [0, 1, 2], [1, 2], [3]]


def test_stacked_rows_keep_their_order() -> None:
    one = Rows(np.array([5, 6], dtype=np.uint16), np.array([0]), np.array([2]))
    two = Rows(np.array([7], dtype=np.uint16), np.array([0]), np.array([1]))

    assert _texts(stack([one, two, one])) == [[5, 6], [7], [5, 6]]


def test_rows_come_back_from_disk(tmp_path: Path) -> None:
    rows = Rows(np.array([5, 6], dtype=np.uint16), np.array([0, 1]), np.array([1, 2]))

    rows.save(tmp_path / "rows.safetensors")

    assert _texts(Rows.load(tmp_path / "rows.safetensors")) == [[5], [6]]
