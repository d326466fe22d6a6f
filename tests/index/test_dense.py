import itertools
from dataclasses import replace

import numpy as np
import pytest
from fixtures.legs import build_leg

from chatbot.embedding import unit_rows
from chatbot.index.common_part import CommonPart
from chatbot.index.legs.dense import DenseLeg, Sample
from chatbot.index.legs.item_rows import ItemRows
from chatbot.index.legs.material import Item
from chatbot.index.stores import open_store
from chatbot.index.stores.base import Neighbours
from chatbot.query import Query

HALF = 2**-11
"""To which rows are kept: half precision has eleven binary digits."""

ROWS = np.array([[1, 0], [0, 1], [-1, 0]], dtype=np.float32)


class Pointing:
    """Points a question where it is told to."""

    def __init__(self, *vector):
        self.vector = vector

    def encode_queries(self, texts):
        return np.array([self.vector] * len(texts), dtype=np.float32)


def pointing(*vector):
    return Query("", "", (), (), Pointing(*vector))


def leg(rows, counts, own=None):
    """The leg over entries that have so many rows each."""
    store = open_store("faiss")
    store.put("rows", rows)
    firsts = np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)
    nothing = CommonPart(np.zeros(2, dtype=np.float32))
    own = np.array(counts if own is None else own, dtype=np.uint8)
    entries = ItemRows(store, "rows", firsts, "faiss")
    return DenseLeg(entries, None, own, nothing, Sample.of(rows, firsts))


def test_the_best_row_speaks_for_its_item():
    assert leg(ROWS, [2, 1]).ask(pointing(0.6, 0.8)) == pytest.approx([0.8, 0])


def test_abstains_on_a_zero_vector():
    assert leg(ROWS, [2, 1]).ask(pointing(0, 0)) is None


def test_abstains_when_nothing_is_near():
    assert leg(ROWS[:1], [1]).ask(pointing(-1, 0)) is None


def test_every_row_counts_however_many_there_are():
    # The last of 3,000 items is the furthest from the question, and scored all the same.
    angles = np.linspace(0, 1, 3000)
    rows = np.stack([np.cos(angles), np.sin(angles)], axis=1).astype(np.float32)
    assert leg(rows, [1] * 3000).ask(pointing(1, 0)) == pytest.approx(np.cos(angles), abs=1e-6)


def test_each_text_of_an_item_has_a_row(office_reader):
    items = [Item(("fee", "office hours")), Item(("appeal",))]
    built = build_leg(DenseLeg, items, office_reader)
    assert built.ask(office_reader.read("fee")) == pytest.approx([1, 0])
    assert built.ask(office_reader.read("hours")) == pytest.approx([0.5**0.5, 0], abs=HALF)
    assert built.ask(office_reader.read("appeal")) == pytest.approx([0, 1])


def test_its_rows_can_be_forgotten(office_reader, tmp_path):
    items = [Item(("fee",)), Item(("parking",))]
    build_leg(DenseLeg, items, office_reader, gaps=1).save(tmp_path / "dense")
    assert len(list((tmp_path / "dense").rglob("*.faiss"))) == 2
    DenseLeg.forget(tmp_path / "dense")
    assert not list((tmp_path / "dense").rglob("*.faiss"))


def test_it_can_be_saved_again(office_reader, tmp_path):
    items = [Item(("fee", "office hours")), Item(("appeal",))]
    built = build_leg(DenseLeg, items, office_reader)
    query = office_reader.read("office fee")
    for name in ("one", "two"):
        built.save(tmp_path / name)
        assert list(DenseLeg.load(tmp_path / name).ask(query)) == list(built.ask(query))


def test_what_the_source_says_of_an_item_is_taken_together(office_reader):
    items = [Item(("fee", "hours"), ("parking",)), Item(("appeal",))]
    built = build_leg(DenseLeg, items, office_reader)
    both = np.arange(2)
    assert built.source(office_reader.read("fee"), both) == pytest.approx([0.5, 0], abs=HALF)
    assert built.source(office_reader.read("appeal"), both) == pytest.approx([0, 1], abs=HALF)
    assert built.source(office_reader.read("appeal"), both[1:]) == pytest.approx([1], abs=HALF)
    # Another wording has no part in it.
    assert built.source(office_reader.read("parking"), both) is None
    assert built.source(office_reader.read("fee"), both[:0]) is None
    assert built.source(pointing(*[0] * 64), both) is None


def test_what_is_usual_is_that_of_every_entry_where_they_are_few():
    angles = np.linspace(0, np.pi, 200)
    rows = np.stack([np.cos(angles), np.sin(angles)], axis=1).astype(np.float32)
    scores = np.maximum(rows.reshape(100, 2, 2) @ [1, 0], 0).max(axis=1)
    mean, deviation = leg(rows, [2] * 100).usual(pointing(1, 0))
    assert (mean, deviation) == pytest.approx((scores.mean(), scores.std()), abs=1e-6)
    assert leg(rows, [2] * 100).usual(pointing(0, 0)) == (0, 0)


