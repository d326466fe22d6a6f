"""The path that a reverse proxy serves the product under, told to everything behind."""

from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send


class RootPath:
    """Middleware that makes a request one of a root path, whether or not the proxy took it off.

    :param root_path: E.g. ``/faq``; empty where the product has an address of its own.
    """

    def __init__(self, app: ASGIApp, root_path: str) -> None:
        self._app = app
        self._root_path = root_path

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on with its whole path, as ASGI has it."""
        if scope["type"] != "http" or not self._root_path:
            await self._app(scope, receive, send)
        elif scope["path"] == self._root_path:
            # Addresses in the window are relative: without its last slash they would miss it.
            await RedirectResponse(f"{self._root_path}/")(scope, receive, send)
        else:
            path = scope["path"]
            if not path.startswith(f"{self._root_path}/"):
                path = self._root_path + path
            within = {**scope, "root_path": self._root_path, "path": path}
            await self._app(within, receive, send)
