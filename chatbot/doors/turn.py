"""One turn of the conversation as HTML: what was asked and what came of it."""

import re

from chatbot.corpus import Corpus
from chatbot.datatypes import Entry, Turn
from chatbot.doors.conversation import Chosen, Step
from chatbot.doors.plain_text import cited_text
from chatbot.doors.templating import environment

RELATED = 3

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
    html = environment.get_template("turn.html").render(
        turn=turn,
        answer=answer,
        chosen=isinstance(step, Chosen),
        cited=cited,
        percent=min(99, int(answer.confidence * 100)),
        outside=bool(section) and all(entry.section.id != section for _, entry in cited),
        offered=_offered(turn, corpus),
        cited_text=cited_text,
    )
    return _LONE_SURROGATE.sub("\ufffd", html)


def _offered(turn: Turn, corpus: Corpus) -> list[Entry]:
    """The official questions to offer: the engine's suggestions, else the nearest others."""
    answer = turn.answer
    cited = {citation.entry_id for citation in answer.citations}
    nearest = answer.suggestions or tuple(hit.id for hit in answer.ranking)
    return [corpus.entry(id_) for id_ in nearest if id_ not in cited][:RELATED]
