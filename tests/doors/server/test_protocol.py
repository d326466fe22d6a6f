"""How many connections a client may hold."""

from collections import Counter

import pytest
import uvicorn
from fixtures.coroutines import run_to_end
from uvicorn.server import ServerState

from chatbot.doors.server import protocol


class Transport:
    """Of a connection from an address."""

    def __init__(self, address):
        self.address, self.aborted = address, False

    def get_extra_info(self, name, default=None):
        return (self.address, 1) if name in ("peername", "sockname") else default

    def abort(self):
        self.aborted = True

    def resume_reading(self):
        pass

    def close(self):
        pass


@pytest.mark.parametrize(
    ("pattern", "proxies", "most"),
    [
        ("2001:db8::{}", (), 3),
        ("2001:db8:0:{}::1", (), 9),
        ("::ffff:192.0.2.{}", (), 9),
        ("2001:db8::{}", ("2001:db8::/64",), 9),
    ],
    ids=["of one network", "of many networks", "of the other kind", "of proxies"],
)
def test_who_has_many_addresses_holds_no_more_connections(monkeypatch, pattern, proxies, most):
    monkeypatch.setattr(protocol, "MOST_OF_ONE", 3)

    async def work():
        counted, state = Counter(), ServerState()
        config = uvicorn.Config(lambda: None, log_config=None)
        config.load()
        held = []
        for number in range(9):
            one = protocol.Connection(config, state, {}, counted=counted, proxies=proxies)
            transport = Transport(pattern.format(number + 1))
            one.connection_made(transport)
            held.append((one, transport))
        kept = sum(not transport.aborted for _, transport in held)
        for one, _ in held:
            one.connection_lost(None)
        return kept, counted

    assert run_to_end(work()) == (most, Counter())
