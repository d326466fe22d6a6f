"""Official questions while somebody is still typing."""

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import JSONResponse, Response

from chatbot.corpus.scope import named_scope
from chatbot.doors.rest.answered import SuggestionsBody
from chatbot.doors.rest.asked import LONGEST_NAME_SENT, MOST_NAMES
from chatbot.doors.rest.steps import untakeable
from chatbot.errors import CorpusError
from chatbot.middleware.answering import Answering
from chatbot.service import Service
from chatbot.suggesting import LONGEST_BEGUN

_MOST = 100

_Named = Annotated[str, Query(max_length=LONGEST_NAME_SENT)]


def router(service: Service, _: Answering) -> APIRouter:
    """``GET /suggest``."""
    routes = APIRouter()

    @routes.get("/suggest", operation_id="suggest", response_model=SuggestionsBody)
    def suggest(
        q: Annotated[
            str,
            Query(
                max_length=LONGEST_BEGUN,
                description="What is typed so far, from three characters on.",
                examples=["ตัวชี้วัด"],
            ),
        ],
        document: Annotated[
            list[_Named],
            Query(
                default_factory=list,
                max_length=MOST_NAMES,
                description="Id of a document to look in; repeatable.",
            ),
        ],
        section: Annotated[
            list[_Named],
            Query(
                default_factory=list,
                max_length=MOST_NAMES,
                description="Id of a section to look in; repeatable.",
            ),
        ],
        limit: Annotated[int, Query(ge=1, le=_MOST, description="Suggestions at most.")] = 6,
    ) -> Response:
        """Official questions for what is typed so far.

        They are found by their text alone. What is typed is neither kept nor logged.
        """
        chatbot = service.chatbot
        try:
            scope = named_scope(chatbot.collection, document, section)
        except CorpusError as error:
            field = "document" if document else "section"
            raise untakeable("unknown_scope", "query", field) from error
        found = chatbot.suggester.suggest(q, limit, scope)
        body = {"suggestions": [{"entry": str(one.key), "parts": one.parts} for one in found]}
        return JSONResponse(body, headers={"Cache-Control": "no-store"})

    return routes
