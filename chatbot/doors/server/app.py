"""All doors that are served as one ASGI app, and what is in front of them."""

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware

from chatbot.doors.line.conversations import LineConversations
from chatbot.doors.line.mounting import LINE_TAKES, line_is_set, mount_line
from chatbot.doors.mcp.mounting import mount_mcp
from chatbot.doors.server.lifespan import Beside, lifespan_with
from chatbot.doors.web.mounting import WEB_TAKES, mount_web
from chatbot.doors.web.problem_page import ProblemPages
from chatbot.middleware.answering import Answering
from chatbot.middleware.failures import Failures
from chatbot.middleware.gate import Gate
from chatbot.middleware.root_path import RootPath
from chatbot.middleware.security import SecurityHeaders
from chatbot.service import Service


def create_app(service: Service) -> FastAPI:
    """The whole server as one ASGI app.

    :param service: Asked from several threads; the app shows whatever chatbot it has at the time.
    """
    settings = service.settings
    problems = ProblemPages(settings)
    answering = Answering(asks_endpoint=service.chatbot.second_judge is not None)
    beside: list[Beside] = []
    app = FastAPI(
        lifespan=lifespan_with(beside),
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        # An address has one spelling.
        redirect_slashes=False,
        exception_handlers={
            404: problems.not_found,
            405: problems.not_allowed,
            RequestValidationError: problems.unreadable,
        },
        # A request passes them from the top down.
        middleware=[
            Middleware(SecurityHeaders, microphone=settings.voice_input),
            Middleware(GZipMiddleware, compresslevel=6),
            Middleware(RootPath, root_path=settings.root_path),
            Middleware(Failures, page=problems.failed),
            Middleware(Gate, refused=problems.refused, taken=(*LINE_TAKES, *WEB_TAKES)),
        ],
    )
    if settings.mcp:
        beside.append(mount_mcp(app, service, answering))
    if line_is_set(settings):
        beside.append(mount_line(app, service, answering, LineConversations()))
    mount_web(app, service, answering, problems)
    return app
