"""Milvus as a store: Milvus Lite for real, and servers that are away, silent or given up."""

import gc
import os
import socket
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import numpy as np
import pytest

pytest.importorskip("pymilvus", reason="the extra 'milvus' is not installed")

from pymilvus import MilvusClient, MilvusException

from chatbot.errors import IndexStorageError, SettingsError
from chatbot.index.stores import check_store, open_store
from chatbot.index.stores.base import SparseRows, SparseStore
from chatbot.index.stores.milvus import connection, tables
from chatbot.index.stores.milvus import store as store_module
from chatbot.index.stores.milvus.address import Address
from chatbot.index.stores.milvus.places import asked_row

ROWS = np.array([[1, 0], [0, 1], [-1, 0], [0.8, 0.6]], dtype=np.float32)
QUESTION = np.array([0.6, 0.8], np.float32)
# Of the first row two tokens that differ in their upper halves alone; the second row is empty.
FAR = 2**40 + 5
SPARSE = SparseRows(
    np.array([0, 2, 2, 3]), np.array([5, FAR, 5], np.uint64), np.array([1, 2, 0.5], np.float32)
)


def asking(*tokens):
    """A sparse vector that holds each of some tokens once."""
    return SparseRows(
        np.array([0, len(tokens)]), np.array(tokens, np.uint64), np.ones(len(tokens), np.float32)
    )


@pytest.fixture
def url(tmp_path):
    return f"milvus+file:{tmp_path}/rows.db"


@pytest.fixture
def store(url):
    opened = open_store(url)
    yield opened
    # What a test failed with may hold on to it, in a circle.
    del opened
    gc.collect()


@pytest.fixture
def client(store, url):
    """A client of its own to what the store keeps."""
    shared = connection.shared_connection(Address.of(url))
    return shared.client()


@pytest.fixture(autouse=True)
def _soon_given_up(monkeypatch):
    """What takes seconds for a server's sake takes less here."""
    monkeypatch.setattr(connection, "CONNECT_S", 0.5)
    monkeypatch.setattr(connection, "ASK_S", 2.0)
    monkeypatch.setattr(tables, "WRITE_S", 5.0)
    monkeypatch.setattr(tables, "PAUSE_S", 0.0)


def test_dense_rows(store):
    assert isinstance(store, SparseStore)
    store.put("rows", ROWS.astype(np.float16))
    store.put("other", ROWS[::-1])
    found = store.search("rows", QUESTION, 3)
    assert list(found.rows) == [3, 1, 0]
    assert found.similarities == pytest.approx([0.96, 0.8, 0.6], abs=1e-3)
    assert sorted(store.search("rows", QUESTION, 99).rows) == [0, 1, 2, 3]
    some = store.similarities("rows", QUESTION, np.array([0, 2]))
    assert some == pytest.approx([0.6, -0.6], abs=1e-3)
    assert store.similarities("rows", QUESTION, np.array([], np.int64)).shape == (0,)
    assert list(store.search("other", QUESTION, 1).rows) == [0]


def test_sparse_rows(store):
    store.put_sparse("rows", SPARSE)
    found = store.search_sparse("rows", asking(5, FAR), 9)
    assert list(found.rows) == [0, 2]
    assert found.similarities == pytest.approx([3, 0.5])
    assert list(store.search_sparse("rows", asking(7), 9).rows) == []
    assert list(store.search_sparse("rows", asking(), 9).rows) == []
    every = np.arange(3)
    assert store.similarities_sparse("rows", asking(5), every) == pytest.approx([1, 0, 0.5])
    assert list(store.similarities_sparse("rows", asking(), every)) == [0, 0, 0]


def test_tokens_that_fall_on_one_place_count_together():
    assert asked_row(asking(3, 3 << 32, 9)) == {3: 2, 9: 1}
    # Every place is one that Milvus takes, and not the one of rows without a token.
    assert set(asked_row(asking(2**64 - 2**32, 2**32 - 2))) == {0, 1}


