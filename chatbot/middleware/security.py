"""The security headers that every response carries."""

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from chatbot.middleware.framing import Framing

_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
}

CONTENT_POLICY = (
    "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'self'; "
    "form-action 'self'; frame-ancestors 'self'"
)
"""Everything from this server, nothing from elsewhere, nothing written into a page as script.

Its end says whose pages may show it in a frame: other sites are named after it.
"""


class SecurityHeaders:
    """Middleware that adds the headers; what a page sets itself is kept.

    :param microphone: Whether our own pages may ask for it.
    :param framing: Which pages other sites may show within their own.
    """

    def __init__(self, app: ASGIApp, microphone: bool, framing: Framing | None = None) -> None:
        self._app = app
        self._framing = framing or Framing()
        heard = "self" if microphone else ""
        self._permissions = f"camera=(), geolocation=(), microphone=({heard})"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and its response back with the headers."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
                headers["Permissions-Policy"] = self._permissions
                sites = self._framing.sites(scope["path"])
                headers.setdefault("Content-Security-Policy", " ".join((CONTENT_POLICY, *sites)))
                if not sites:
                    # It cannot name another site.
                    headers.setdefault("X-Frame-Options", "SAMEORIGIN")
                # A new release must not meet the scripts of the old one.
                headers.setdefault("Cache-Control", "no-cache")
            await send(message)

        await self._app(scope, receive, send_with_headers)
