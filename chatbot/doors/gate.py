"""The gate in front of everything: what is not exposed is a Thai 404, whoever would answer it."""

from starlette.datastructures import Headers
from starlette.responses import HTMLResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from chatbot.doors.exposure import is_exposed
from chatbot.doors.not_found import not_found_page

LARGEST_MESSAGE = 512 * 1024
"""Bytes of one message from the browser: far above any question, far below any harm."""


class Gate:
    """Middleware that turns away what is not exposed, not JSON, or too large.

    Gradio would spool a posted form to disk; only JSON is let through to it.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or answer it here."""
        if scope["type"] == "http":
            refusal = _refusal(scope)
            if refusal is not None:
                await refusal(scope, receive, send)
                return
        await self._app(scope, receive, send)


def _refusal(scope: Scope) -> Response | None:
    root = scope.get("root_path", "")
    if not is_exposed(scope["method"], scope["path"].removeprefix(root)):
        return HTMLResponse(not_found_page(f"{root}/"), 404)
    if scope["method"] == "POST":
        headers = Headers(scope=scope)
        if headers.get("content-type", "").partition(";")[0].strip() != "application/json":
            return Response(status_code=415)
        if not headers.get("content-length", "").isdecimal():
            return Response(status_code=411)
        if int(headers["content-length"]) > LARGEST_MESSAGE:
            return Response(status_code=413)
    return None
