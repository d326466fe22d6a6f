"""A question tried out, with all that decided about its answer; nobody is told of it."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from chatbot.corpus import Collection
from chatbot.doors.web.admin import within
from chatbot.doors.web.admin.context import AdminContext
from chatbot.doors.web.admin.layout import admin_page
from chatbot.doors.web.page_language import page_words
from chatbot.engine import MAX_LENGTH
from chatbot.explaining import Explanation, explain
from chatbot.wording.band import band_of


def routes(context: AdminContext) -> list[Route]:
    """``GET`` and ``POST /try``."""

    def ask(request: Request) -> Response:
        return show(request)

    def tried(request: Request) -> Response:
        # One chatbot for all of it: another may be swapped in meanwhile.
        chatbot = context.service.chatbot
        question = str(request.state.form.get("question", ""))
        explained = explain(chatbot, question)
        return show(request, question, explained, chatbot.collection)

    def show(
        request: Request,
        question: str = "",
        explained: Explanation | None = None,
        collection: Collection | None = None,
    ) -> Response:
        answer = explained and explained.answer
        return admin_page(
            request,
            context.settings,
            "trying.html",
            question=question,
            limit=MAX_LENGTH,
            explained=explained,
            collection=collection,
            band=answer and band_of(answer),
            message=answer and page_words(request, context.settings).message(answer),
        )

    return [
        Route(within.TRY, ask, methods=["GET"]),
        Route(within.TRY, tried, methods=["POST"]),
    ]