def test_rows_are_written_and_named_some_at_a_time(store, monkeypatch):
    monkeypatch.setattr(store_module, "_MOST_BYTES", 800)
    monkeypatch.setattr(store_module, "_ROWS_NAMED", 64)
    rows = np.random.default_rng(0).normal(size=(250, 2)).astype(np.float32)
    store.put("rows", rows)
    named = np.arange(0, 250, 2)
    expected = rows @ QUESTION
    assert store.similarities("rows", QUESTION, named) == pytest.approx(expected[named], abs=1e-5)
    assert list(store.search("rows", QUESTION, 5).rows) == list(np.argsort(-expected)[:5])


def test_a_large_table_gets_a_graph(store, client, monkeypatch):
    monkeypatch.setattr(tables, "MOST_SEARCHED_THROUGH", 99)
    rows = np.random.default_rng(0).normal(size=(300, 8)).astype(np.float32)
    store.put("rows", rows)
    assert client.describe_index("chatbot_rows", "vector")["index_type"] == "HNSW"
    found = store.search("rows", rows[7], 200)
    assert found.rows[0] == np.argmax(rows @ rows[7])
    assert len(found.rows) == 200
    every = np.arange(300)
    assert store.similarities("rows", rows[7], every) == pytest.approx(rows @ rows[7], abs=1e-4)


def test_a_table_that_is_not_there(store):
    for ask in (
        lambda: store.search("missing", QUESTION, 1),
        lambda: store.search_sparse("missing", asking(5), 1),
        lambda: store.similarities("missing", QUESTION, np.array([0])),
        lambda: store.similarities_sparse("missing", asking(5), np.array([0])),
    ):
        with pytest.raises(KeyError, match="missing"):
            ask()


def test_a_row_that_is_not_there(store):
    store.put("rows", ROWS)
    with pytest.raises(IndexStorageError, match="table rows has no row 99"):
        store.similarities("rows", QUESTION, np.array([0, 99]))


def test_a_table_can_be_dropped(store, client):
    store.put("rows", ROWS)
    store.search("rows", QUESTION, 1)
    for _ in range(2):
        store.drop("rows")
    with pytest.raises(KeyError):
        store.search("rows", QUESTION, 1)
    assert client.list_collections() == []


def test_a_table_that_another_process_dropped(store, client):
    store.put("rows", ROWS)
    store.search("rows", QUESTION, 1)
    client.drop_collection("chatbot_rows")
    with pytest.raises(KeyError):
        store.search("rows", QUESTION, 1)


def test_a_table_that_somebody_released_is_loaded_again(store, client):
    store.put("rows", ROWS)
    client.release_collection("chatbot_rows")
    assert list(store.search("rows", QUESTION, 1).rows) == [3]


@pytest.mark.parametrize("name", ["", "a b", "../up", "a-b", "ตาราง", "x" * 201, "a;b", "a\n"])
def test_a_name_that_is_none(store, name):
    for use in (
        lambda: store.put(name, ROWS),
        lambda: store.search(name, QUESTION, 1),
        lambda: store.drop(name),
    ):
        with pytest.raises(ValueError, match="Latin letters"):
            use()


def test_tables_are_there_when_the_folder_is_opened_again(url):
    opened = open_store(url)
    opened.put("rows", ROWS)
    opened.put_sparse("words", SPARSE)
    del opened
    gc.collect()
    again = open_store(url)
    assert list(again.search("rows", QUESTION, 3).rows) == [3, 1, 0]
    assert list(again.search_sparse("words", asking(5), 9).rows) == [0, 2]


def test_a_folder_is_let_go_of(url):
    before = set(threading.enumerate())
    opened = open_store(url)
    opened.put("rows", ROWS)
    assert len(connection._connections) == 1
    assert open_store(url)._tables._connection is opened._tables._connection
    del opened
    gc.collect()
    assert len(connection._connections) == 0
    # A process of its own may have it now.
    done = _elsewhere(f"open_store({url!r}).drop('rows')")
    assert done.returncode == 0, done.stderr
    for thread in set(threading.enumerate()) - before:
        thread.join(10)
    assert set(threading.enumerate()) <= before


def test_a_folder_is_for_one_process(store, url):
    done = _elsewhere(f"open_store({url!r})")
    last = done.stderr.strip().splitlines()[-1]
    assert "is in use by another process" in last
    assert "CHATBOT_WORKERS at 1" in last
    # Neither library prints one of its own beside it.
    assert done.stderr.count("Traceback") - done.stderr.count("\nThe above exception") == 1


