"""The chat window: Gradio Blocks around one component of our own.

Why not ``gr.Chatbot``: its accessible names stay English in every language ("chatbot
conversation", "bot's message: ..."), they read raw markup aloud, and each answer makes it render
its whole log anew. Here the log is plain semantic HTML. The server renders one turn, escaped by
construction, and the browser appends it, so a screen reader hears each answer once.

Why a server function and not an event: its promise tells the window when the server is gone, so
that the window can say so in Thai and keep the question in the box; a lost event ends in a toast
in English. Gradio runs server functions on its pool of worker threads, many at once.
"""

import logging
from typing import Any

import gradio as gr

from chatbot.conversation import Conversation
from chatbot.datatypes import Reason
from chatbot.decision.state import CorpusState, corpus_state
from chatbot.doors.web import addresses
from chatbot.doors.web.examples import example_questions
from chatbot.doors.web.message import read_message
from chatbot.doors.web.templating import environment
from chatbot.doors.web.turn import section_name, turn_html
from chatbot.engine import Chatbot
from chatbot.errors import ChatbotError
from chatbot.service import Service
from chatbot.wording.th import THAI

logger = logging.getLogger(__name__)

# Wordings that the browser shows by itself.
_BROWSER_TEXTS = {
    "busy": THAI.busy,
    "copied": THAI.copied,
    "copy_failed": THAI.copy_failed,
    "empty_question": THAI.empty_question,
    "found_in_list": THAI.found_in_list,
    "new_started": THAI.new_started,
    "none_in_list": THAI.none_in_list,
    "scope_changed": THAI.scope_changed,
    "section_chosen": THAI.section_chosen,
    "server_gone": THAI.server_gone,
}


class Window:
    """The chat window, to be mounted with :func:`chatbot.doors.web.app.create_app`.

    :param service: What every question goes to; it is called from several threads.
    """

    def __init__(self, service: Service) -> None:
        self._service = service

        def respond(message: Any) -> dict[str, str | None]:
            return response(service, message)

        self.blocks = gr.Blocks(title=THAI.service, analytics_enabled=False, fill_width=True)
        with self.blocks:
            self._html = gr.HTML(
                window_html(service.chatbot),
                apply_default_css=False,
                server_functions=[respond],
                head=f'<script src="{addresses.STATIC}/chat.js"></script>',
                js_on_load="chatWindow.start(element, server);",
            )

    def show_anew(self) -> None:
        """Show windows opened from now on what the service answers from now."""
        self._html.value = window_html(self._service.chatbot)
        self.blocks.config = self.blocks.get_config_file()


def response(service: Service, message: Any) -> dict[str, str | None]:
    """Take one step of a conversation.

    :param message: See :func:`chatbot.doors.web.message.read_message`.
    :return: ``turn``, the HTML to append; or ``problem``, a text to show beside the question,
        which then stays in its box.
    """
    try:
        read = read_message(message)
        conversation = Conversation.replay(service.chatbot, read.earlier)
        answer = service.ask(read.step, conversation)
        words = service.wording(conversation)
        if answer.reason is Reason.TOO_LONG:
            return _problem(words.message(answer) or words.bad_request)
        html = turn_html(conversation.turns[-1], read.step, words, read.section)
        return {"turn": html, "problem": None}
    except ChatbotError as error:
        logger.warning("a message from a browser was not taken: %s", error)
        return _problem(THAI.bad_request)


def _problem(text: str) -> dict[str, str | None]:
    return {"turn": None, "problem": text}


def window_html(chatbot: Chatbot) -> str:
    """The window before the first question."""
    collection = chatbot.collection
    state = corpus_state(collection, chatbot.assessor.calibration)
    groups = [
        {
            "name": section_name(corpus.document, section),
            "document": corpus.document,
            "section": section,
            "entries": [entry for entry in corpus.entries if entry.section == section],
            "examples": example_questions(chatbot, corpus, section),
        }
        for corpus in collection.current
        for section in corpus.sections
    ]
    return environment.get_template("window.html").render(
        words=THAI,
        documents=collection.documents,
        offices=list(dict.fromkeys(document.office for document in collection.documents)),
        size=len(collection.entries),
        groups=groups,
        uncurated=state is CorpusState.UNCURATED,
        browser_texts=_BROWSER_TEXTS,
    )
