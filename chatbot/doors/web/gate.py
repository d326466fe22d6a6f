"""The gate in front of everything: what is sent has to be JSON, and not too much of it.

Editors send forms, and at one address a file.
"""

from collections.abc import Callable

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from chatbot.doors.web.admin import within

LARGEST_MESSAGE = 66 * 1024
"""Bytes of one message from the browser: ten longest questions before the one that is asked."""

LARGEST_FORM = 1_000_000
"""Bytes of one form of an editor, without a file."""

LARGEST_UPLOAD = 20_000_000
"""Bytes of a form with a file."""


class Gate:
    """Middleware that turns away what is not JSON or too large, and forms that are no editor's.

    A posted form would be spooled to disk; what editors send is read within bounds, in memory.

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
    kind = headers.get("content-type", "").partition(";")[0].strip()
    largest = _taken(scope["path"].removeprefix(scope.get("root_path", ""))).get(kind)
    if largest is None:
        return 415
    # A body in chunks is as long as it likes, whatever length it says beside.
    if "transfer-encoding" in headers or not headers.get("content-length", "").isdecimal():
        return 411
    if int(headers["content-length"]) > largest:
        return 413
    return None


def _taken(path: str) -> dict[str, int]:
    """Per media type that is taken at a path, bytes at most."""
    if not path.startswith(f"/{within.ADMIN}/"):
        return {"application/json": LARGEST_MESSAGE}
    if path == f"/{within.ADMIN}{within.UPLOAD}":
        return {"multipart/form-data": LARGEST_UPLOAD}
    return {"application/x-www-form-urlencoded": LARGEST_FORM}
