"""What LINE posts: whether it is LINE's, then at once into the background."""

import logging
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from functools import partial

import httpx
from linebot.v3 import WebhookParser
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from chatbot.doors.line.api import LineApi
from chatbot.doors.line.conversations import LineConversations
from chatbot.doors.line.events import LineEvent, read_events
from chatbot.doors.line.lanes import Lanes
from chatbot.doors.line.turns import LineTurns
from chatbot.errors import QueryError
from chatbot.middleware.answering import Answering

logger = logging.getLogger(__name__)

LANES, EACH = 8, 16
"""Lanes, and events that may wait in each; more could not be answered within a token's minute."""

_SENT_AWAY = 32


class LineWebhook:
    """The address that LINE posts to.

    :param parser: Knows the channel's secret.
    :param turns: What is done about an event.
    :param conversations: Knows what was delivered already.
    :param slow: Whether an answer may take seconds.
    :param api: Made anew each time that the app is served.
    """

    def __init__(
        self,
        parser: WebhookParser,
        turns: LineTurns,
        conversations: LineConversations,
        answering: Answering,
        slow: bool,
        api: Callable[[httpx.AsyncClient], LineApi],
    ) -> None:
        self._parser = parser
        self._turns = turns
        self._conversations = conversations
        self._answering = answering
        self._slow = slow
        self._make_api = api
        self._api: LineApi | None = None

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Events are answered within."""
        async with AsyncExitStack() as stack:
            client = await stack.enter_async_context(httpx.AsyncClient())
            self._api = self._make_api(client)
            self._lanes = Lanes(self._answer, LANES, EACH)
            self._sent_away = Lanes(self._send_away, 1, _SENT_AWAY)
            await stack.enter_async_context(self._sent_away.running())
            await stack.enter_async_context(self._lanes.running())
            yield
        self._api = None

    async def posted(self, request: Request) -> Response:
        """Take what is posted; LINE is answered before anybody who asked."""
        try:
            signature = request.headers.get("x-line-signature", "")
            events = read_events(self._parser, await request.body(), signature)
        except QueryError as error:
            logger.warning("what was posted to LINE's webhook was not taken: %s", error)
            return PlainTextResponse("not taken", 400)
        if self._api is None:
            return PlainTextResponse("not being served", 503)
        for event in events:
            self._take(event)
        return PlainTextResponse("OK")

    def _take(self, event: LineEvent) -> None:
        if not self._conversations.first_time(event.id):
            logger.info("LINE delivered an event again; it is answered once")
        elif not self._lanes.take(event.person or event.id, event):
            logger.warning("more is asked in LINE than can be answered; an event was dropped")
            if event.reply_token:
                self._sent_away.take("", event)

    async def _answer(self, event: LineEvent) -> None:
        assert self._api is not None
        if event.typing_to and self._slow:
            # Before the reply, which ends it.
            await self._api.show_typing(event.typing_to)
        try:
            messages = await self._answering.run(partial(self._turns.messages, event))
        except Exception:
            if event.reply_token:
                await self._api.reply(event.reply_token, self._turns.failed)
            raise
        if messages and event.reply_token:
            await self._api.reply(event.reply_token, messages)

    async def _send_away(self, event: LineEvent) -> None:
        assert self._api is not None
        await self._api.reply(event.reply_token, self._turns.busy)
