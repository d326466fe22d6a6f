"""The lists of tokens in a store that keeps sparse rows, against those in the leg's folder."""

import gc
import json

import numpy as np
import pytest
from fixtures.legs import build_leg
from fixtures.lost_rows import LostStore
from fixtures.office import Axes, Spaces

pytest.importorskip("pymilvus", reason="the extra 'milvus' is not installed")

from chatbot.errors import IndexStorageError
from chatbot.index.legs.characters import CharactersLeg
from chatbot.index.legs.kept_tables import KeptTable
from chatbot.index.legs.material import Item
from chatbot.index.legs.stored_lists import StoredLists
from chatbot.index.legs.words import WordsLeg, word_tokens
from chatbot.index.stores import open_store
from chatbot.query import QueryReader

READER = QueryReader(Spaces(), Axes())
ITEMS = [
    Item(("fee of forms", "ten baht"), ("cost of forms",)),
    Item(("office hours", "from nine to five")),
    Item(("",)),
    Item(("ยื่น อุทธรณ์ คำสั่ง",)),
    Item(("fee of appeals",)),
]
GAPS = 2
QUESTIONS = ["fee of forms forms", "office fee", "อุทธรณ์", "hours", "appeal of a fee"]


@pytest.fixture
def url(tmp_path):
    return f"milvus+file:{tmp_path}/rows.db"


@pytest.fixture(params=[WordsLeg, CharactersLeg])
def pair(request, url, tmp_path):
    """A leg as it was built, and the same once its lists are in Milvus."""
    leg = build_leg(request.param, ITEMS, READER, GAPS, url)
    leg.save(tmp_path / "leg")
    yield leg, request.param.load(tmp_path / "leg")
    gc.collect()


def test_scores_are_the_same(pair):
    built, loaded = pair
    some = np.array([0, 3, 4])
    for question in map(READER.read, QUESTIONS):
        for items in (None, some, some[:1], some[1:]):
            here, there = built.ask(question, items), loaded.ask(question, items)
            assert (here is None) == (there is None)
            if here is not None:
                assert there == pytest.approx(here, abs=1e-6)


def test_the_nearest_are_the_same_and_gaps_are_not_crowded_out(pair):
    built, loaded = pair
    for question in map(READER.read, QUESTIONS):
        for k in (1, 5):
            assert list(loaded.nearest(question, k)) == list(built.nearest(question, k))
    fee = loaded.nearest(READER.read("fee of"), 1)
    assert list(fee) == [0, 4]


def test_with_nothing_in_common_there_is_nothing(pair):
    _, loaded = pair
    question = READER.read("zzz")
    assert loaded.ask(question) is None
    assert len(loaded.nearest(question, 3)) == 0


def test_how_common_a_word_is_needs_no_store(url, tmp_path):
    build_leg(WordsLeg, ITEMS, READER, GAPS, url).save(tmp_path / "leg")
    leg = WordsLeg.load(tmp_path / "leg")
    assert [leg.frequency(word) for word in ("fee", "hours", "none")] == [2, 1, 0]


def test_no_list_is_kept_in_the_folder(pair, tmp_path):
    names = {path.name for path in (tmp_path / "leg").rglob("*.npy")}
    assert not names & {"items.npy", "weights.npy", "codes.npy"}


def test_a_table_that_is_gone_is_told_when_it_is_loaded(pair, tmp_path, url):
    leg, _ = pair
    note = json.loads((tmp_path / "leg" / "stored" / "gaps" / "table.json").read_text())
    open_store(url).drop(note["table"])
    with pytest.raises(KeyError, match="no such table"):
        type(leg).load(tmp_path / "leg")


def test_what_is_forgotten_is_dropped(pair, tmp_path):
    leg, _ = pair
    type(leg).forget(tmp_path / "leg")
    with pytest.raises(KeyError, match="no such table"):
        type(leg).load(tmp_path / "leg")


def test_a_store_that_is_away_is_named():
    table = KeptTable(LostStore(), "rows", "milvus+http://host")
    lists = StoredLists(word_tokens(["fee"]), np.ones(1, np.int32), 1, 1, table, None)
    asked = lists.asked(word_tokens(["fee"]))
    for ask in (lambda: lists.sums(asked), lambda: lists.best(asked, 1, 1)):
        with pytest.raises(IndexStorageError, match=r"milvus\+http://host"):
            ask()
