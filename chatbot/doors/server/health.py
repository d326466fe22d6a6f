"""For whoever watches over the server: does it run, can it answer, what has it done."""

from typing import Any

from fastapi import APIRouter, HTTPException
from fastapi.responses import JSONResponse, Response

from chatbot.doors.server.metrics import Metrics
from chatbot.service import Service

_METHODS = ["GET", "HEAD"]


def health_router(service: Service, metrics: Metrics) -> APIRouter:
    """``GET /healthz``, ``GET /readyz`` and, where it is turned on, ``GET /metrics``.

    None of them waits for a thread, so a server that has many questions to answer still says so.
    """
    routes = APIRouter()

    @routes.api_route("/healthz", methods=_METHODS)
    async def health() -> dict[str, Any]:
        documents = [
            {
                "document": corpus.document.id,
                "version": corpus.document.version,
                "entries": len(corpus.entries),
            }
            for corpus in service.chatbot.collection.current
        ]
        # Of a single document beside the status, as it was while there could be only one.
        alone = documents[0] if len(documents) == 1 else {}
        second = service.chatbot.second_judge
        judged = {"second_judge": second.model} if second else {}
        counts = service.feedback.counts()
        rated = {"feedback": counts} if counts else {}
        kept = {"journal": {"healthy": service.journal.healthy}} if service.journal else {}
        return {"status": "ok", **alone, "documents": documents, **judged, **rated, **kept}

    @routes.api_route("/readyz", methods=_METHODS)
    async def ready() -> Response:
        # An index is loaded whole, and has found the documents' own questions, or there is none.
        chatbot, notice = service.chatbot, service.closing.notice
        value = {
            "ready": not notice,
            "closed": notice or None,
            "index": chatbot.retriever.index.build,
            "entries": len(chatbot.collection.entries),
            "curation": service.state,
        }
        return JSONResponse(value, 503 if notice else 200)

    @routes.api_route("/metrics", methods=_METHODS)
    async def figures() -> Response:
        if not service.settings.metrics:
            raise HTTPException(404)
        return Response(metrics.text(service), media_type=metrics.content_type)

    return routes
