"""The first of several workers: it alone keeps what must not be in several places.

Editors' sessions, what they are at, and conversations on LINE live in the memory of one worker.
Requests for them that reach another are passed on to it, over a socket in the server's own folder.
"""

import asyncio
import fcntl
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import IO

import httpx
import uvicorn
from starlette.requests import Request
from starlette.responses import StreamingResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol
from uvicorn.server import ServerState

from chatbot.middleware.measured import PASSED_ON
from chatbot.middleware.paths import path_within
from chatbot.middleware.rate_limit import COUNTED
from chatbot.middleware.refuse import Refuse

_LOCK = "first.lock"
_SOCKET = "first.sock"
_CLIENT = b"x-chatbot-client"
_PATIENCE_S = 120.0
_COME_AGAIN_S = 5
# Of one connection, not of a message.
_HOP_BY_HOP = {b"connection", b"keep-alive", b"transfer-encoding", b"upgrade", b"te", b"trailer"}
_OF_THE_WAY = {*_HOP_BY_HOP, b"content-length", b"expect", _CLIENT}


class First:
    """Whether this worker is the first, and how it is reached.

    :param folder: The workers' own.
    """

    def __init__(self, folder: Path) -> None:
        self.socket = folder / _SOCKET
        self._lock: IO[bytes] = (folder / _LOCK).open("wb")
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            self.here = False
            self._lock.close()
        else:
            self.here = True

    @asynccontextmanager
    async def reachable(self, app: ASGIApp) -> AsyncIterator[None]:
        """Take what other workers pass on, where this is the first.

        :param app: That it is served by.
        """
        if not self.here:
            yield
            return
        self.socket.unlink(missing_ok=True)
        config = uvicorn.Config(
            _Taken(app), lifespan="off", ws="none", log_config=None, access_log=False
        )
        # A worker that passes something on says itself whom it comes from.
        config.proxy_headers = False
        config.load()
        state = ServerState()
        server = await asyncio.get_running_loop().create_unix_server(
            lambda: HttpToolsProtocol(config, state, {}), self.socket
        )
        try:
            yield
        finally:
            server.close()
            self._lock.close()


class KeptByFirst:
    """Middleware that passes what the first worker keeps on to it.

    While it is being started anew, they are turned away for now (503).

    :param refused: Makes that response.
    :param at: Addresses that are its own, each with all beneath it.
    """

    def __init__(self, app: ASGIApp, refused: Refuse, first: First, at: Sequence[str]) -> None:
        self._app = app
        self._refused = refused
        self._first = first
        self._at = tuple(at)
        self._client: httpx.AsyncClient | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, to the app or to the first worker."""
        kept = scope["type"] == "http" and path_within(scope).startswith(self._at)
        if kept and not self._first.here:
            await self._pass_on(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    async def _pass_on(self, scope: Scope, receive: Receive, send: Send) -> None:
        if self._client is None:
            # No connection is kept: it could be one to a first worker that is gone.
            transport = httpx.AsyncHTTPTransport(
                uds=str(self._first.socket), limits=httpx.Limits(max_keepalive_connections=0)
            )
            self._client = httpx.AsyncClient(transport=transport, timeout=_PATIENCE_S)
        scope[PASSED_ON] = True
        request = Request(scope, receive)
        host, port = scope.get("client") or ("", 0)
        headers = [pair for pair in request.headers.raw if pair[0] not in _OF_THE_WAY]
        headers.append((_CLIENT, f"{scope['scheme']} {host} {port}".encode()))
        passed = self._client.build_request(
            request.method,
            f"http://first{scope['raw_path'].decode('latin-1')}"
            f"?{scope['query_string'].decode('latin-1')}",
            headers=headers,
            # Of what is posted, the gate has seen that it is not too much.
            content=await request.body() if request.method == "POST" else b"",
        )
        try:
            answer = await self._client.send(passed, stream=True)
        except httpx.TransportError:
            later = {"Retry-After": str(_COME_AGAIN_S)}
            await self._refused(request, 503, later)(scope, receive, send)
            return
        response = StreamingResponse(answer.aiter_raw(), answer.status_code)
        response.raw_headers = [
            (name.lower(), value)
            for name, value in answer.headers.raw
            if name.lower() not in _HOP_BY_HOP
        ]
        try:
            await response(scope, receive, send)
        finally:
            await answer.aclose()


class _Taken:
    """What another worker passed on: its client is whom that says; nobody else has the socket."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        said = dict(scope["headers"]).get(_CLIENT, b"").decode("latin-1").split(" ")
        if len(said) == 3:
            scope["scheme"], scope["client"] = said[0], (said[1], int(said[2]))
        scope[COUNTED] = True
        await self._app(scope, receive, send)
