"""Whether the service answers, for whoever watches over it."""

from typing import Any

from fastapi import APIRouter

from chatbot.middleware.answering import Answering
from chatbot.service import Service


def router(service: Service, _: Answering) -> APIRouter:
    """``GET /healthz``."""
    routes = APIRouter()

    @routes.get("/healthz")
    def health() -> dict[str, Any]:
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

    return routes
