"""Calls of the API, one file each.

In the order of the walk:

``ask``        ``POST /ask``, a question
``feedback``   ``POST /feedback``, what people say of an answer
``suggest``    ``GET /suggest``, official questions while one types
``entries``    ``GET /entries/…``, one official question with its answer
``documents``  ``GET /documents``, what is served
"""

from collections.abc import Iterator

from fastapi import APIRouter

from chatbot.doors.rest.routes import ask, documents, entries, feedback, suggest
from chatbot.middleware.answering import Answering
from chatbot.service import Service

_CALLS = (ask, feedback, suggest, entries, documents)


def call_routers(service: Service, answering: Answering) -> Iterator[APIRouter]:
    """The routes of all calls, in the order that they are described in."""
    for call in _CALLS:
        yield call.router(service, answering)
