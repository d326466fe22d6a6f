"""What is sent to LINE: replies, and that an answer is on its way."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Any

import httpx

from chatbot.doors.line.flex import LineMessage, encoded

logger = logging.getLogger(__name__)

TIMEOUT_S = 5.0
"""Seconds that one request may take; all tries together stay within a reply token's minute."""

PAUSES_S = (0.5, 2.0)
"""Seconds before each further try."""

_TYPING_S = 20


class LineApi:
    """LINE's Messaging API, as far as it is used.

    Nothing is pushed: a push is counted against what the office pays for, a reply is not. A reply
    may be tried again without a retry key, which LINE takes for pushes alone: its token is good for
    one reply, so that the same is never shown twice.

    :param client: Sends the requests.
    :param url: Of the API, without a slash at its end.
    :param token: The channel's access token.
    :param pause: Waits so many seconds.
    """

    def __init__(
        self,
        client: httpx.AsyncClient,
        url: str,
        token: str,
        pause: Callable[[float], Awaitable[Any]] = asyncio.sleep,
    ) -> None:
        self._client = client
        self._url = url
        self._headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
        self._pause = pause

    async def reply(self, reply_token: str, messages: list[LineMessage]) -> bool:
        """Reply to an event; tried again where LINE cannot be reached or is not able to for now.

        :return: Whether LINE took it. Where it did not, a line in the log says so, without what was
            to be said and to whom.
        """
        body = encoded({"replyToken": reply_token, "messages": messages})
        for pause in (*PAUSES_S, None):
            status, request_id = await self._post("/v2/bot/message/reply", body)
            if status == 200:
                return True
            if pause is None or not _may_pass(status):
                logger.warning("LINE took no reply: %s%s", _reason(status), request_id)
                return False
            await self._pause(pause)
        raise AssertionError("the last try has no pause behind it")

    async def show_typing(self, person: str) -> None:
        """Show that an answer is on its way, until it comes; worth one try."""
        body = encoded({"chatId": person, "loadingSeconds": _TYPING_S})
        await self._post("/v2/bot/chat/loading/start", body)

    async def _post(self, path: str, body: bytes) -> tuple[int | None, str]:
        """The HTTP status, None where there was no answer; and LINE's name for the request."""
        try:
            response = await self._client.post(
                self._url + path, content=body, headers=self._headers, timeout=TIMEOUT_S
            )
        except httpx.HTTPError:
            return None, ""
        request_id = response.headers.get("x-line-request-id", "")
        return response.status_code, f" (request {request_id[:64]!r})" if request_id else ""


def _may_pass(status: int | None) -> bool:
    return status is None or status == 429 or status >= 500


def _reason(status: int | None) -> str:
    match status:
        case None:
            return "it could not be reached; look at the network and at CHATBOT_LINE_API_URL"
        case 401 | 403:
            return f"HTTP {status}; issue a new token and set CHATBOT_LINE_CHANNEL_TOKEN"
        case 400:
            return "HTTP 400; the reply came later than a minute, or its token was used"
    return f"HTTP {status}"
