"""The chat window; an address with a question in it shows the answer from the start."""

from functools import partial
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response
from starlette.concurrency import run_in_threadpool

from chatbot.doors.web.page_language import page_words
from chatbot.doors.web.respond import respond
from chatbot.doors.web.window_page import WindowPage
from chatbot.middleware.answering import Answering
from chatbot.service import Service

_NOT_KEPT = {"Cache-Control": "no-store"}


def router(service: Service, answering: Answering) -> APIRouter:
    """``GET /``, and ``GET /?q=question`` for whoever was sent a question or has no scripts.

    ``embed=1`` with either makes it one for a frame on a page of another site.
    """
    routes = APIRouter()
    page = WindowPage(service)

    @routes.get("/")
    async def window(
        request: Request, q: str = "", document: str = "", embed: bool = False
    ) -> Response:
        words = page_words(request, service.settings)
        step: dict[str, Any] = {"question": q}
        if document and not _is_served(service, document):
            html = page.render(words, problem=words.no_such_document, step=step, embedded=embed)
            return HTMLResponse(html, 404, headers=_NOT_KEPT)
        if document:
            step["document"] = document
        asked: dict[str, str | None] = {}
        if q.strip():
            asked = await answering.run(partial(respond, service, {"step": step}))
        # Who opens the window of a closed service is told before asking.
        problem = asked.get("problem") or service.closing.notice or None
        turn = asked.get("turn")
        html = await run_in_threadpool(
            page.render, words, turn=turn, problem=problem, step=step, embedded=embed
        )
        return HTMLResponse(html, headers=_NOT_KEPT)

    return routes


def _is_served(service: Service, document: str) -> bool:
    return any(one.document.id == document for one in service.chatbot.collection.current)
