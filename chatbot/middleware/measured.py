"""What each request came to, told to whoever counts and logs."""

import time
from collections.abc import Callable, Collection
from dataclasses import dataclass

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from chatbot.middleware.paths import path_within

PASSED_ON = "chatbot.passed_on"
"""In the scope of a request that another process answers, which then tells of it."""

_NO_ROUTE = "-"


@dataclass(frozen=True, slots=True)
class Served:
    """One request that was answered. It says nothing of what was asked, nor who asked.

    :param route: The address with its variable parts by name; ``-`` where there is none.
    :param status: Of HTTP; 499 where the client left before there was one.
    """

    method: str
    route: str
    status: int
    seconds: float


class Measured:
    """Middleware that tells of each request once it is answered.

    :param told: Told of it; on the server's own thread, so it must not take long.
    :param known: Addresses that are named as they are, where no route of their own does it.
    """

    def __init__(
        self, app: ASGIApp, told: Callable[[Served], None], known: Collection[str] = ()
    ) -> None:
        self._app = app
        self._told = told
        self._known = known

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        status, begun = 499, time.perf_counter()
        # An app that is mounted behind makes its own address a part of the root path.
        path, root_path = path_within(scope), scope.get("root_path", "")

        async def send_noting(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, send_noting)
        finally:
            if PASSED_ON not in scope:
                mounted = scope.get("root_path", "").removeprefix(root_path)
                seconds = time.perf_counter() - begun
                address = self._address(scope, path, mounted)
                self._told(Served(scope["method"], address, status, seconds))

    def _address(self, scope: Scope, path: str, mounted: str) -> str:
        if route := getattr(scope.get("route"), "path", None):
            return f"{mounted}{route}"
        return path if path in self._known else mounted or _NO_ROUTE
