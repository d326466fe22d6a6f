import socket

import pytest

from chatbot.doors.server.listen import listen
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


def test_a_host_that_does_not_exist():
    with pytest.raises(ServeError, match=r"no-such-host\.invalid.*127\.0\.0\.1"):
        listen("no-such-host.invalid", 0)


def test_an_address_of_another_machine():
    with pytest.raises(ServeError, match=r"192\.0\.2\.1.*does not have that address"):
        listen("192.0.2.1", 0)
