import numpy as np
import pytest
from chatbot.index.legs.whole import WholeLeg

from chatbot.index.common_part import CommonPart
from chatbot.index.legs.base import Item, Material
from chatbot.index.legs.dense import DenseLeg
from chatbot.index.stores import open_store
from chatbot.query import Query

ROWS = np.array([[1, 0], [0, 1], [-1, 0]], dtype=np.float32)


class Pointing:
    """Points a question where it is told to."""

    def __init__(self, *vector):
        self.vector = vector

    def encode_queries(self, texts):
        return np.array([self.vector] * len(texts), dtype=np.float32)


def pointing(*vector):
    return Query("", "", (), (), Pointing(*vector))


def leg(rows, owners):
    store = open_store("faiss")
    store.put("rows", rows)
    nothing = CommonPart(np.zeros(2, dtype=np.float32))
    return DenseLeg(store, "rows", np.array(owners), nothing, "faiss")


def test_the_best_row_speaks_for_its_item():
    assert leg(ROWS, [0, 0, 1]).ask(pointing(0.6, 0.8)) == pytest.approx([0.8, 0])


def test_abstains_on_a_zero_vector():
    assert leg(ROWS, [0, 0, 1]).ask(pointing(0, 0)) is None


def test_abstains_when_nothing_is_near():
    assert leg(ROWS[:1], [0]).ask(pointing(-1, 0)) is None


def test_every_row_counts_however_many_there_are():
    # The last of 3,000 items is the furthest from the question, and scored all the same.
    angles = np.linspace(0, 1, 3000)
    rows = np.stack([np.cos(angles), np.sin(angles)], axis=1).astype(np.float32)
    assert leg(rows, range(3000)).ask(pointing(1, 0)) == pytest.approx(np.cos(angles), abs=1e-6)


def test_each_text_of_an_item_has_a_row(office_reader):
    built = DenseLeg.build(
        Material([Item(("fee", "office hours")), Item(("appeal",))], office_reader)
    )
    assert built.ask(office_reader.read("fee")) == pytest.approx([1, 0])
    assert built.ask(office_reader.read("hours")) == pytest.approx([0.5**0.5, 0])
    assert built.ask(office_reader.read("appeal")) == pytest.approx([0, 1])


def test_its_rows_can_be_forgotten(office_reader, tmp_path):
    DenseLeg.build(Material([Item(("fee",))], office_reader)).save(tmp_path / "dense")
    assert list((tmp_path / "dense").glob("*.faiss"))
    DenseLeg.forget(tmp_path / "dense")
    assert not list((tmp_path / "dense").glob("*.faiss"))


def test_its_rows_are_held_once_and_can_be_saved_again(office_reader, tmp_path):
    built = DenseLeg.build(
        Material([Item(("fee", "office hours")), Item(("appeal",))], office_reader)
    )
    assert not [name for name, value in vars(built).items() if getattr(value, "ndim", 1) == 2]
    query = office_reader.read("office fee")
    for name in ("one", "two"):
        built.save(tmp_path / name)
        assert list(DenseLeg.load(tmp_path / name).ask(query)) == list(built.ask(query))


def test_what_the_source_says_of_an_item_is_taken_together(office_reader):
    items = [Item(("fee", "hours"), ("parking",)), Item(("appeal",))]
    built = WholeLeg.build(Material(items, office_reader))
    together = 0.5**0.5
    assert built.ask(office_reader.read("fee")) == pytest.approx([(1 + together) / 3, 0], abs=1e-6)
    assert built.ask(office_reader.read("appeal")) == pytest.approx([0, 1], abs=1e-6)
    # Another wording has no part in it.
    assert built.ask(office_reader.read("parking")) is None
