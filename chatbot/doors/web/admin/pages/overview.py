"""What is served, and what waits for an editor."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from chatbot.decision.state import document_state
from chatbot.doors.web.admin import within
from chatbot.doors.web.admin.context import AdminContext
from chatbot.doors.web.admin.layout import admin_page


def routes(context: AdminContext) -> list[Route]:
    """``GET /``."""

    def overview(request: Request) -> Response:
        chatbot = context.service.chatbot
        collection, calibration = chatbot.collection, chatbot.assessor.calibration
        documents = [
            {
                "document": corpus.document,
                "entries": len(corpus.entries),
                "alternates": sum(map(len, corpus.alternates.values())),
                "gaps": len(corpus.gaps),
                "judged": len(corpus.judged),
                "state": document_state(corpus, calibration),
            }
            for corpus in collection.current
        ]
        return admin_page(request, context.settings, "overview.html", documents=documents)

    return [Route(within.OVERVIEW, overview, methods=["GET"])]
