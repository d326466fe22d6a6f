"""A store whose server goes away: answering goes on from the copy in the index folder."""

import numpy as np
import pytest

from chatbot.errors import IndexStorageError, SettingsError
from chatbot.index.stores import STORES, check_store, open_store, with_copy
from chatbot.index.stores.base import Neighbours

ROWS = np.array([[1, 0], [0, 1], [-1, 0], [0.8, 0.6]], dtype=np.float32)
QUESTION = np.array([0.6, 0.8], np.float32)


class Server:
    """Tables somewhere else, unless it is away; a question costs one look at the clock."""

    def __init__(self):
        self.tables, self.is_away, self.asked = {}, False, 0

    def open(self, url, _folder):
        assert url == "server+http://host"
        self._reach()
        return self

    def put(self, name, rows):
        self._reach()
        self.tables[name] = rows.copy()

    def search(self, name, vector, k):
        self._reach()
        similarities = self.tables[name] @ vector
        best = np.argsort(-similarities)[:k]
        return Neighbours(similarities[best], best)

    def similarities(self, name, vector, rows):
        self._reach()
        return self.tables[name][rows] @ vector

    def drop(self, name):
        self._reach()
        self.tables.pop(name, None)

    def _reach(self):
        self.asked += 1
        if self.is_away:
            raise IndexStorageError("vector store 'server' does not answer. See that it runs.")


@pytest.fixture
def server(monkeypatch):
    server = Server()
    monkeypatch.setitem(STORES, "server", server.open)
    with_copy._watch.cache_clear()
    return server


@pytest.fixture
def clock(monkeypatch):
    """The time, to be put forward by hand."""
    now = [1000.0]
    monkeypatch.setattr(with_copy.time, "monotonic", lambda: now[0])
    return now


@pytest.fixture
def open_again(server, clock, tmp_path):
    return lambda: open_store("with-copy+server+http://host", tmp_path)


def both(store):
    """What a store says to the question, in one list."""
    found = store.search("rows", QUESTION, 2)
    some = store.similarities("rows", QUESTION, np.array([0, 2]))
    return [*found.rows, *found.similarities, *some]


EXPECTED = pytest.approx([3, 1, 0.96, 0.8, 0.6, -0.6])


def test_the_server_answers_while_it_can(server, open_again):
    open_again().put("rows", ROWS)
    server.tables["rows"] = ROWS * 2
    assert both(open_again())[2:4] == pytest.approx([1.92, 1.6])


def test_answers_go_on_while_the_server_is_away(server, clock, open_again, caplog):
    store = open_again()
    store.put("rows", ROWS)
    server.is_away = True
    assert both(store) == EXPECTED
    (said,) = caplog.messages
    assert said.startswith("vector store 'server' does not answer.")
    assert "from the copy of its rows in the index folder" in said
    asked = server.asked
    # It is not waited for at each question, but tried again after a while, once.
    assert both(store) == EXPECTED
    assert server.asked == asked
    clock[0] += with_copy.AGAIN_S
    assert both(store) == EXPECTED
    assert server.asked == asked + 1
    server.is_away = False
    clock[0] += with_copy.AGAIN_S
    caplog.clear()
    assert both(store) == EXPECTED
    assert caplog.messages == ["vector store 'server+http://host' answers again"]
    assert server.asked == asked + 3


def test_a_start_while_the_server_is_away(server, clock, open_again, caplog):
    open_again().put("rows", ROWS)
    server.is_away = True
    store = open_again()
    assert "does not answer" in caplog.text
    # Another leg's store knows of it already.
    asked = server.asked
    assert both(open_again()) == EXPECTED
    assert server.asked == asked
    server.is_away = False
    clock[0] += with_copy.AGAIN_S
    assert both(store) == EXPECTED
    assert server.asked > asked


def test_a_table_that_is_gone_on_the_server(server, open_again, caplog):
    store = open_again()
    store.put("rows", ROWS)
    server.tables.clear()
    for _ in range(2):
        assert both(store) == EXPECTED
    assert caplog.messages == ["rows; answering from the copy in the index folder"]
    with pytest.raises(KeyError):
        store.search("missing", QUESTION, 1)


def test_a_build_needs_the_server(server, open_again, tmp_path):
    store = open_again()
    server.is_away = True
    with pytest.raises(IndexStorageError, match="does not answer"):
        store.put("rows", ROWS)
    with pytest.raises(IndexStorageError, match="does not answer"):
        check_store("with-copy+server+http://host")
    assert list(tmp_path.iterdir()) == []


def test_what_is_dropped_is_dropped_in_both(server, open_again, tmp_path):
    store = open_again()
    store.put("rows", ROWS)
    server.is_away = True
    with pytest.raises(IndexStorageError):
        store.drop("rows")
    assert both(store) == EXPECTED
    server.is_away = False
    store.drop("rows")
    assert server.tables == {}
    assert list(tmp_path.iterdir()) == []


def test_a_copy_that_cannot_be_kept_leaves_nothing(server, clock, tmp_path):
    store = open_store("with-copy+server+http://host", tmp_path / "missing")
    with pytest.raises(FileNotFoundError):
        store.put("rows", ROWS)
    assert server.tables == {}


@pytest.mark.parametrize("inner", ["faiss", "with-copy+faiss"])
def test_a_copy_is_for_a_server(inner):
    with pytest.raises(SettingsError, match="for a store on a server"):
        open_store(f"with-copy+{inner}")


@pytest.mark.parametrize("url", ["with-copy", "with-copy+", "with-copy+chroma"])
def test_the_store_on_the_server_has_to_be_known(url):
    with pytest.raises(SettingsError, match="is not known"):
        open_store(url)