def test_a_folder_that_cannot_be_made(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(IndexStorageError, match="its folder cannot be used"):
        open_store(f"milvus+file:{tmp_path}/file/rows.db")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_only_be_read(tmp_path):
    tmp_path.chmod(0o500)
    with pytest.raises(IndexStorageError, match="its folder cannot be used"):
        open_store(f"milvus+file:{tmp_path}/rows.db")


def test_a_store_is_tried_out(url):
    check_store(url)
    shared = connection.shared_connection(Address.of(url))
    assert shared.client().list_collections() == []


class Killed(BaseException):
    """Ends a load as the end of its process does: nothing is tidied up."""


@pytest.fixture
def killed_after(monkeypatch):
    """Have a load end after so many calls that write, with nothing removed."""

    def arrange(calls):
        insert, left = MilvusClient.insert, iter(range(calls))

        def counting(self, *arguments, **named):
            if next(left, None) is None:
                raise Killed
            return insert(self, *arguments, **named)

        monkeypatch.setattr(MilvusClient, "insert", counting)
        monkeypatch.setattr(MilvusClient, "drop_collection", lambda *_, **__: None)

    return arrange


@pytest.mark.parametrize("calls", [0, 2])
def test_a_load_that_was_killed_goes_on_where_it_ended(url, monkeypatch, killed_after, calls):
    monkeypatch.setattr(store_module, "_MOST_BYTES", 8)
    with monkeypatch.context():
        killed_after(calls)
        with pytest.raises(Killed):
            open_store(url).put("rows", ROWS)
        with pytest.raises(KeyError):
            open_store(url).search("rows", QUESTION, 1)
        monkeypatch.undo()
    gc.collect()
    monkeypatch.setattr(store_module, "_MOST_BYTES", 8)
    written = []
    insert = MilvusClient.insert

    def noting(self, collection, rows, **named):
        written.extend(row["row"] for row in rows)
        return insert(self, collection, rows, **named)

    monkeypatch.setattr(MilvusClient, "insert", noting)
    again = open_store(url)
    again.put("rows", ROWS)
    assert written == list(range(calls, 4))
    assert list(again.search("rows", QUESTION, 3).rows) == [3, 1, 0]


def test_a_load_with_rows_missing_in_between_starts_over(store, client, monkeypatch, killed_after):
    monkeypatch.setattr(store_module, "_MOST_BYTES", 8)
    with monkeypatch.context():
        killed_after(2)
        with pytest.raises(Killed):
            store.put("rows", ROWS)
        monkeypatch.undo()
    client.delete("chatbotbegun_rows", filter="row == 0")
    store.put("rows", ROWS)
    assert sorted(store.search("rows", QUESTION, 9).rows) == [0, 1, 2, 3]


def test_a_load_that_fails_leaves_nothing(store, client, monkeypatch):
    def refuse(*_, **__):
        raise MilvusException(message="disk quota exhausted")

    monkeypatch.setattr(MilvusClient, "insert", refuse)
    with pytest.raises(IndexStorageError, match=r"filling table rows: disk quota exhausted"):
        store.put("rows", ROWS)
    assert client.list_collections() == []


def test_a_call_that_got_no_answer_is_made_again(store, monkeypatch):
    insert = MilvusClient.insert

    def unanswered(self, *arguments, **named):
        insert(self, *arguments, **named)
        raise MilvusException(message="connection lost", retriable=True)

    monkeypatch.setattr(MilvusClient, "insert", unanswered)
    store.put("rows", ROWS)
    # Not there twice.
    assert sorted(store.search("rows", QUESTION, 9).rows) == [0, 1, 2, 3]


def test_a_table_that_is_whole_is_left_as_it_is(store):
    store.put("rows", ROWS)
    store.put("rows", ROWS)
    assert sorted(store.search("rows", QUESTION, 9).rows) == [0, 1, 2, 3]


def test_several_threads(store):
    store.put("rows", ROWS)
    store.put_sparse("words", SPARSE)

    def ask(number):
        if number % 2:
            return list(store.search_sparse("words", asking(5), 9).rows)
        return list(store.search("rows", QUESTION, 3).rows)

    with ThreadPoolExecutor(4) as threads:
        found = list(threads.map(ask, range(40)))
    assert found == [[3, 1, 0], [0, 2]] * 20


@pytest.fixture
def closed_port():
    with closing(socket.socket()) as listening:
        listening.bind(("127.0.0.1", 0))
        return listening.getsockname()[1]


@pytest.fixture
def silent_port():
    """Connections are made, and nothing is ever said."""
    with closing(socket.create_server(("127.0.0.1", 0))) as listening:
        yield listening.getsockname()[1]


@pytest.mark.parametrize("port", ["closed_port", "silent_port"])
def test_a_server_that_does_not_answer(request, port):
    url = f"milvus+http://127.0.0.1:{request.getfixturevalue(port)}"
    for reach in (check_store, open_store):
        with pytest.raises(IndexStorageError, match=r"does not answer: .*runs and can be") as told:
            reach(url)
        assert repr(url) in str(told.value)


def test_those_who_wait_for_a_silent_server_are_told_together(silent_port, monkeypatch):
    address = Address.of(f"milvus+http://127.0.0.1:{silent_port}")
    silent = connection.MilvusConnection(address, "")
    attempts = []
    connect = connection.MilvusConnection._connect

    def noting(self):
        attempts.append(1)
        return connect(self)

    monkeypatch.setattr(connection.MilvusConnection, "_connect", noting)
    all_here = threading.Barrier(4)

    def reach(_):
        all_here.wait()
        with pytest.raises(IndexStorageError, match="does not answer"):
            silent.client()

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(reach, range(4)))
    assert len(attempts) == 1


