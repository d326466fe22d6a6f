"""Entries at addresses of their own, and the list of them."""

from fastapi import APIRouter, HTTPException
from fastapi.responses import HTMLResponse, Response

from chatbot.datatypes import EntryKey
from chatbot.doors.web import addresses
from chatbot.doors.web.entry_page import entry_html
from chatbot.doors.web.questions_page import questions_html
from chatbot.service import Service
from chatbot.wording.th import THAI


def router(service: Service) -> APIRouter:
    """``GET /e/{document}/{version}/{entry}`` and ``GET /questions``."""
    routes = APIRouter()

    @routes.get(f"/{addresses.ENTRY}/{{document_id}}/{{version}}/{{entry_id}}")
    def page(document_id: str, version: str, entry_id: str) -> Response:
        chatbot = service.chatbot
        corpus = chatbot.collection.corpus(document_id, version)
        key = EntryKey(document_id, version, entry_id)
        if corpus is None or key not in {entry.key for entry in corpus.entries}:
            raise HTTPException(404)
        return HTMLResponse(entry_html(chatbot, key, service.settings, THAI))

    @routes.get(f"/{addresses.QUESTIONS}")
    def questions() -> Response:
        return HTMLResponse(questions_html(service.chatbot.collection, service.settings, THAI))

    return routes
