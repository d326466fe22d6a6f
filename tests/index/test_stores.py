"""What every vector store has to do, run for each that is registered and for two plain ones."""

import socket

import numpy as np
import pytest
from fixtures.legs import build_leg

from chatbot.errors import IndexStorageError, SettingsError, StaleIndexError
from chatbot.index import lock
from chatbot.index.build import build_index
from chatbot.index.identity import Identity
from chatbot.index.legs.dense import DenseLeg
from chatbot.index.legs.material import Item
from chatbot.index.storage import load_index, save_index
from chatbot.index.stores import STORES, check_store, open_store
from chatbot.index.stores.base import Neighbours

ROWS = np.array([[1, 0], [0, 1], [-1, 0], [0.8, 0.6]], dtype=np.float32)
QUESTION = np.array([0.6, 0.8], np.float32)


def nearest(rows, vector, k):
    """The rows nearest to a vector, by numpy."""
    similarities = rows @ vector
    best = np.argsort(-similarities, kind="stable")[:k]
    return Neighbours(similarities[best], best)


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
        return nearest(self._rows(name), vector, k)

    def similarities(self, name, vector, rows):
        return self._rows(name)[rows] @ vector

    def _rows(self, name):
        stored = self.folder is not None and (self.folder / f"{name}.npy").is_file()
        return np.load(self.folder / f"{name}.npy") if stored else self.tables[name]

    def drop(self, name):
        self.tables.pop(name, None)
        if self.folder is not None:
            (self.folder / f"{name}.npy").unlink(missing_ok=True)


class UnreachableError(Exception):
    """Of no kind that the house knows, as a client's own are."""


class Server:
    """A server that every client sees the same tables of, at once: what is dropped is gone."""

    def __init__(self):
        self.tables = {}
        self.error = None

    def open(self, _url, _folder):
        self._reach()
        return self

    def put(self, name, rows):
        self._reach()
        self.tables[name] = rows.copy()

    def search(self, name, vector, k):
        return nearest(self.tables[name], vector, k)

    def similarities(self, name, vector, rows):
        return self.tables[name][rows] @ vector

    def drop(self, name):
        self._reach()
        self.tables.pop(name, None)

    def _reach(self):
        if self.error is not None:
            raise self.error


@pytest.fixture(autouse=True)
def server(monkeypatch):
    """Stores beside the shipped ones: one of files, and this one on a server."""
    server = Server()
    monkeypatch.setitem(STORES, "plain", PlainStore)
    monkeypatch.setitem(STORES, "server", server.open)
    return server


@pytest.fixture(params=[*STORES, "plain", "server"])
def url(request, tmp_path):
    urls = {"milvus": f"milvus+file:{tmp_path}/rows.db", "with-copy": "with-copy+server"}
    return urls.get(request.param, request.param)


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
    found = dict(zip(*reversed(store.search("rows", QUESTION, 99)), strict=True))
    assert found == pytest.approx({0: 0.6, 1: 0.8, 2: -0.6, 3: 0.96})


def test_some_rows_are_compared_with_a_vector(store):
    store.put("rows", ROWS)
    rows = np.array([0, 3], dtype=np.int64)
    assert store.similarities("rows", QUESTION, rows) == pytest.approx([0.6, 0.96])
    every = np.arange(4, dtype=np.int64)
    assert store.similarities("rows", QUESTION, every) == pytest.approx([0.6, 0.8, -0.6, 0.96])
    assert store.similarities("rows", QUESTION, rows[:0]).shape == (0,)


def test_rows_of_any_float_type_are_put(store):
    for name, kind in (("halves", np.float16), ("doubles", np.float64)):
        store.put(name, ROWS.astype(kind))
        found = store.search(name, QUESTION, 3)
        assert list(found.rows) == [3, 1, 0]
        assert found.similarities == pytest.approx([0.96, 0.8, 0.6], abs=1e-3)


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
    with pytest.raises(KeyError, match="missing"):
        store.similarities("missing", QUESTION, np.arange(2))


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
    items = [Item(("fee", "office hours")), Item(("appeal",))]
    built = build_leg(DenseLeg, items, office_reader, store=url)
    # As in the folder of a build.
    (tmp_path / lock.LOCK_FILE).touch()
    built.save(tmp_path / "dense")
    query = office_reader.read("office appeal")
    loaded = DenseLeg.load(tmp_path / "dense")
    assert loaded.ask(query) == pytest.approx(built.ask(query))
    DenseLeg.forget(tmp_path / "dense")
    with pytest.raises(KeyError):
        DenseLeg.load(tmp_path / "dense").ask(query)