@pytest.fixture
def server(tmp_path, closed_port):
    """Starts and ends a server on a port; Milvus Lite, which speaks as a server of Milvus does."""
    running = []
    command = (
        "from milvus_lite.adapter.grpc.server import run_server\n"
        f"run_server({str(tmp_path / 'server.db')!r}, '127.0.0.1', {closed_port})"
    )

    class Server:
        url = f"milvus+http://127.0.0.1:{closed_port}"

        def start(self):
            process = subprocess.Popen(
                [sys.executable, "-u", "-c", command], stdout=subprocess.PIPE, text=True
            )
            running.append(process)
            assert "listening" in process.stdout.readline()

        def stop(self):
            process = running.pop()
            process.kill()
            process.communicate()

    server = Server()
    server.start()
    yield server
    while running:
        server.stop()


def test_a_server_that_goes_away_and_comes_back(server):
    store = open_store(server.url)
    store.put("rows", ROWS)
    store.put_sparse("words", SPARSE)
    server.stop()
    for ask in (
        lambda: store.search("rows", QUESTION, 1),
        lambda: store.similarities_sparse("words", asking(5), np.array([0])),
        lambda: store.put("more", ROWS),
        lambda: store.drop("rows"),
    ):
        with pytest.raises(IndexStorageError, match=r"failed \w+ table \w+: .*UNAVAILABLE"):
            ask()
    server.start()
    assert list(_once_it_answers(lambda: store.search("rows", QUESTION, 1)).rows) == [3]
    assert list(store.search_sparse("words", asking(FAR), 1).rows) == [0]


def test_several_processes_on_one_server(server):
    open_store(server.url).put("rows", ROWS)
    done = _elsewhere(
        "import numpy\n"
        f"store = open_store({server.url!r})\n"
        "print(store.search('rows', numpy.array([1, 0], 'f4'), 1).rows)\n"
        "store.drop('rows')"
    )
    assert done.stdout == "[0]\n", done.stderr
    with pytest.raises(KeyError):
        open_store(server.url).search("rows", QUESTION, 1)


def test_the_copy_answers_while_the_server_is_away(server, tmp_path, caplog):
    folder = tmp_path / "copy"
    folder.mkdir()
    store = open_store(f"with-copy+{server.url}", folder)
    store.put("rows", ROWS)
    server.stop()
    assert list(store.search("rows", QUESTION, 3).rows) == [3, 1, 0]
    assert "UNAVAILABLE" in caplog.text


def test_a_fork_makes_a_connection_of_its_own(store, url):
    # Milvus Lite itself stays in the process that it runs in, and is asked there.
    shared = connection.shared_connection(Address.of(url))
    first = shared.client()
    shared._process = -1  # as the number of a fork's parent looks to it
    assert shared.client() is not first
    assert shared.client().list_collections() == []


