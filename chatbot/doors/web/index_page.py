"""Gradio's index page, made ours: Thai, no foreign addresses, scripts bound to a nonce."""

import re
import secrets

from markupsafe import Markup
from starlette.responses import HTMLResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from chatbot.doors.web import addresses
from chatbot.doors.web.security import content_policy
from chatbot.wording.th import THAI

_FOREIGN = re.compile(
    r'\s*<meta\s+(?:property="og:|name="twitter:)[^>]*>|\s*<link rel="manifest"[^>]*>', re.DOTALL
)
_SCRIPT = re.compile(r"<script(?=[\s>])")
_BODY = re.compile(r"<body\b[^>]*>")
_LANGUAGE = re.compile(r'(<html\s[^>]*?lang=)"[^"]*"', re.DOTALL)

_HEAD = Markup(
    "<head>\n"
    "<title>{title}</title>\n"
    '<link rel="icon" type="image/svg+xml" href="{static}/favicon.svg">\n'
    '<link rel="stylesheet" href="{static}/base.css">\n'
    '<link rel="stylesheet" href="{static}/chat.css">\n'
    '<script src="{static}/thai.js"></script>\n'
)


def thai_index(page: str, title: str, nonce: str) -> str:
    """Mend Gradio's index page.

    Gradio serves it as English whatever it shows, describes itself to link previews with
    addresses elsewhere, and needs inline scripts, which only the nonce lets run.

    :param page: HTML as Gradio serves it.
    :param title: Title until Gradio has started; the same as the Blocks'.
    :param nonce: The nonce of this response's Content-Security-Policy.
    """
    page = _FOREIGN.sub("", page)
    page = _LANGUAGE.sub(r'\1"th"', page, count=1)
    page = _BODY.sub(rf"\g<0><noscript><p>{THAI.needs_scripts}</p></noscript>", page, count=1)
    page = page.replace("<head>", _HEAD.format(title=title, static=addresses.STATIC), 1)
    return _SCRIPT.sub(Markup('<script nonce="{}"').format(nonce), page)


class ThaiIndex:
    """Middleware that mends the index page on its way out.

    :param title: Title of the window.
    """

    def __init__(self, app: ASGIApp, title: str) -> None:
        self._app = app
        self._title = title

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and the index page back mended."""
        if scope["type"] != "http" or scope["path"].removeprefix(scope.get("root_path", "")) != "/":
            await self._app(scope, receive, send)
            return
        # A compressed page could not be mended.
        plain = {
            **scope,
            "headers": [pair for pair in scope["headers"] if pair[0] != b"accept-encoding"],
        }
        status, body = await _collect(self._app, plain, receive)
        nonce = secrets.token_urlsafe(16)
        page = thai_index(body.decode("utf-8"), self._title, nonce)
        headers = {"Content-Security-Policy": content_policy(nonce), "Cache-Control": "no-store"}
        await HTMLResponse(page, status, headers)(scope, receive, send)


async def _collect(app: ASGIApp, scope: Scope, receive: Receive) -> tuple[int, bytes]:
    status, parts = 500, []

    async def keep(message: Message) -> None:
        nonlocal status
        if message["type"] == "http.response.start":
            status = message["status"]
        elif message["type"] == "http.response.body":
            parts.append(message.get("body", b""))

    await app(scope, receive, keep)
    return status, b"".join(parts)