def test_what_is_usual_is_that_of_entries_from_all_over_where_they_are_many(monkeypatch):
    # The entries stand in an order: a sample from one end would say something else.
    angles = np.linspace(0, np.pi / 2, 3_000)
    rows = np.stack([np.cos(angles), np.sin(angles)], axis=1).astype(np.float32)
    monkeypatch.setattr("chatbot.index.legs.dense.EVERY", 100)
    sampled = leg(rows, [3] * 1_000)
    assert len(sampled._sample.begins) == 100
    scores = sampled.ask(pointing(1, 0))
    mean, deviation = sampled.usual(pointing(1, 0))
    assert (mean, deviation) == pytest.approx((scores.mean(), scores.std()), abs=0.01)


def test_gaps_are_numbered_after_the_entries(office_reader):
    items = [Item(("fee", "ten baht")), Item(("hours",)), Item(("parking", "garage"))]
    built = build_leg(DenseLeg, items, office_reader, gaps=1)
    assert list(built.nearest(office_reader.read("parking"), 1))[-1] == 2
    assert built.ask(office_reader.read("garage")) == pytest.approx([0, 0, 1])
    query = office_reader.read("hours parking")
    together = 0.5**0.5
    assert built.ask(query, np.array([1, 2])) == pytest.approx([together] * 2, abs=HALF)
    assert built.ask(query, np.array([2])) == pytest.approx([together], abs=HALF)
    assert built.ask(query, np.array([0])) is None


@pytest.fixture
def crowded():
    """Item 0 owns the thirty rows nearest to (1, 0), each of nine others one that is further."""
    angles = np.concatenate([np.linspace(0, 0.1, 30), np.linspace(0.5, 1.5, 9)])
    rows = np.stack([np.cos(angles), np.sin(angles)], axis=1).astype(np.float32)
    store = open_store("faiss")
    store.put("rows", rows)
    return ItemRows(store, "rows", np.array([0, *range(30, 40)], dtype=np.int64), "faiss")


def test_an_item_with_many_near_rows_does_not_crowd_out_others(crowded):
    vector = np.array([1, 0], dtype=np.float32)
    for k in range(1, 11):
        assert list(crowded.nearest(vector, k)) == list(range(k))


def test_all_items_are_named_when_more_are_asked_for(crowded):
    assert list(crowded.nearest(np.array([0, 1], dtype=np.float32), 99)) == list(range(10))


def test_the_rows_of_some_items_stand_one_item_after_the_other(crowded):
    vector = np.array([1, 0], dtype=np.float32)
    similarities, begins = crowded.similarities(vector, np.array([0, 3, 9]))
    assert (len(similarities), list(begins)) == (32, [0, 30, 31])
    assert similarities[[0, 30, 31]] == pytest.approx(np.cos([0, 0.75, 1.5]), abs=1e-6)


def test_similarities_of_items_are_those_of_a_scan_of_all_rows():
    chance = np.random.default_rng(3)
    rows = chance.normal(size=(200, 8)).astype(np.float32)
    firsts = np.sort(chance.choice(np.arange(1, 200), 49, replace=False))
    firsts = np.array([0, *firsts, 200], dtype=np.int64)
    store = open_store("faiss")
    store.put("rows", rows)
    kept = ItemRows(store, "rows", firsts, "faiss")
    vector = chance.normal(size=8).astype(np.float32)
    best = np.array([(rows[a:b] @ vector).max() for a, b in itertools.pairwise(firsts)])
    for k in (1, 5, 20, 50):
        nearest = kept.nearest(vector, k)
        assert set(nearest.tolist()) == set(np.argsort(-best)[:k].tolist())
        similarities, begins = kept.similarities(vector, nearest)
        found = np.maximum.reduceat(similarities, begins)
        assert found == pytest.approx(best[nearest], abs=1e-5)


def test_how_much_of_the_nearest_rows_a_store_finds():
    rng = np.random.default_rng(0)
    rows = unit_rows(rng.standard_normal((500, 16)).astype(np.float32)).astype(np.float16)
    store = open_store("faiss")
    store.put("rows", rows)
    owned = ItemRows(store, "rows", np.arange(501), "faiss", rows)
    assert owned.recall(10, 20) == 1.0

    class Misses:
        """Finds every other of the nearest rows, and others in place of the rest."""

        def search(self, name, vector, k):
            nearest = store.search(name, vector, len(rows))
            return Neighbours(*(found[: 2 * k : 2] for found in nearest))

    assert replace(owned, store=Misses()).recall(10, 20) == 0.5
