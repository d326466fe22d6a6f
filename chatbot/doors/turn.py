"""One turn of the conversation as HTML: what was asked and what came of it."""

import re

from chatbot.corpus import Corpus
from chatbot.datatypes import Turn
from chatbot.doors.conversation import Chosen, Step, Typed
from chatbot.doors.plain_text import cited_text
from chatbot.doors.templating import environment

# A browser can send half a surrogate pair, which no UTF-8 response can carry back.
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def turn_html(turn: Turn, step: Step, corpus: Corpus, section: str | None = None) -> str:
    """Render a turn.

    :param step: What led to the turn: it is shown whether a question was typed or chosen.
    :param section: Id of the section that the window is restricted to, if any.
    :return: One ``article`` element, safe whatever was typed.
    """
    answer = turn.answer
    cited = [(citation, corpus.entry(citation.entry_id)) for citation in answer.citations]
    # A number typed for an offered question is a choice as much as a click on it.
    picked = any(entry.question == answer.understood_query for _, entry in cited)
    html = environment.get_template("turn.html").render(
        turn=turn,
        answer=answer,
        clicked=isinstance(step, Chosen),
        picked=picked,
        as_typed=isinstance(step, Typed) and step.as_typed,
        cited=cited,
        percent=min(99, int(answer.confidence * 100)),
        outside=bool(section) and all(entry.section.id != section for _, entry in cited),
        offered=[corpus.entry(id_) for id_ in answer.offered],
        cited_text=cited_text,
    )
    return _LONE_SURROGATE.sub("\ufffd", html)
