"""What every vector store has to do, run for each that is registered and for a plain one."""

import numpy as np
import pytest

from chatbot.errors import SettingsError
from chatbot.index.legs.base import Material
from chatbot.index.legs.dense import DenseLeg
from chatbot.index.stores import STORES, open_store
from chatbot.index.stores.base import Neighbours

ROWS = np.array([[1, 0], [0, 1], [-1, 0], [0.8, 0.6]], dtype=np.float32)
QUESTION = np.array([0.6, 0.8], np.float32)


class PlainStore:
    """Exact search by numpy, a file a table where there is a folder."""

    def __init__(self, url, folder):
        assert url == "plain"
        self.folder = folder
        self.tables = {}

    def put(self, name, rows):
        if self.folder is None:
            self.tables[name] = rows.copy()
        else:
            np.save(self.folder / f"{name}.npy", rows)

    def search(self, name, vector, k):
        stored = self.folder is not None and (self.folder / f"{name}.npy").is_file()
        rows = np.load(self.folder / f"{name}.npy") if stored else self.tables[name]
        similarities = rows @ vector
        best = np.argsort(-similarities, kind="stable")[:k]
        return Neighbours(similarities[best], best)

    def drop(self, name):
        self.tables.pop(name, None)
        if self.folder is not None:
            (self.folder / f"{name}.npy").unlink(missing_ok=True)


@pytest.fixture(autouse=True)
def _registered(monkeypatch):
    monkeypatch.setitem(STORES, "plain", PlainStore)


@pytest.fixture(params=[*STORES, "plain"])
def url(request):
    return request.param


@pytest.fixture(params=["memory", "folder"])
def store(url, request, tmp_path):
    return open_store(url, tmp_path if request.param == "folder" else None)


def test_the_nearest_rows_best_first(store):
    store.put("rows", ROWS)
    found = store.search("rows", QUESTION, 3)
    assert list(found.rows) == [3, 1, 0]
    assert found.similarities == pytest.approx([0.96, 0.8, 0.6])


def test_all_rows_when_more_are_asked_for(store):
    store.put("rows", ROWS)
    assert sorted(store.search("rows", QUESTION, 99).rows) == [0, 1, 2, 3]
    assert store.search("rows", QUESTION, 99).similarities[-1] == pytest.approx(-0.6)


def test_tables_stand_side_by_side(store):
    store.put("one", ROWS)
    store.put("another_2", ROWS[::-1])
    assert list(store.search("one", QUESTION, 1).rows) == [3]
    assert list(store.search("another_2", QUESTION, 1).rows) == [0]


def test_what_is_put_is_a_copy(store):
    rows = ROWS.copy()
    store.put("rows", rows)
    rows[:] = 0
    assert list(store.search("rows", QUESTION, 1).rows) == [3]


def test_a_table_that_is_not_there_is_named(store):
    with pytest.raises(KeyError, match="missing"):
        store.search("missing", QUESTION, 1)


def test_a_table_can_be_dropped(store):
    store.put("rows", ROWS)
    store.put("other", ROWS)
    store.search("rows", QUESTION, 1)
    for _ in range(2):
        store.drop("rows")
    with pytest.raises(KeyError):
        store.search("rows", QUESTION, 1)
    assert list(store.search("other", QUESTION, 1).rows) == [3]


def test_a_folder_is_opened_again(url, tmp_path):
    open_store(url, tmp_path).put("rows", ROWS)
    again = open_store(url, tmp_path)
    assert list(again.search("rows", QUESTION, 3).rows) == [3, 1, 0]


def test_what_is_opened_outlives_its_folder(tmp_path):
    # A build that is replaced is removed while other processes still answer from it.
    open_store("faiss", tmp_path).put("rows", ROWS)
    opened = open_store("faiss", tmp_path)
    (tmp_path / "rows.faiss").unlink()
    assert list(opened.search("rows", QUESTION, 1).rows) == [3]


def test_the_dense_leg_keeps_its_rows_in_any_of_them(url, office_reader, tmp_path):
    built = DenseLeg.build(Material([["fee", "office hours"], ["appeal"]], office_reader, url))
    built.save(tmp_path / "dense")
    query = office_reader.read("office appeal")
    loaded = DenseLeg.load(tmp_path / "dense")
    assert loaded.ask(query) == pytest.approx(built.ask(query))
    DenseLeg.forget(tmp_path / "dense")
    with pytest.raises(KeyError):
        DenseLeg.load(tmp_path / "dense").ask(query)


@pytest.mark.parametrize("unknown", ["", "chroma", "milvus+http://localhost:19530"])
def test_an_unknown_store_is_named_with_those_that_are_known(unknown):
    with pytest.raises(SettingsError, match=r"CHATBOT_STORE\) is not known; known: faiss"):
        open_store(unknown)