@pytest.mark.parametrize(
    ("written", "server", "database"),
    [
        ("milvus+http://host", "http://host:19530", ""),
        ("milvus+http://host:1/", "http://host:1", ""),
        ("milvus+https://host/faq", "https://host", "faq"),
        ("milvus+http://[::1]:19530/faq_2", "http://[::1]:19530", "faq_2"),
    ],
)
def test_an_address_of_a_server(written, server, database):
    address = Address.of(written)
    assert (address.server, address.database, address.folder) == (server, database, None)


@pytest.mark.parametrize(
    "wrong",
    [
        *("milvus", "milvus+", "milvus:", "milvus+ftp://host", "milvus+http:", "milvus+http://"),
        *("milvus+file:", "milvus+file:rows.db", "milvus+file:../rows.db"),
        *("milvus+http://host:port", "milvus+http://host:99999", "milvus+http://host/a/b"),
        *("milvus+http://host/?db=a", "milvus+http://host/#a", "milvus+http://host/a b"),
    ],
)
def test_an_address_that_is_none(wrong):
    with pytest.raises(SettingsError, match=r"\(CHATBOT_STORE\): .*milvus\+http://host:19530"):
        open_store(wrong)


def test_a_password_does_not_belong_into_the_address():
    with pytest.raises(SettingsError, match="CHATBOT_STORE_TOKEN") as told:
        open_store("milvus+https://office:confidential@host")
    assert "confidential" not in str(told.value)


def test_the_token_is_given_to_the_server_and_shown_nowhere(closed_port, monkeypatch):
    given = []

    def note(*_, **named):
        given.append(named["token"])
        raise MilvusException(message="auth check failure")

    monkeypatch.setattr(connection, "MilvusClient", note)
    monkeypatch.setattr("chatbot.index.stores.milvus.token._token", "office:confidential")
    with pytest.raises(IndexStorageError, match="CHATBOT_STORE_TOKEN is right") as told:
        open_store(f"milvus+http://127.0.0.1:{closed_port}")
    assert given == ["office:confidential"]
    assert "confidential" not in str(told.value)


def test_the_extra_that_is_missing_is_named(url, monkeypatch):
    monkeypatch.setattr("chatbot.index.stores.milvus.find_spec", lambda _: None)
    with pytest.raises(SettingsError, match=r"'milvus'.*pymilvus.*answers\[milvus\]"):
        open_store(url)


def test_nothing_but_the_named_place_is_used(tmp_path):
    """No home folder, no .env of a folder above, no address beyond this machine."""
    (tmp_path / ".env").write_text("CHATBOT_STRAY=1\n")
    watch = (
        "import sys\n"
        "def watch(event, arguments):\n"
        "    if event in ('socket.getaddrinfo', 'socket.connect'): raise OSError(event)\n"
        "sys.addaudithook(watch)\n"
        "import os, numpy\n"
        "from chatbot.offline import go_offline\n"
        "go_offline()\n"
    )
    use = (
        f"store = open_store('milvus+file:{tmp_path}/rows.db')\n"
        "store.put('rows', numpy.eye(2, dtype='f4'))\n"
        "print(store.search('rows', numpy.ones(2, 'f4'), 9).rows, 'CHATBOT_STRAY' in os.environ)\n"
    )
    done = _elsewhere(use, before=watch, HOME=str(tmp_path / "home"), http_proxy="http://gone:1")
    assert done.stdout.strip() in {"[0 1] False", "[1 0] False"}, done.stderr
    assert done.stderr == ""
    assert not (tmp_path / "home").exists()


def _once_it_answers(ask):
    """What a server says that was just started: a lost connection is tried every two seconds."""
    latest = time.monotonic() + 60
    while True:
        try:
            return ask()
        except IndexStorageError:
            assert time.monotonic() < latest
            time.sleep(0.05)


def _elsewhere(code, before="", **variables):
    """Run code in a process of its own, in which stores can be opened."""
    return subprocess.run(
        [
            *(sys.executable, "-W", "error", "-c"),
            f"{before}\nfrom chatbot.index.stores import open_store\n{code}",
        ],
        capture_output=True,
        text=True,
        env={**os.environ, **variables},
        check=False,
    )
