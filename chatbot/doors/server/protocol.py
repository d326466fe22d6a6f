"""HTTP with limits of time, and of connections that one client may hold."""

import asyncio
import ipaddress
from collections import Counter
from collections.abc import Sequence
from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from chatbot.middleware.rate_limit import client_of

HEADERS_S = 10.0
"""Seconds within which a request has to say what it asks for, from its connection or first byte."""

BODY_S = 20.0
"""Seconds within which its body has to be there, or the next part of it."""

PART = 64 * 1024
"""Bytes of a body that are such a part: what is slower than a part in its time is given up."""

LARGEST_HEAD = 64 * 1024
"""Bytes of an address and headers; a browser's are some thousands."""

TAKEN_S = 30.0
"""Seconds for which a client may take nothing of what it is sent."""

MOST_OF_ONE = 100
"""Connections that one client may hold, which of IPv6 has a network; proxies hold any number."""


class Connection(HttpToolsProtocol):
    """One connection, ended where its client keeps it for nothing.

    The server's own limits count connections, so that some hundred silent ones would keep everybody
    out; they know no time but that between two requests.

    :param counted: Connections by client, over all of the process.
    :param proxies: Networks whose addresses stand for many clients.
    """

    def __init__(
        self,
        *args: Any,
        counted: Counter[str],
        proxies: Sequence[str],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self._counted = counted
        self._proxies = [ipaddress.ip_network(network) for network in proxies]
        self._limit: asyncio.TimerHandle | None = None
        self._stuck: asyncio.TimerHandle | None = None
        self._received = 0
        self._in_head = False
        self._head = 0

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to count, and to wait for a request."""
        super().connection_made(transport)
        holder = client_of({"client": self.client})
        self._counted[holder] += 1
        if holder and self._counted[holder] > MOST_OF_ONE and not self._is_proxy():
            transport.abort()
        else:
            self._within(HEADERS_S)

    def connection_lost(self, exc: Exception | None) -> None:
        """Count one less."""
        self._at_ease()
        self.resume_writing()
        holder = client_of({"client": self.client})
        self._counted[holder] -= 1
        if self._counted[holder] <= 0:
            del self._counted[holder]
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Something was sent."""
        if self._in_head:
            # Only what a head goes on with: what it began with may have followed other things.
            self._head += len(data)
            if self._head > LARGEST_HEAD:
                self.transport.abort()
                return
        super().data_received(data)
        answered = self.cycle is not None and self.cycle.response_complete
        if answered and not (self._limit or self.timeout_keep_alive_task):
            # Blank lines between requests, which begin none.
            self._within(HEADERS_S)

    def _unsupported_upgrade_warning(self) -> None:
        """Nothing: what asks for another protocol is answered in this one, as HTTP has it.

        A line in the log for each would be anybody's to write, and speaks of what we do not need.
        """

    def on_message_begin(self) -> None:
        """The first byte of a request is there."""
        super().on_message_begin()
        self._in_head, self._head = True, 0
        self._within(HEADERS_S)

    def on_headers_complete(self) -> None:
        """Its headers are there."""
        self._in_head = False
        self._received = 0
        self._within(BODY_S)
        super().on_headers_complete()

    def on_body(self, body: bytes) -> None:
        """Some of its body is there."""
        self._received += len(body)
        if self._received >= PART:
            self._received = 0
            self._within(BODY_S)
        super().on_body(body)

    def on_message_complete(self) -> None:
        """All of it is there."""
        self._at_ease()
        super().on_message_complete()

    def pause_writing(self) -> None:
        """The client takes nothing for now."""
        super().pause_writing()
        self._stuck = self.loop.call_later(TAKEN_S, self.transport.abort)

    def resume_writing(self) -> None:
        """It goes on."""
        if self._stuck:
            self._stuck.cancel()
            self._stuck = None
        super().resume_writing()

    def _within(self, seconds: float) -> None:
        self._at_ease()
        self._limit = self.loop.call_later(seconds, self.transport.abort)

    def _at_ease(self) -> None:
        if self._limit:
            self._limit.cancel()
            self._limit = None

    def _is_proxy(self) -> bool:
        try:
            found = ipaddress.ip_address(self.client[0] if self.client else "")
        except ValueError:
            return False
        return any(found in network for network in self._proxies)
