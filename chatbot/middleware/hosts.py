"""Which names the server answers to."""

from collections.abc import Sequence

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from chatbot.middleware.paths import path_within
from chatbot.middleware.refuse import Refuse

PROBES = frozenset({"/healthz", "/readyz", "/metrics"})
"""Asked for by address, by whoever watches over the machine."""


class Hosts:
    """Middleware that answers 421 to a request for a name that is not ours.

    :param refused: Makes that response.
    :param names: ``faq.example.go.th``, or ``*.example.go.th``; any where there are none.
    """

    def __init__(self, app: ASGIApp, refused: Refuse, names: Sequence[str]) -> None:
        self._app = app
        self._refused = refused
        self._names = names

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or answer it here."""
        watched = not self._names or scope["type"] != "http" or path_within(scope) in PROBES
        if watched or self._ours(scope):
            await self._app(scope, receive, send)
        else:
            await self._refused(Request(scope), 421, {})(scope, receive, send)

    def _ours(self, scope: Scope) -> bool:
        asked = Headers(scope=scope).get("host", "").lower()
        # The brackets of an IPv6 address have colons of their own.
        name = asked[: asked.find("]") + 1] or asked.partition(":")[0]
        return any(
            name == ours or (ours.startswith("*.") and name.endswith(ours[1:]))
            for ours in self._names
        )
