"""The chat window; an address with a question in it shows the answer from the start."""

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, Response

from chatbot.doors.web.respond import respond
from chatbot.doors.web.window_page import WindowPage
from chatbot.service import Service
from chatbot.wording.th import THAI


def router(service: Service) -> APIRouter:
    """``GET /``, and ``GET /?q=question`` for whoever was sent a question or has no scripts."""
    routes = APIRouter()
    page = WindowPage(service)

    @routes.api_route("/", methods=["GET", "HEAD"])
    def window(q: str = "") -> Response:
        turns = (respond(service, {"step": {"question": q}})["turn"] or "") if q.strip() else ""
        return HTMLResponse(page.render(THAI, turns), headers={"Cache-Control": "no-store"})

    return routes
