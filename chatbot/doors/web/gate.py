"""The gate in front of everything: what is sent has to be JSON, and not too much of it."""

from collections.abc import Callable

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

LARGEST_MESSAGE = 66 * 1024
"""Bytes of one message from the browser: ten longest questions before the one that is asked."""


class Gate:
    """Middleware that turns away what is not JSON or too large.

    A posted form would be spooled to disk; only JSON is let through.

    :param refused: Makes the page for a request that is turned away with that status.
    """

    def __init__(self, app: ASGIApp, refused: Callable[[Request, int], Response]) -> None:
        self._app = app
        self._refused = refused

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or answer it here."""
        status = _refusal(scope) if scope["type"] == "http" else None
        app = self._refused(Request(scope), status) if status else self._app
        await app(scope, receive, send)


def _refusal(scope: Scope) -> int | None:
    """The HTTP status of what is turned away."""
    if scope["method"] != "POST":
        return None
    headers = Headers(scope=scope)
    if headers.get("content-type", "").partition(";")[0].strip() != "application/json":
        return 415
    # A body in chunks is as long as it likes, whatever length it says beside.
    if "transfer-encoding" in headers or not headers.get("content-length", "").isdecimal():
        return 411
    if int(headers["content-length"]) > LARGEST_MESSAGE:
        return 413
    return None
