"""A table of more rows than are searched whole."""

import numpy as np
import pytest

from chatbot.index.stores import faiss as faiss_module
from chatbot.index.stores.faiss import FaissStore

ROWS, WIDTH = 6_000, 32


@pytest.fixture(scope="module")
def rows():
    """Rows of unit length around two hundred centres, as texts lie around what they are about."""
    chance = np.random.default_rng(31)
    centres = chance.normal(size=(200, WIDTH))
    rows = centres[chance.integers(0, 200, ROWS)] + 0.4 * chance.normal(size=(ROWS, WIDTH))
    return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)


@pytest.fixture(scope="module")
def store(rows):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(faiss_module, "EXACT_ROWS", 1_000)
        store = FaissStore()
        store.put("rows", rows)
        return store


@pytest.fixture(scope="module")
def questions(rows):
    chance = np.random.default_rng(32)
    near = rows[chance.integers(0, ROWS, 20)] + 0.1 * chance.normal(size=(20, WIDTH))
    return (near / np.linalg.norm(near, axis=1, keepdims=True)).astype(np.float32)


def test_it_finds_most_of_what_an_exact_search_finds(store, rows, questions):
    shares = []
    for question in questions:
        exact = np.argsort(-(rows @ question))[:50]
        found = store.search("rows", question, 50)
        assert len(found.rows) == len(set(found.rows.tolist())) == 50
        assert list(found.similarities) == sorted(found.similarities, reverse=True)
        shares.append(len(set(exact.tolist()) & set(found.rows.tolist())) / 50)
    assert np.mean(shares) > 0.9
    assert min(shares) > 0.7


def test_similarities_are_nearly_exact(store, rows, questions):
    chosen = np.arange(0, ROWS, 7)
    for question in questions[:3]:
        exact = rows[chosen] @ question
        assert store.similarities("rows", question, chosen) == pytest.approx(exact, abs=0.02)
        found = store.search("rows", question, 9)
        again = store.similarities("rows", question, np.sort(found.rows))
        assert np.sort(again) == pytest.approx(np.sort(found.similarities), abs=1e-5)


def test_rows_can_be_had_again(store, rows):
    chosen = np.array([0, 17, ROWS - 1])
    assert store.vectors("rows", chosen) == pytest.approx(rows[chosen], abs=0.01)


@pytest.mark.parametrize("small", [0, 2**40])
def test_written_and_read_again_mapped_or_whole_it_is_the_same(
    store, questions, tmp_path, monkeypatch, small
):
    monkeypatch.setattr("chatbot.arrays.SMALL", small)
    store.write("rows", tmp_path / "rows.faiss")
    loaded = FaissStore(tmp_path)
    for question in questions[:3]:
        one, other = (each.search("rows", question, 20) for each in (store, loaded))
        assert list(one.rows) == list(other.rows)
        assert list(one.similarities) == list(other.similarities)
    chosen = np.arange(5)
    assert np.array_equal(loaded.vectors("rows", chosen), store.vectors("rows", chosen))


def test_an_exact_table_that_is_mapped_is_the_same(rows, questions, tmp_path, monkeypatch):
    monkeypatch.setattr(faiss_module, "EXACT_ROWS", len(rows))
    exact = FaissStore(tmp_path)
    exact.put("rows", rows)
    monkeypatch.setattr("chatbot.arrays.SMALL", 0)
    mapped = FaissStore(tmp_path)
    for question in questions[:3]:
        expected = np.argsort(-(rows @ question))[:20]
        for store in (exact, mapped):
            assert list(store.search("rows", question, 20).rows) == list(expected)
        every = mapped.similarities("rows", question, np.arange(ROWS))
        assert every == pytest.approx(rows @ question, abs=1e-5)


def test_more_rows_than_its_lists_hold_leave_no_empty_places(store, questions):
    found = store.search("rows", questions[0], ROWS)
    assert (found.rows >= 0).all()
    assert len(found.rows) == len(found.similarities) <= ROWS


def test_half_precision_is_taken_too(rows, questions, monkeypatch):
    monkeypatch.setattr(faiss_module, "EXACT_ROWS", 1_000)
    store = FaissStore()
    store.put("halves", rows.astype(np.float16))
    best = int((rows @ questions[0]).argmax())
    assert best in store.search("halves", questions[0], 3).rows
