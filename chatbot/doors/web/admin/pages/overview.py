"""What is served, and what waits for an editor."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from chatbot.decision.state import document_state
from chatbot.doors.web.admin import within
from chatbot.doors.web.admin.context import AdminContext
from chatbot.doors.web.admin.layout import admin_page
from chatbot.errors import ChatbotError


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
        drafts, problem = 0, ""
        try:
            drafts = len(context.open_drafts())
        except ChatbotError as error:
            # The way to all other pages leads over this one.
            problem = str(error)
        return admin_page(
            request,
            context.settings,
            "overview.html",
            documents=documents,
            drafts=drafts,
            problem=problem,
        )

    return [Route(within.OVERVIEW, overview, methods=["GET"])]
