"""How many questions are taken in at once: who comes on top is sent away, not kept waiting."""

import asyncio
from collections.abc import Callable
from contextlib import suppress

from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from chatbot.middleware.refuse import Refuse

_COME_AGAIN_S = 1


class Admission:
    """Middleware that answers 503, with ``Retry-After``, while too many questions wait.

    A question whose client leaves is given up: what has not begun of it never will.

    :param refused: Makes that response.
    :param asks: Whether a request is a question.
    :param most: Questions that are taken in at once, begun or waiting.
    :param told: How many they are, whenever that changes.
    """

    def __init__(
        self,
        app: ASGIApp,
        refused: Refuse,
        asks: Callable[[Scope], bool],
        most: int,
        told: Callable[[int], None],
    ) -> None:
        self._app = app
        self._refused = refused
        self._asks = asks
        self._most = most
        self._told = told
        self._taken_in = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or answer it here."""
        if scope["type"] != "http" or not self._asks(scope):
            await self._app(scope, receive, send)
        elif self._taken_in >= self._most:
            headers = {"Retry-After": str(_COME_AGAIN_S)}
            await self._refused(Request(scope), 503, headers)(scope, receive, send)
        else:
            self._count(1)
            try:
                await _as_long_as_wanted(self._app, scope, receive, send)
            finally:
                self._count(-1)

    def _count(self, more: int) -> None:
        self._taken_in += more
        self._told(self._taken_in)


async def _as_long_as_wanted(app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
    """Run an app until it is done or its client has left."""
    incoming = _Incoming(receive)
    work = asyncio.ensure_future(app(scope, incoming.receive, send))
    left = asyncio.ensure_future(incoming.left())
    try:
        await asyncio.wait((work, left), return_when=asyncio.FIRST_COMPLETED)
    finally:
        left.cancel()
        if not work.done():
            work.cancel()
    with suppress(asyncio.CancelledError):
        await work


class _Incoming:
    """The messages of a client, and whether it has left, which only its messages say."""

    def __init__(self, receive: Receive) -> None:
        self._receive = receive
        self._read = asyncio.Event()
        self._gone = asyncio.Event()

    async def receive(self) -> Message:
        """The next message; what comes after the whole body is for :meth:`left` to wait for."""
        if self._read.is_set():
            await self._gone.wait()
            return {"type": "http.disconnect"}
        message = await self._receive()
        if message["type"] == "http.disconnect":
            self._gone.set()
        if not message.get("more_body", False):
            self._read.set()
        return message

    async def left(self) -> None:
        """Wait until the client has left."""
        await self._read.wait()
        while not self._gone.is_set():
            if (await self._receive())["type"] == "http.disconnect":
                self._gone.set()