@pytest.mark.parametrize("unknown", ["", "chroma", "qdrant+http://localhost"])
def test_an_unknown_store_is_named_with_those_that_are_known(unknown):
    with pytest.raises(SettingsError, match=r"CHATBOT_STORE\) is not known; known: faiss"):
        open_store(unknown)


@pytest.fixture
def index_in(small_office, office_reader):
    """An index whose rows are kept in a store, and its identity."""
    return lambda url: (
        build_index(small_office, office_reader, url),
        Identity.of(small_office, office_reader, url),
    )


def test_a_loaded_index_keeps_its_rows_when_another_build_is_saved(
    url, index_in, office_reader, server, tmp_path
):
    index, identity = index_in(url)
    query = office_reader.read("cost of forms")
    expected = index.legs["dense"].ask(query)
    save_index(tmp_path, index, identity, {})
    loaded, _ = load_index(tmp_path, identity)
    for _ in range(2):
        save_index(tmp_path, index, identity, {})
        assert loaded.legs["dense"].ask(query) == pytest.approx(expected)
    del loaded
    save_index(tmp_path, index, identity, {})
    assert len(list(tmp_path.glob("build-*"))) == 1
    # One table of each leg that has vectors.
    assert len(server.tables) == 2 * ("server" in url)


def test_a_store_is_tried_out_and_nothing_is_left_in_it(url, server):
    check_store(url)
    assert not server.tables


@pytest.mark.parametrize("unknown", ["", "chroma", "qdrant+http://localhost"])
def test_an_unknown_store_is_told_of_before_a_build(unknown):
    with pytest.raises(SettingsError, match=r"CHATBOT_STORE\) is not known; known: faiss"):
        check_store(unknown)


UNREACHABLE = [
    UnreachableError("no route to host"),
    ConnectionRefusedError("no route to host"),
    TimeoutError("no route to host"),
    socket.gaierror("no route to host"),
    ModuleNotFoundError("no route to host"),
]


@pytest.mark.parametrize("error", UNREACHABLE, ids=lambda error: type(error).__name__)
def test_a_store_out_of_reach_is_named(index_in, server, tmp_path, error):
    index, identity = index_in("server")
    save_index(tmp_path, index, identity, {})
    server.error = error
    for reach in (
        lambda: check_store("server"),
        lambda: save_index(tmp_path, index, identity, {}),
        lambda: load_index(tmp_path, identity),
    ):
        with pytest.raises(
            IndexStorageError, match=r"'server' \(CHATBOT_STORE\).* no route"
        ) as told:
            reach()
        # Building anew would not help.
        assert not isinstance(told.value, StaleIndexError)
    server.error = None
    load_index(tmp_path, identity)


def test_rows_out_of_reach_are_removed_after_a_later_build(index_in, server, tmp_path, monkeypatch):
    index, identity = index_in("server")
    save_index(tmp_path, index, identity, {})
    outdated = set(server.tables)
    with monkeypatch.context() as today:

        def drop(_):
            raise UnreachableError

        today.setattr(server, "drop", drop)
        save_index(tmp_path, index, identity, {})
    assert outdated < set(server.tables)
    save_index(tmp_path, index, identity, {})
    assert len(server.tables) == len(outdated)
    assert len(list(tmp_path.glob("build-*"))) == 1


def test_a_store_that_is_no_longer_known_does_not_keep_its_builds(index_in, tmp_path, monkeypatch):
    save_index(tmp_path, *index_in("server"), {})
    monkeypatch.delitem(STORES, "server")
    save_index(tmp_path, *index_in("faiss"), {})
    assert len(list(tmp_path.glob("build-*"))) == 1
