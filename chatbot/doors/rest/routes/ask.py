"""A question, or an entry that was chosen."""

from functools import partial
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, Response

from chatbot.conversation import Conversation
from chatbot.datatypes import Door
from chatbot.doors.answer_json import answer_object
from chatbot.doors.rest.answered import AnswerBody
from chatbot.doors.rest.asked import AskBody
from chatbot.doors.rest.cited import cited_object
from chatbot.doors.rest.steps import read_earlier, read_step
from chatbot.middleware.answering import Answering
from chatbot.service import Service


def router(service: Service, answering: Answering) -> APIRouter:
    """``POST /ask``."""
    routes = APIRouter()

    @routes.post("/ask", operation_id="ask", response_model=AnswerBody)
    async def ask(request: Request, asked: AskBody) -> Response:
        """Ask a question, or choose an entry.

        Gives one of three: an official answer, word for word, with its source ("answered");
        official questions to choose from ("suggested"); or whom to ask instead ("refused").
        """
        # A problem that comes of it is told in that language too.
        request.state.language = asked.language
        value = await answering.run(partial(_answer, service, asked))
        return JSONResponse(value, headers={"Cache-Control": "no-store"})

    return routes


def _answer(service: Service, asked: AskBody) -> dict[str, Any]:
    # One chatbot for all of it, as far as that is ours to say.
    service.closing.require_open()
    chatbot = service.chatbot
    step = read_step(asked, chatbot.collection)
    earlier = read_earlier(asked.conversation, chatbot.collection)
    with service.searching((), step):
        conversation = Conversation.replay(chatbot, earlier)
    answer = service.ask(step, conversation, door=Door.API)
    words = service.wording(conversation, asked.language)
    value = answer_object(answer, words, chatbot.collection)
    public_url = service.settings.public_url
    value["ranking"] = value["ranking"][: asked.top_k]
    value["citations"] = [cited_object(citation, public_url) for citation in answer.citations]
    return value
