"""Tables of legs in their stores, and what is noted of them."""

import json

import numpy as np
import pytest

from chatbot.errors import SettingsError
from chatbot.index import lock
from chatbot.index.legs.kept_tables import drop_table, keep_table, kept_table
from chatbot.index.stores import STORES, open_store
from chatbot.index.stores.faiss import FaissStore

ROWS = np.eye(3, dtype=np.float16)
URL = "server:there"


class Server(FaissStore):
    """A store that other builds use too; it can stop in the middle."""

    is_killed = False

    def put(self, name, rows):
        if self.is_killed:
            raise KeyboardInterrupt
        super().put(name, rows)


@pytest.fixture
def server(monkeypatch):
    store = Server()
    monkeypatch.setitem(STORES, "server", lambda *_: store)
    return store


def keep(folder, url, rows=ROWS):
    """Keep a table in a build's folder; gives its name."""
    folder.mkdir(parents=True)
    with lock.shared(folder.parent):
        keep_table(folder, url, (rows,), lambda store, table: store.put(table, rows))
    return kept_table(folder).name


def test_what_is_kept_is_found_until_it_is_dropped(tmp_path, server):
    for number, url in enumerate(("faiss", URL)):
        folder = tmp_path / f"build-{number}" / "leg"
        name = keep(folder, url)
        store, table, where = kept_table(folder)
        assert (table, where) == (name, url)
        assert list(store.search(name, np.array([0, 1, 0], np.float32), 1).rows) == [1]
        drop_table(folder)
        with pytest.raises(KeyError):
            kept_table(folder).store.search(name, np.array([0, 1, 0], np.float32), 1)


def test_a_build_goes_on_with_the_table_that_one_which_was_killed_had_begun(tmp_path, server):
    server.is_killed = True
    with pytest.raises(KeyboardInterrupt):
        keep(tmp_path / "build-killed" / "leg", URL)
    begun = json.loads((tmp_path / "build-killed" / "leg" / "table.json").read_text())["table"]
    server.is_killed = False
    assert keep(tmp_path / "build-other" / "leg", URL, ROWS[::-1]) != begun
    assert keep(tmp_path / "build-next" / "leg", URL) == begun


def test_rows_in_the_folder_are_of_that_build_alone(tmp_path):
    first = keep(tmp_path / "build-1" / "leg", "faiss")
    assert keep(tmp_path / "build-2" / "leg", "faiss") != first


def test_a_store_that_is_not_known_is_named_without_what_may_be_a_password():
    with pytest.raises(SettingsError, match="'qdrant'") as told:
        open_store("qdrant+http://me:hunter2@host")
    assert "hunter2" not in str(told.value)
