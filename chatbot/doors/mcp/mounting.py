"""``/mcp`` of the server: streamable HTTP, with nothing kept between two requests."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import TYPE_CHECKING

from fastapi import FastAPI
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from chatbot.doors.mcp.extra import require_mcp
from chatbot.doors.mcp.origins import Origins
from chatbot.middleware.answering import Answering
from chatbot.middleware.gate import LARGEST_MESSAGE
from chatbot.service import Service

if TYPE_CHECKING:
    from mcp.server.streamable_http_manager import StreamableHTTPSessionManager

MCP_PATH = "/mcp"


def mount_mcp(
    app: FastAPI, service: Service, answering: Answering
) -> Callable[[], AbstractAsyncContextManager[None]]:
    """Hang it into an app; only what is posted is taken, since the server never calls back.

    :return: What the app has to be within while it is served.
    :raises ServeError: The extra is not installed.
    """
    require_mcp()
    from mcp.server.streamable_http_manager import StreamableHTTPSessionManager

    from chatbot.doors.mcp.assistant import Assistant

    server = Assistant(service, answering).server()

    def manager() -> StreamableHTTPSessionManager:
        # Without a session each request is whole, and any worker process can answer it.
        return StreamableHTTPSessionManager(
            server, json_response=True, stateless=True, max_request_body_size=LARGEST_MESSAGE
        )

    settings = service.settings
    endpoint = _Endpoint(manager, Origins(settings.allowed_origins, settings.public_url))
    app.router.routes.append(Route(MCP_PATH, endpoint, methods=["POST"]))
    return endpoint.running


class _Endpoint:
    """The address as an ASGI app."""

    def __init__(
        self, make: "Callable[[], StreamableHTTPSessionManager]", origins: Origins
    ) -> None:
        self._make = make
        self._origins = origins
        self._manager: StreamableHTTPSessionManager | None = None

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        # A manager runs once; an app may be served again.
        manager = self._make()
        async with manager.run():
            self._manager = manager
            try:
                yield
            finally:
                self._manager = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if not self._origins.let_in(scope):
            refused = PlainTextResponse("this origin may not call it", 403)
            await refused(scope, receive, send)
        elif self._manager is None:
            await PlainTextResponse("not being served", 503)(scope, receive, send)
        else:
            await self._manager.handle_request(scope, receive, send)
