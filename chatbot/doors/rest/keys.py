"""Who may call the API."""

from dataclasses import replace

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from chatbot.api_keys import ApiKeys
from chatbot.doors.rest.within import is_call, is_description
from chatbot.middleware.refuse import Refuse

_SCHEME = "bearer"


class ApiKeyCheck:
    """Middleware that reads the key of a call.

    Behind it ``request.state.api_key`` is the :class:`chatbot.api_keys.ApiKey` of a call that has
    one, and there is no such attribute without. A key that opens nothing is turned away wherever
    it comes; another scheme than ``Bearer`` is some proxy's, and passed over.

    :param keys: Those of the installation.
    :param only: Whether a call needs one; to read what describes the API nobody does.
    :param per_minute: Questions a minute of a key without a limit of its own.
    :param refused: Makes the response for a status, with headers.
    """

    def __init__(
        self,
        app: ASGIApp,
        keys: ApiKeys,
        only: bool,
        per_minute: int,
        refused: Refuse,
    ) -> None:
        self._app = app
        self._keys = keys
        self._only = only
        self._per_minute = per_minute
        self._refused = refused

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or answer it here."""
        if not is_call(scope):
            await self._app(scope, receive, send)
            return
        sent = _sent_key(scope)
        key = self._keys.find(sent) if sent is not None else None
        if sent is not None and key is None:
            await self._refuse(scope, 'Bearer error="invalid_token"')(scope, receive, send)
        elif key:
            limit = self._per_minute if key.per_minute is None else key.per_minute
            limited = replace(key, per_minute=limit)
            state = {**scope.get("state", {}), "api_key": limited}
            await self._app({**scope, "state": state}, receive, send)
        elif self._only and not is_description(scope) and scope["method"] != "OPTIONS":
            await self._refuse(scope, "Bearer")(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    def _refuse(self, scope: Scope, challenge: str) -> Response:
        return self._refused(Request(scope), 401, {"WWW-Authenticate": challenge})


def _sent_key(scope: Scope) -> str | None:
    """The key of a request; None where it has none."""
    scheme, _, key = Headers(scope=scope).get("authorization", "").partition(" ")
    return key.strip() if scheme.lower() == _SCHEME else None
