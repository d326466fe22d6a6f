"""Pages and calls of the web door, one file each.

In the order of the walk:

``window``          ``GET /``, the chat window
``widget``          ``GET /widget.js``, which puts the window into a page of another site
``entry``           ``GET /e/…``, one entry, and ``GET /questions``, all of them
``search_engines``  ``GET /robots.txt`` and ``GET /sitemap.xml``
``suggest``         ``GET /suggest``, official questions while one types
``feedback``        ``POST /feedback``, what people say of an answer
``privacy``         ``GET /privacy``, what is kept of questions, where they are kept
``source``          the document as issued, and the raw file

Every module here has a function ``router(service, answering)``. A new one is served without being
named anywhere else.
"""

import pkgutil
from collections.abc import Iterator
from importlib import import_module

from fastapi import APIRouter
from starlette.routing import Route

from chatbot.middleware.answering import Answering
from chatbot.service import Service


def routers(service: Service, answering: Answering) -> Iterator[APIRouter]:
    """The routes of all modules of this package; what answers GET answers HEAD too."""
    for module in pkgutil.iter_modules(__path__):
        router: APIRouter = import_module(f"{__name__}.{module.name}").router(service, answering)
        for route in router.routes:
            # Starlette adds it by itself, FastAPI does not.
            if isinstance(route, Route) and route.methods and "GET" in route.methods:
                route.methods.add("HEAD")
        yield router
