"""Official questions while somebody is still typing."""

from fastapi import APIRouter, Query
from fastapi.responses import JSONResponse, Response

from chatbot.datatypes import EVERYTHING, Scope
from chatbot.middleware.answering import Answering
from chatbot.service import Service
from chatbot.suggesting import LONGEST_BEGUN


def router(service: Service, _: Answering) -> APIRouter:
    """``GET /suggest?q=text``; what is typed is neither kept nor logged."""
    routes = APIRouter()

    @routes.get("/suggest")
    def suggest(
        q: str = Query(max_length=LONGEST_BEGUN),
        document: str = "",
        limit: int = Query(default=6, ge=1, le=1000),
    ) -> Response:
        scope = Scope(frozenset({document})) if document else EVERYTHING
        found = service.chatbot.suggester.suggest(q, limit, scope)
        body = [{"entry": str(one.key), "parts": one.parts} for one in found]
        return JSONResponse(body, headers={"Cache-Control": "no-store"})

    return routes
