"""What is served."""

from functools import partial

from fastapi import APIRouter
from fastapi.responses import JSONResponse, Response

from chatbot.doors.documents_json import documents_object
from chatbot.doors.rest.answered import DocumentsBody
from chatbot.doors.rest.cited import source_url
from chatbot.middleware.answering import Answering
from chatbot.service import Service


def router(service: Service, _: Answering) -> APIRouter:
    """``GET /documents``."""
    routes = APIRouter()

    @routes.get("/documents", operation_id="documents", response_model=DocumentsBody)
    def documents() -> Response:
        """The documents that are answered from, with their sections and replaced versions."""
        chatbot = service.chatbot
        address = partial(source_url, public_url=service.settings.public_url)
        calibration = chatbot.assessor.calibration
        return JSONResponse(documents_object(chatbot.collection, calibration, address))

    return routes
