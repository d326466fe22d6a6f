"""The official document as issued: a page of it, and the files byte for byte."""

from urllib.parse import quote

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse, Response

from chatbot.corpus import Corpus
from chatbot.doors import addresses
from chatbot.doors.web.page_language import page_words
from chatbot.doors.web.source_page import source_html
from chatbot.middleware.answering import Answering
from chatbot.service import Service


def router(service: Service, _: Answering) -> APIRouter:
    """``GET /source/{document}/{version}`` and the raw files beneath it."""
    routes = APIRouter()

    def served(document_id: str, version: str) -> Corpus:
        corpus = service.chatbot.collection.corpus(document_id, version)
        if corpus is None:
            raise HTTPException(404)
        return corpus

    @routes.get(f"/{addresses.SOURCE}/{{document_id}}/{{version}}")
    def page(request: Request, document_id: str, version: str) -> Response:
        corpus = served(document_id, version)
        successor = service.chatbot.collection.successor(corpus.document)
        words = page_words(request, service.settings)
        line_breaks = service.chatbot.line_breaks
        html = source_html(corpus, "../../", service.settings, words, successor, line_breaks)
        return HTMLResponse(html)

    @routes.get(f"/{addresses.SOURCE}/{{document_id}}/{{version}}/{addresses.RAW_FILE}")
    def raw_file(document_id: str, version: str) -> Response:
        # Plain text whatever it is: an office's HTML must never run at our address.
        source = served(document_id, version).source_bytes
        return Response(source, media_type="text/plain; charset=utf-8")

    @routes.get(f"/{addresses.SOURCE}/{{document_id}}/{{version}}/{addresses.ORIGINAL}/{{number}}")
    def original(document_id: str, version: str, number: int) -> Response:
        originals = served(document_id, version).originals
        if not 1 <= number <= len(originals):
            raise HTTPException(404)
        issued = originals[number - 1]
        # To be kept, never shown: a browser must not take it for a page of ours.
        name = f"attachment; filename*=UTF-8''{quote(issued.path.name, safe='')}"
        return Response(
            issued.data,
            media_type="application/octet-stream",
            headers={"Content-Disposition": name},
        )

    return routes
