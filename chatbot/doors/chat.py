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

from chatbot.doors import addresses, texts
from chatbot.doors.conversation import Typed, replay, take
from chatbot.doors.examples import example_questions
from chatbot.doors.message import read_message
from chatbot.doors.templating import environment
from chatbot.doors.turn import turn_html
from chatbot.engine import MAX_LENGTH, Chatbot
from chatbot.errors import ChatbotError

logger = logging.getLogger(__name__)

# Wordings that the browser shows by itself.
_BROWSER_TEXTS = {
    "busy": texts.BUSY,
    "copied": texts.COPIED,
    "copy_failed": texts.COPY_FAILED,
    "empty_question": texts.EMPTY_QUESTION,
    "found_in_list": texts.FOUND_IN_LIST,
    "new_started": texts.NEW_STARTED,
    "none_in_list": texts.NONE_IN_LIST,
    "section_chosen": texts.SECTION_CHOSEN,
    "server_gone": texts.SERVER_GONE,
}


def build_chat(chatbot: Chatbot) -> gr.Blocks:
    """The chat window, to be mounted with :func:`chatbot.doors.web.create_app`.

    :param chatbot: The engine that every question goes to; it is called from several threads.
    """

    def respond(message: Any) -> dict[str, str | None]:
        return response(chatbot, message)

    blocks = gr.Blocks(title=texts.SERVICE, analytics_enabled=False, fill_width=True)
    with blocks:
        gr.HTML(
            window_html(chatbot),
            apply_default_css=False,
            server_functions=[respond],
            head=f'<script src="{addresses.STATIC}/chat.js"></script>',
            js_on_load="chatWindow.start(element, server);",
        )
    return blocks


def response(chatbot: Chatbot, message: Any) -> dict[str, str | None]:
    """Take one step of a conversation.

    :param message: See :func:`chatbot.doors.message.read_message`.
    :return: ``turn``, the HTML to append; or ``problem``, a Thai text to show beside the question,
        which then stays in its box.
    """
    try:
        read = read_message(message)
        if isinstance(read.step, Typed) and len(read.step.question) > MAX_LENGTH:
            return _problem(chatbot.ask(read.step.question).message or texts.BAD_REQUEST)
        turn = take(chatbot, read.step, replay(chatbot, read.earlier))
        html = turn_html(turn, read.step, chatbot.corpus, read.section)
        return {"turn": html, "problem": None}
    except ChatbotError as error:
        logger.warning("a message from a browser was not taken: %s", error)
        return _problem(texts.BAD_REQUEST)


def _problem(text: str) -> dict[str, str | None]:
    return {"turn": None, "problem": text}


def window_html(chatbot: Chatbot) -> str:
    """The window before the first question."""
    corpus = chatbot.corpus
    groups = [
        {
            "section": section,
            "entries": [entry for entry in corpus.entries if entry.section == section],
            "examples": example_questions(chatbot, section),
        }
        for section in corpus.sections
    ]
    return environment.get_template("window.html").render(
        document=corpus.document,
        document_size=len(corpus.entries),
        groups=groups,
        browser_texts=_BROWSER_TEXTS,
    )
