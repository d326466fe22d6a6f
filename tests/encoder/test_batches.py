import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from chatbot.encoder.batches import make_batches


@given(
    texts=st.lists(st.lists(st.integers(0, 9), max_size=400), max_size=6),
    window=st.integers(1, 300),
)
def test_batches_hold_each_piece_of_each_text_once(texts: list[list[int]], window: int) -> None:
    found: list[list[list[int]]] = [[] for _ in texts]
    for batch in make_batches(texts, window):
        windows = [
            (batch.pieces[start : start + run.length], batch.places[start : start + run.length])
            for run in batch.runs
            for start in range(run.rows.start, run.rows.stop, run.length)
        ]
        for owner, (pieces, places) in zip(batch.owners, windows, strict=True):
            assert places.tolist() == list(range(len(pieces)))
            found[owner].append(pieces.tolist())

    # The last window of a text is shorter and may come back first.
    for text, windows in zip(texts, found, strict=True):
        cut = [text[start : start + window] for start in range(0, len(text), window)]
        assert sorted(windows) == sorted(cut)


def test_windows_of_like_length_stand_together() -> None:
    (batch,) = make_batches([[1, 2, 3], [], [4], [5, 6, 7], [8]], window=10)

    assert batch.owners.tolist() == [2, 4, 0, 3]
    assert batch.pieces.tolist() == [4, 8, 1, 2, 3, 5, 6, 7]
    assert [(run.windows, run.length) for run in batch.runs] == [(2, 1), (2, 3)]


def test_a_batch_ends_before_it_has_too_many_pieces() -> None:
    batches = make_batches([[0] * 100] * 7, window=100)

    assert [len(batch.pieces) for batch in batches] == [200, 200, 200, 100]
    assert np.concatenate([batch.owners for batch in batches]).tolist() == list(range(7))
