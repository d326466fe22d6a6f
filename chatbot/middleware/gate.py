"""The gate in front of everything: what is sent has to be of a kind that is taken there.

And not too much of it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from chatbot.middleware.paths import path_within
from chatbot.middleware.refuse import Refuse

LARGEST_MESSAGE = 66 * 1024
"""Bytes of one message from the browser: ten longest questions before the one that is asked."""

LARGEST_FORM = 1_000_000
"""Bytes of one form of an editor, without a file."""

LARGEST_UPLOAD = 20_000_000
"""Bytes of a form with a file."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What is taken at some addresses.

    :param at: An address, from its ``/`` on; one that ends in ``/`` stands for all beneath it.
    :param kinds: Per media type, bytes at most.
    """

    at: str
    kinds: Mapping[str, int]

    def covers(self, path: str) -> bool:
        """Whether an address is one of them."""
        return path.startswith(self.at) if self.at.endswith("/") else path == self.at


class Gate:
    """Middleware that turns away what is of no kind that is taken at its address, or too large.

    A posted form would be spooled to disk: only who reads it within bounds may take one.

    :param refused: Makes the response for a request that is turned away with that status.
    :param taken: The first that covers an address counts; elsewhere a message in JSON is taken.
    """

    def __init__(
        self,
        app: ASGIApp,
        refused: Refuse,
        taken: Sequence[Taken] = (),
    ) -> None:
        self._app = app
        self._refused = refused
        self._taken = (*taken, Taken("/", {"application/json": LARGEST_MESSAGE}))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or answer it here."""
        status = self._refusal(scope) if scope["type"] == "http" else None
        app = self._refused(Request(scope), status, {}) if status else self._app
        await app(scope, receive, send)

    def _refusal(self, scope: Scope) -> int | None:
        """The HTTP status of what is turned away."""
        if scope["method"] != "POST":
            return None
        headers = Headers(scope=scope)
        kind = headers.get("content-type", "").partition(";")[0].strip()
        path = path_within(scope)
        kinds = next((taken.kinds for taken in self._taken if taken.covers(path)), {})
        if kind not in kinds:
            return 415
        # A body in chunks is as long as it likes, whatever length it says beside.
        if "transfer-encoding" in headers or not headers.get("content-length", "").isdecimal():
            return 411
        if int(headers["content-length"]) > kinds[kind]:
            return 413
        return None
