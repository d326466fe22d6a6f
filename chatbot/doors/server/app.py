"""All doors that are served as one ASGI app, and what is in front of them."""

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware

from chatbot.doors.rest.mounting import mount_rest, rest_middleware
from chatbot.doors.rest.problems import Problems
from chatbot.doors.server.refusals import Refusals
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
    pages, problems = ProblemPages(settings), Problems(settings)
    refusals = Refusals(settings, pages, problems)
    answering = Answering(asks_endpoint=service.chatbot.second_judge is not None)
    app = FastAPI(
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
            Middleware(SecurityHeaders, microphone=settings.voice_input),
            Middleware(GZipMiddleware, compresslevel=6),
            Middleware(RootPath, root_path=settings.root_path),
            *rest_middleware(settings, problems),
            Middleware(Failures, page=refusals.failed),
            Middleware(Gate, refused=refusals.refused, taken=WEB_TAKES),
        ],
    )
    mount_rest(app, service, answering, problems)
    mount_web(app, service, answering, pages)
    return app
