"""Pages and calls of the web door beside the chat window, one file each.

In the order of the walk:

``window``  ``GET /``, the chat window
``health``  ``GET /healthz``, for whoever watches over it
``source``  the document as issued, and the raw file

Every module here has a function ``router(service)``. A new one is served without being named
anywhere else.
"""

import pkgutil
from collections.abc import Iterator
from importlib import import_module

from fastapi import APIRouter
from starlette.routing import Route

from chatbot.service import Service


def routers(service: Service) -> Iterator[APIRouter]:
    """The routes of all modules of this package; what answers GET answers HEAD too."""
    for module in pkgutil.iter_modules(__path__):
        router: APIRouter = import_module(f"{__name__}.{module.name}").router(service)
        for route in router.routes:
            # Starlette adds it by itself, FastAPI does not.
            if isinstance(route, Route) and route.methods and "GET" in route.methods:
                route.methods.add("HEAD")
        yield router
