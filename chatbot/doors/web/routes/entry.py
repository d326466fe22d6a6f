"""Entries at addresses of their own, and the list of them."""

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse, Response

from chatbot.datatypes import EntryKey
from chatbot.doors import addresses
from chatbot.doors.web.entry_page import entry_html
from chatbot.doors.web.page_language import page_words
from chatbot.doors.web.questions_page import questions_html
from chatbot.middleware.answering import Answering
from chatbot.service import Service


def router(service: Service, _: Answering) -> APIRouter:
    """``GET /e/{document}/{version}/{entry}`` and ``GET /questions``."""
    routes = APIRouter()

    @routes.get(f"/{addresses.ENTRY}/{{document_id}}/{{version}}/{{entry_id}}")
    def page(request: Request, document_id: str, version: str, entry_id: str) -> Response:
        chatbot = service.chatbot
        corpus = chatbot.collection.corpus(document_id, version)
        key = EntryKey(document_id, version, entry_id)
        if corpus is None or key not in {entry.key for entry in corpus.entries}:
            raise HTTPException(404)
        return HTMLResponse(
            entry_html(chatbot, key, service.settings, page_words(request, service.settings))
        )

    @routes.get(f"/{addresses.QUESTIONS}")
    def questions(request: Request) -> Response:
        return HTMLResponse(
            questions_html(service.chatbot, service.settings, page_words(request, service.settings))
        )

    return routes
