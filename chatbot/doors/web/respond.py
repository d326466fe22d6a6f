"""One step of a conversation: what the browser sends becomes a turn as HTML."""

import logging
from typing import Any

from chatbot.datatypes import Door, Reason
from chatbot.doors.web.message import read_message
from chatbot.doors.web.turn import turn_html
from chatbot.errors import ChatbotError, ClosedError, CorpusError
from chatbot.service import Service
from chatbot.wording.th import THAI

logger = logging.getLogger(__name__)


def respond(service: Service, message: Any) -> dict[str, str | None]:
    """Take one step of a conversation.

    :param message: See :func:`chatbot.doors.web.message.read_message`.
    :return: ``turn``, the HTML to append; or ``problem``, a text to show beside the question,
        which then stays in its box.
    """
    try:
        read = read_message(message)
        conversation = service.replay(read.earlier)
        answer = service.ask(read.step, conversation, door=Door.WINDOW)
        words = service.wording(conversation)
        if answer.reason is Reason.TOO_LONG:
            return _problem(words.message(answer) or words.bad_request)
        collection = service.chatbot.collection
        html = turn_html(
            conversation.turns[-1],
            read.step,
            words,
            read.section,
            sections=[section for corpus in collection.current for section in corpus.sections],
            line_breaks=service.chatbot.line_breaks,
        )
        return {"turn": html, "problem": None}
    except ClosedError as closed:
        return _problem(str(closed))
    except CorpusError:
        # A browser can name what it likes, also what somebody typed.
        logger.warning("a message from a browser was not taken: it names what is not served.")
        return _problem(THAI.bad_request)
    except ChatbotError as error:
        logger.warning("a message from a browser was not taken: %.300s", error)
        return _problem(THAI.bad_request)


def _problem(text: str) -> dict[str, str | None]:
    return {"turn": None, "problem": text}
