"""The web door as one ASGI app: pages, static files, the window's call, and what is in front."""

from functools import partial
from pathlib import Path

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.staticfiles import StaticFiles

from chatbot.doors.web import addresses
from chatbot.doors.web.admin.app import mount_admin
from chatbot.doors.web.admin.context import AdminContext
from chatbot.doors.web.failures import Failures
from chatbot.doors.web.gate import Gate
from chatbot.doors.web.gradio_engine import mount_engine
from chatbot.doors.web.problem_page import ProblemPages
from chatbot.doors.web.respond import respond
from chatbot.doors.web.root_path import RootPath
from chatbot.doors.web.routes import routers
from chatbot.doors.web.security import SecurityHeaders
from chatbot.service import Service

_STATIC_FILES = Path(__file__).parent / "static"


def create_app(service: Service) -> FastAPI:
    """The whole web door as one ASGI app.

    :param service: Asked from several threads; the app shows whatever chatbot it has at the time.
    """
    problems = ProblemPages(service.settings)
    app = FastAPI(
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
            Middleware(SecurityHeaders, microphone=service.settings.voice_input),
            Middleware(GZipMiddleware, compresslevel=6),
            Middleware(RootPath, root_path=service.settings.root_path),
            Middleware(Failures, page=problems.failed),
            Middleware(Gate, refused=problems.refused),
        ],
    )
    for router in routers(service):
        app.include_router(router)
    mount_admin(app, AdminContext(service), problems)
    app.mount(f"/{addresses.STATIC}", StaticFiles(directory=_STATIC_FILES))
    mount_engine(app, partial(respond, service), service.settings.root_path)
    return app
