"""What is kept of questions, said to whoever asks them."""

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse, Response

from chatbot.doors import addresses
from chatbot.doors.web.page_language import page_words
from chatbot.doors.web.privacy_page import privacy_html
from chatbot.middleware.answering import Answering
from chatbot.service import Service


def router(service: Service, _: Answering) -> APIRouter:
    """``GET /privacy``; there is no such page where nothing is kept."""
    routes = APIRouter()

    @routes.get(f"/{addresses.PRIVACY}")
    def privacy(request: Request) -> Response:
        if service.journal is None:
            raise HTTPException(404)
        settings = service.settings
        words = page_words(request, settings)
        return HTMLResponse(privacy_html(service.chatbot, settings.journal_days, words))

    return routes
