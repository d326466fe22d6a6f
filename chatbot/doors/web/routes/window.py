"""The chat window; an address with a question in it shows the answer from the start."""

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from chatbot.doors.web.page_language import page_words
from chatbot.doors.web.respond import respond
from chatbot.doors.web.window_page import WindowPage
from chatbot.service import Service


def router(service: Service) -> APIRouter:
    """``GET /``, and ``GET /?q=question`` for whoever was sent a question or has no scripts."""
    routes = APIRouter()
    page = WindowPage(service)

    @routes.get("/")
    def window(request: Request, q: str = "", document: str = "") -> Response:
        step: dict[str, Any] = {"question": q}
        if document:
            step["document"] = document
        asked = respond(service, {"step": step}) if q.strip() else {}
        html = page.render(
            page_words(request, service.settings),
            turn=asked.get("turn"),
            problem=asked.get("problem"),
            step=step,
        )
        return HTMLResponse(html, headers={"Cache-Control": "no-store"})

    return routes
