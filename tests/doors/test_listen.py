import pickle
import socket
import sys
from contextlib import suppress

import pytest

from chatbot.doors.server.listen import OwnListener, listen, reserve
from chatbot.doors.server.serve import serve
from chatbot.errors import ServeError


@pytest.fixture
def taken_port():
    with socket.create_server(("127.0.0.1", 0)) as other:
        yield other.getsockname()[1]


def test_a_free_port_is_found():
    with listen("127.0.0.1", 0) as listener:
        assert listener.getsockname()[1] > 0


def test_a_port_in_use_is_said_with_what_to_do(settings, taken_port):
    with pytest.raises(ServeError, match=rf"127\.0\.0\.1 port {taken_port}.*in use.*--port"):
        serve(settings.model_copy(update={"port": taken_port}))


@pytest.mark.skipif(sys.platform != "linux", reason="Linux alone shares connections out")
def test_an_address_that_is_shared_out_is_nobody_elses():
    with reserve("127.0.0.1", 0) as reserved:
        port = reserved.getsockname()[1]
        workers = [pickle.loads(pickle.dumps(OwnListener(reserved))) for _ in range(2)]
        for worker in workers:
            worker.listen()
        clients = [socket.create_connection(("127.0.0.1", port)) for _ in range(64)]
        taken = []
        for worker in workers:
            worker.setblocking(False)
            taken.append(0)
            with suppress(BlockingIOError):
                while True:
                    worker.accept()[0].close()
                    taken[-1] += 1
        assert sum(taken) == 64
        assert min(taken) > 8
        for start in (listen, reserve):
            with pytest.raises(ServeError, match="in use"):
                start("127.0.0.1", port)
        for one in (*clients, *workers):
            one.close()


def test_a_host_that_does_not_exist():
    with pytest.raises(ServeError, match=r"no-such-host\.invalid.*127\.0\.0\.1"):
        listen("no-such-host.invalid", 0)


def test_an_address_of_another_machine():
    with pytest.raises(ServeError, match=r"192\.0\.2\.1.*does not have that address"):
        listen("192.0.2.1", 0)
