"""Clients that keep a connection for nothing: they are left, and nobody else is kept out."""

import socket
import threading
from urllib.request import urlopen

import pytest
import uvicorn

from chatbot.doors.server import protocol
from chatbot.doors.server.app import create_app
from chatbot.doors.server.listen import listen
from chatbot.doors.server.shared import Shared
from chatbot.doors.server.worker import Worker

HEAD = "POST /gradio_api/run/respond HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"


@pytest.fixture(scope="module")
def short_limits():
    patch = pytest.MonkeyPatch()
    patch.setattr(protocol, "HEADERS_S", 0.3)
    patch.setattr(protocol, "BODY_S", 0.3)
    patch.setattr(protocol, "TAKEN_S", 0.3)
    patch.setattr(protocol, "MOST_OF_ONE", 20)
    yield
    patch.undo()


@pytest.fixture(scope="module")
def port(service, settings, short_limits):
    own = settings.model_copy(update={"trusted_proxies": ()})
    worker = Worker(own, "", Shared())
    with listen("127.0.0.1", 0) as listener:
        server = uvicorn.Server(worker.config(create_app(service)))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        yield listener.getsockname()[1]
        server.should_exit = True
        thread.join()


def ends(connection):
    """Wait until the other side has ended a connection; what it sent before."""
    received = b""
    try:
        while part := connection.recv(65536):
            received += part
    except ConnectionResetError:
        pass
    return received


@pytest.mark.parametrize(
    "sent",
    [
        "",
        "POST /grad",
        "GET / HTTP/1.1\r\nHost: x\r\n",
        f"{HEAD}Content-Length: 50\r\n\r\n",
        f'{HEAD}Content-Length: 50\r\n\r\n{{"data"',
    ],
    ids=["silent", "part of a line", "part of the headers", "no body", "part of a body"],
)
def test_who_never_says_what_it_wants_is_left(port, sent):
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.sendall(sent.encode())
        assert b"200 OK" not in ends(connection)


def test_a_second_request_that_never_comes_whole_is_left_too(port):
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.sendall(b"GET /robots.txt HTTP/1.1\r\nHost: x\r\n\r\nGET /robo")
        assert ends(connection).count(b"200 OK") == 1


@pytest.mark.parametrize(
    "sent",
    [
        "GET /robots.txt HTTP/1.1\r\nHost: x\r\n\r\n",
        f"{HEAD}Content-Length: 999999\r\n\r\n",
    ],
    ids=["a request", "a body that is refused"],
)
def test_who_goes_on_with_nothing_after_an_answer_is_left(port, sent):
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.sendall(sent.encode())
        assert b"HTTP/1.1" in connection.recv(65536)
        connection.sendall(b"\r\n" if sent.startswith("GET") else b"x" * 999_999)
        assert b"HTTP/1.1" not in ends(connection)


@pytest.mark.parametrize("begun", ["GET /", "GET / HTTP/1.1\r\nHost: x\r\nX: "])
def test_an_address_and_headers_have_an_end(port, monkeypatch, begun):
    monkeypatch.setattr(protocol, "HEADERS_S", 3600)
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.sendall(begun.encode())
        with pytest.raises(OSError, match=r"reset|pipe"):
            connection.sendall(b"a" * (200 * protocol.LARGEST_HEAD))


def test_who_asks_for_another_protocol_is_answered_in_this_one_without_a_word(port, caplog):
    asks = "Connection: upgrade, close\r\nUpgrade: websocket\r\n"
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.sendall(f"GET /robots.txt HTTP/1.1\r\nHost: x\r\n{asks}\r\n".encode())
        assert b"200 OK" in ends(connection)
    assert not caplog.records


def test_who_takes_nothing_of_what_it_is_sent_is_left(port):
    with socket.socket() as connection:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        connection.connect(("127.0.0.1", port))
        request = b"GET /questions HTTP/1.1\r\nHost: x\r\n\r\n"
        connection.sendall(request * 100)
        # Reading begins only when the limit is long over: what was sent by then is not all.
        with socket.create_connection(("127.0.0.1", port)) as other:
            assert ends(other) == b""
        for _ in range(5):
            with socket.create_connection(("127.0.0.1", port)) as other:
                assert ends(other) == b""
        assert ends(connection).count(b"200 OK") < 100


def test_one_address_holds_so_many_connections_and_those_are_served(port, monkeypatch):
    monkeypatch.setattr(protocol, "HEADERS_S", 3600)
    connections = [socket.create_connection(("127.0.0.1", port)) for _ in range(60)]
    try:
        for connection in connections[20:]:
            assert ends(connection) == b""
        for connection in connections[:20]:
            connection.sendall(b"GET /healthz HTTP/1.0\r\nHost: x\r\n\r\n")
            assert b"200 OK" in ends(connection)
    finally:
        for connection in connections:
            connection.close()
    with urlopen(f"http://127.0.0.1:{port}/healthz") as response:
        assert response.status == 200
