"""``/line/webhook`` of the server, where a LINE channel is set."""

import logging
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager

from fastapi import FastAPI
from starlette.routing import Route

from chatbot.doors.line.conversations import LineConversations
from chatbot.doors.line.extra import require_line
from chatbot.middleware.answering import Answering
from chatbot.middleware.gate import Taken
from chatbot.service import Service
from chatbot.settings import Settings

logger = logging.getLogger(__name__)

LINE_PATH = "/line/webhook"

LARGEST_WEBHOOK = 1_000_000
"""Bytes of what LINE posts at once: some dozens of the longest messages."""

LINE_TAKES = (Taken(LINE_PATH, {"application/json": LARGEST_WEBHOOK}),)
"""What LINE sends."""


def line_is_set(settings: Settings) -> bool:
    """Whether a channel is set, both its secret and its token; half of one is warned of."""
    secret = bool(settings.line_channel_secret.get_secret_value())
    token = bool(settings.line_channel_token.get_secret_value())
    if secret is not token:
        missing = "CHATBOT_LINE_CHANNEL_TOKEN" if secret else "CHATBOT_LINE_CHANNEL_SECRET"
        logger.warning("LINE is not served: %s is missing; set both or none.", missing)
    return secret and token


def mount_line(
    app: FastAPI,
    service: Service,
    answering: Answering,
    conversations: LineConversations,
) -> Callable[[], AbstractAsyncContextManager[None]]:
    """Hang it into an app.

    :param conversations: What people asked of late, of all worker processes.
    :return: What the app has to be within while it is served.
    :raises ServeError: The extra is not installed.
    """
    require_line()
    # Half a second that nobody without a channel should wait for.
    from linebot.v3 import WebhookParser

    from chatbot.doors.line.api import LineApi
    from chatbot.doors.line.turns import LineTurns
    from chatbot.doors.line.webhook import LineWebhook

    settings = service.settings
    url = settings.line_api_url.rstrip("/")
    token = settings.line_channel_token.get_secret_value()
    webhook = LineWebhook(
        WebhookParser(settings.line_channel_secret.get_secret_value()),
        LineTurns(service, conversations),
        conversations,
        answering,
        slow=service.chatbot.second_judge is not None,
        api=lambda client: LineApi(client, url, token),
    )
    app.router.routes.append(Route(LINE_PATH, webhook.posted, methods=["POST"]))
    return webhook.running
