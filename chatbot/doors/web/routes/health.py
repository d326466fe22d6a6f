"""Whether the service answers, for whoever watches over it."""

from fastapi import APIRouter

from chatbot.service import Service


def router(service: Service) -> APIRouter:
    """``GET /healthz``."""
    routes = APIRouter()

    @routes.get("/healthz")
    def health() -> dict[str, str | int]:
        document = service.chatbot.corpus.document
        return {
            "status": "ok",
            "document": document.id,
            "version": document.version,
            "entries": len(service.chatbot.corpus.entries),
        }

    return routes
