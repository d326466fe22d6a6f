"""The API as part of the server's app."""

from collections.abc import Iterator
from copy import copy

from fastapi import APIRouter, FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.routing import Route

from chatbot.api_keys import ApiKeys
from chatbot.doors.rest.cors import ApiCors
from chatbot.doors.rest.description import description_routes
from chatbot.doors.rest.keys import ApiKeyCheck
from chatbot.doors.rest.problems import Problems
from chatbot.doors.rest.routes import call_routers
from chatbot.doors.rest.within import API
from chatbot.errors import ClosedError
from chatbot.middleware.answering import Answering
from chatbot.service import Service
from chatbot.settings import Settings


def rest_middleware(settings: Settings, problems: Problems) -> Iterator[Middleware]:
    """What stands in front of the API, and so in front of whatever turns its calls away."""
    if not settings.api:
        return
    if settings.allowed_origins:
        yield Middleware(ApiCors, origins=settings.allowed_origins)
    yield Middleware(
        ApiKeyCheck,
        keys=ApiKeys(settings.state_dir),
        only=settings.api_keys_only,
        per_minute=settings.asks_per_minute,
        refused=problems.response,
    )


def mount_rest(app: FastAPI, service: Service, answering: Answering, problems: Problems) -> None:
    """Hang it into an app, where the settings say so."""
    settings = service.settings
    if not settings.api:
        return
    rest = FastAPI(
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        redirect_slashes=False,
        exception_handlers={
            HTTPException: problems.raised,
            RequestValidationError: problems.unreadable,
            ClosedError: problems.closed,
            Exception: problems.failed,
        },
    )
    routers = tuple(call_routers(service, answering))
    # Before they answer HEAD too, of which there is nothing to describe.
    described = [copy(route) for router in routers for route in router.routes]
    for router in routers:
        _answer_head(router)
        rest.include_router(router)
    rest.routes.extend(description_routes(described, settings))
    app.mount(f"/{API}", rest)


def _answer_head(router: APIRouter) -> None:
    """What answers GET answers HEAD too; Starlette adds it by itself, FastAPI does not."""
    for route in router.routes:
        if isinstance(route, Route) and route.methods and "GET" in route.methods:
            route.methods = route.methods | {"HEAD"}
