"""Which sites' pages may call the API: those that the operator names, without cookies."""

from collections.abc import Sequence

from starlette.datastructures import Headers
from starlette.middleware.cors import CORSMiddleware
from starlette.types import ASGIApp, Receive, Scope, Send

from chatbot.doors.rest.within import is_call

_KEPT_BY_BROWSERS_S = 3600


class ApiCors:
    """Middleware that tells browsers so, at the API alone.

    It stands in front of whatever turns a request away: a page may read the problem too. What
    comes from another site passes without a word, and its browser keeps the response from it.

    :param origins: As browsers send them, e.g. ``https://www.example.go.th``.
    """

    def __init__(self, app: ASGIApp, origins: Sequence[str]) -> None:
        self._app = app
        self._origins = frozenset(origins)
        self._shared = CORSMiddleware(
            app,
            allow_origins=origins,
            allow_methods=("GET", "HEAD", "POST"),
            allow_headers=("Authorization", "Content-Type"),
            expose_headers=("Retry-After",),
            max_age=_KEPT_BY_BROWSERS_S,
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on."""
        named = is_call(scope) and Headers(scope=scope).get("origin") in self._origins
        await (self._shared if named else self._app)(scope, receive, send)
