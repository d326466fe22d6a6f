"""What of Gradio can be reached from outside: the window's one call, and of that its message.

A Gradio app also answers uploads (which it writes to disk), file downloads, proxying, an API
description and more, and a call may name a session, which it keeps. None of that belongs to this
product.
"""

import json

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

CALL = "gradio_api/run/respond"
"""Address of the call, relative to the window's own."""


class Exposed:
    """The window's call to Gradio's app, which gets nothing but the message.

    :param app: Gradio's.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a call on.

        :raises HTTPException: 400 for a call that is not one message.
        """
        body = _message_alone(await Request(scope, receive).body())
        alone = {**scope, "query_string": b"", "headers": _of_length(scope, len(body))}
        await self._app(alone, _received(body), send)


def _message_alone(body: bytes) -> bytes:
    try:
        match json.loads(body):
            case {"data": [dict(message)]}:
                return json.dumps({"data": [message]}).encode()
    except (ValueError, RecursionError):
        pass
    raise HTTPException(400)


def _of_length(scope: Scope, length: int) -> list[tuple[bytes, bytes]]:
    others = [pair for pair in scope["headers"] if pair[0] != b"content-length"]
    return [*others, (b"content-length", str(length).encode())]


def _received(body: bytes) -> Receive:
    async def receive() -> Message:
        return {"type": "http.request", "body": body, "more_body": False}

    return receive
