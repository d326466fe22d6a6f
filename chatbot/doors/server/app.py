"""All doors that are served as one ASGI app, and what is in front of them."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware

from chatbot.doors.line.conversations import LineConversations
from chatbot.doors.line.mounting import LINE_PATH, LINE_TAKES, line_is_set, mount_line
from chatbot.doors.mcp.mounting import mount_mcp
from chatbot.doors.rest.mounting import mount_rest, rest_middleware
from chatbot.doors.rest.problems import Problems
from chatbot.doors.server.costs import ASKED_AT, cost, is_question
from chatbot.doors.server.health import health_router
from chatbot.doors.server.lifespan import Beside, lifespan_with
from chatbot.doors.server.logs import log_served
from chatbot.doors.server.metrics import Metrics
from chatbot.doors.server.refusals import Refusals
from chatbot.doors.server.shared import Shared
from chatbot.doors.web.admin import within
from chatbot.doors.web.mounting import WEB_FRAMED, WEB_TAKES, mount_web
from chatbot.doors.web.problem_page import ProblemPages
from chatbot.middleware.admission import Admission
from chatbot.middleware.answering import Answering
from chatbot.middleware.failures import Failures
from chatbot.middleware.framing import Framing
from chatbot.middleware.gate import Gate
from chatbot.middleware.hosts import Hosts
from chatbot.middleware.measured import Measured, Served
from chatbot.middleware.rate_limit import RateLimit
from chatbot.middleware.refuse import Refuse
from chatbot.middleware.root_path import RootPath
from chatbot.middleware.security import SecurityHeaders
from chatbot.service import Service

if TYPE_CHECKING:
    from chatbot.doors.server.first import First

KEPT_BY_FIRST = (f"/{within.ADMIN}", LINE_PATH)
"""Addresses whose state one worker keeps, for all."""


def create_app(
    service: Service,
    shared: Shared | None = None,
    metrics: Metrics | None = None,
    first: "First | None" = None,
    beside: Sequence[Beside] = (),
) -> FastAPI:
    """The whole server as one ASGI app.

    :param service: Asked from several threads; the app shows whatever chatbot it has at the time.
    :param shared: With other workers; of this app alone when not given.
    :param metrics: Observes the service, too; of this app alone when not given.
    :param first: Which worker keeps what must not be in several places, where there are several.
    :param beside: What runs for as long as it is served.
    """
    settings = service.settings
    shared, metrics = shared or Shared(), metrics or Metrics()
    pages, problems = ProblemPages(settings), Problems(settings)
    refusals = Refusals(settings, pages, problems)
    answering = Answering(asks_endpoint=service.chatbot.second_judge is not None)
    running = [*beside]
    framing = Framing(settings.allowed_origins, WEB_FRAMED, settings.root_path)

    def served(request: Served) -> None:
        metrics.served(request)
        log_served(request)

    app = FastAPI(
        lifespan=lifespan_with(running),
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        # An address has one spelling.
        redirect_slashes=False,
        exception_handlers={
            404: refusals.not_found,
            405: refusals.not_allowed,
            RequestValidationError: pages.unreadable,
        },
        # A request passes them from the top down.
        middleware=[
            Middleware(SecurityHeaders, microphone=settings.voice_input, framing=framing),
            Middleware(GZipMiddleware, compresslevel=6),
            Middleware(RootPath, root_path=settings.root_path),
            Middleware(Measured, told=served, known={*ASKED_AT, LINE_PATH}),
            Middleware(Hosts, refused=refusals.refused, names=settings.allowed_hosts),
            *rest_middleware(settings, problems),
            Middleware(
                RateLimit,
                refused=refusals.refused,
                cost=cost,
                buckets=shared.buckets,
                per_minute=settings.asks_per_minute,
                per_second=settings.asks_per_second,
            ),
            Middleware(
                Admission,
                refused=refusals.refused,
                asks=is_question,
                most=settings.most_waiting,
                told=metrics.taken_in,
            ),
            Middleware(Failures, page=refusals.failed),
            Middleware(Gate, refused=refusals.refused, taken=(*LINE_TAKES, *WEB_TAKES)),
            *_kept_by(first, refusals.refused),
        ],
    )
    app.include_router(health_router(service, metrics))
    mount_rest(app, service, answering, problems)
    if first:
        running.append(partial(first.reachable, app))
    if settings.mcp:
        running.append(mount_mcp(app, service, answering))
    if line_is_set(settings):
        conversations = LineConversations()
        running.append(mount_line(app, service, answering, conversations, shared.buckets))
    mount_web(app, service, answering, pages)
    return app


def _kept_by(first: "First | None", refused: Refuse) -> list[Middleware]:
    if first is None:
        return []
    from chatbot.doors.server.first import KeptByFirst

    return [Middleware(KeptByFirst, refused=refused, first=first, at=KEPT_BY_FIRST)]
