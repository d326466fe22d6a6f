"""What a person sees of an error of ours."""

from collections.abc import Callable

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send


class Failures:
    """Middleware that answers with a page where an error came before any answer.

    Starlette's own place for that is in front of all middleware: its page would be without the
    security headers, and would not know the path that a proxy serves the product under.

    :param page: Makes the page.
    """

    def __init__(self, app: ASGIApp, page: Callable[[Request], Response]) -> None:
        self._app = app
        self._page = page

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on.

        :raises Exception: The error, once a page is sent: the server logs it.
        """
        started = False

        async def send_noting(message: Message) -> None:
            nonlocal started
            started = True
            await send(message)

        try:
            await self._app(scope, receive, send_noting)
        except ClientDisconnect:
            # Nobody is there to be answered, and nothing of ours is wrong.
            return
        except Exception:
            if scope["type"] == "http" and not started:
                await self._page(Request(scope))(scope, receive, send)
            raise
