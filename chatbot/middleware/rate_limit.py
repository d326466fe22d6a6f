"""How much one client may ask, and all of them together."""

import ipaddress
from collections.abc import Callable
from typing import Protocol

from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from chatbot.middleware.buckets import Buckets
from chatbot.middleware.refuse import Refuse

COUNTED = "chatbot.counted"
"""In the scope of a request that another process has counted, and passed on."""

_ALL = "all clients together"
_IPV6_NETWORK = 64


class Limited(Protocol):
    """A client with a limit of its own, in ``scope["state"]["api_key"]``."""

    @property
    def name(self) -> str:
        """Who it is."""

    @property
    def per_minute(self) -> int:
        """Questions a minute; 0 for any number."""


class RateLimit:
    """Middleware that answers 429, with ``Retry-After``, to whoever asks too much.

    :param refused: Makes that response.
    :param cost: What a request costs, in questions; 0 for what is free.
    :param per_minute: Questions a minute of one client; 0 for any number.
    :param per_second: Questions a second of all clients; 0 for any number.
    """

    def __init__(
        self,
        app: ASGIApp,
        refused: Refuse,
        cost: Callable[[Scope], float],
        buckets: Buckets,
        per_minute: int,
        per_second: int,
    ) -> None:
        self._app = app
        self._refused = refused
        self._cost = cost
        self._buckets = buckets
        self._per_minute = per_minute
        self._per_second = per_second

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or answer it here."""
        counts = scope["type"] == "http" and COUNTED not in scope
        cost = self._cost(scope) if counts else 0.0
        wait = cost and self._wait(scope, cost)
        if wait:
            refusal = self._refused(Request(scope), 429, {"Retry-After": str(wait)})
            await refusal(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    def _wait(self, scope: Scope, cost: float) -> int:
        client: Limited | None = scope.get("state", {}).get("api_key")
        if client:
            wait = self._buckets.take(f"key {client.name}", client.per_minute, cost)
        else:
            wait = self._buckets.take(client_of(scope), self._per_minute, cost)
        return wait or self._buckets.take(_ALL, self._per_second * 60, cost)


def client_of(scope: Scope) -> str:
    """What tells a client from others: its address, of IPv6 the network that one customer has."""
    host, _ = scope.get("client") or ("", 0)
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return str(host)
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped:
            # Where one socket serves both kinds: all of them would be of one network.
            return str(address.ipv4_mapped)
        return str(ipaddress.ip_network((address, _IPV6_NETWORK), strict=False))
    return host
