"""Who gets in, and what is taken from whom: every request of the editors' pages passes here."""

from collections.abc import Awaitable, Callable
from secrets import compare_digest

from starlette.datastructures import FormData, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from chatbot.doors.web.admin import within
from chatbot.doors.web.admin.context import AdminContext
from chatbot.doors.web.admin.layout import admin_page, admin_words, led_to
from chatbot.doors.web.admin.posted import read_form
from chatbot.doors.web.admin.sender import sent_from_here
from chatbot.middleware.gate import LARGEST_FORM

COOKIE = "chatbot-admin"
"""Holds the id of the session."""

TOKEN = "token"  # noqa: S105
"""The field of every form that holds the session's token."""

_LARGEST_LOGIN = 16 * 1024

_HEADERS = {
    "Cache-Control": "no-store",
    "X-Frame-Options": "DENY",
    "Content-Security-Policy": (
        "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; "
        "form-action 'self'; frame-ancestors 'none'"
    ),
}


class Guard:
    """Middleware that passes on what an editor who is signed in sent from a page of ours.

    What is posted is read and checked here, so that no page can forget it: behind it
    ``request.state`` has the ``session`` (None on the page to sign in) and the ``form``.

    :param missing: Makes the page for an address where there is nothing.
    """

    def __init__(
        self,
        app: ASGIApp,
        context: AdminContext,
        missing: Callable[[Request, Exception], Awaitable[Response]],
    ) -> None:
        self._app = app
        self._context = context
        self._missing = missing

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or answer it here."""
        if scope["type"] != "http":
            raise HTTPException(404)
        request = Request(scope, receive)
        if not self._context.editors.names:
            missing = await self._missing(request, HTTPException(404))
            await missing(scope, receive, send)
            return
        request.state.form = FormData()
        try:
            refusal = await self._refusal(request)
            await (refusal or self._app)(scope, receive, _with_headers(send))
        finally:
            await request.state.form.close()

    async def _refusal(self, request: Request) -> Response | None:
        """The answer to a request that goes no further."""
        context, signing_in = self._context, _page(request) == within.LOGIN
        session = context.sessions.find(request.cookies.get(COOKIE))
        request.state.session = session
        posts = request.method == "POST"
        if posts and not sent_from_here(request, context.settings.public_url):
            return self._problem(request, 403)
        if session is None and not signing_in:
            # What an ended session posts is not done, and not silently either.
            return self._ended(request) if posts else led_to(request, within.LOGIN)
        if not posts:
            return None
        try:
            form = await read_form(request, _LARGEST_LOGIN if signing_in else LARGEST_FORM)
            request.state.form = form
        except HTTPException as error:
            return self._problem(request, error.status_code)
        if session and not signing_in:
            token = form.get(TOKEN)
            if not isinstance(token, str) or not _same(token, session.token):
                return self._problem(request, 403)
        return None

    def _ended(self, request: Request) -> Response:
        say = admin_words(request, self._context.settings)
        settings, problem = self._context.settings, say.session_ended
        return admin_page(request, settings, "login.html", 401, problem=problem)

    def _problem(self, request: Request, status: int) -> Response:
        return admin_page(request, self._context.settings, "refused.html", status, problem="")


def _page(request: Request) -> str:
    return request.url.path.removeprefix(within.admin_path(request))


def _same(one: str, other: str) -> bool:
    return compare_digest(one.encode("utf-8", "backslashreplace"), other.encode())


def _with_headers(send: Send) -> Send:
    async def send_with_headers(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in _HEADERS.items():
                headers[name] = value
        await send(message)

    return send_with_headers
