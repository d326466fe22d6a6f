"""One turn of the conversation as HTML: what was asked and what came of it."""

import re
from collections.abc import Mapping, Sequence

from chatbot.acts.small_talk import SmallTalk
from chatbot.datatypes import Chosen, Citation, Document, Reason, Section, Step, Turn, Typed
from chatbot.doors.web.templating import environment
from chatbot.feedback import Fault
from chatbot.text.line_breaks import LineBreaks
from chatbot.wording.band import Band, band_of
from chatbot.wording.base import Wording
from chatbot.wording.plain_text import cited_text

# The picture beside the heading of each band, as ``icons.html`` names it.
_ICONS: Mapping[Band, str] = {
    "answered": "answer",
    "doubtful": "doubt",
    "suggested": "choose",
    "refused": "none",
    "beyond": "say",
    "said": "say",
}

# What a person can say is wrong; what offers nothing fitting has a button of its own.
_FAULTS = tuple(fault for fault in Fault if fault is not Fault.NONE_OFFERED)

# A browser can send half a surrogate pair, which no UTF-8 response can carry back.
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def section_name(document: Document, section: Section) -> str:
    """What the window calls a section among those of all documents."""
    return f"{document.id}/{section.id}"


def turn_html(
    turn: Turn,
    step: Step,
    words: Wording,
    section: str | None = None,
    sections: Sequence[Section] = (),
    line_breaks: LineBreaks | None = None,
) -> str:
    """Render a turn.

    :param step: What led to the turn: it is shown whether a question was typed or chosen.
    :param words: The language around the official text.
    :param section: Name of the section that the window is restricted to, if any.
    :param sections: What the documents are about, for whoever asks what can be asked.
    :param line_breaks: Where lines may end; without them the browser breaks Thai by its own words.
    :return: One ``article`` element, safe whatever was typed.
    """
    answer = turn.answer
    band = band_of(answer)
    clicked = isinstance(step, Chosen)
    html = environment.get_template("turn.html").render(
        words=words,
        line_breaks=line_breaks,
        turn=turn,
        answer=answer,
        sections=sections if answer.facts.get("kind") == SmallTalk.HELP else (),
        message=words.message(answer),
        clicked=clicked,
        # A number typed for an offered question is a choice as much as a click on it.
        picked=answer.reason is Reason.CHOSEN and not clicked,
        as_typed=isinstance(step, Typed) and step.as_typed,
        cited=[(Citation.of(entry), entry) for entry in answer.entries],
        band=band,
        # Nobody is asked what they think of a greeting.
        rateable=band not in ("said", "beyond"),
        faults=_FAULTS,
        icons=_ICONS,
        back="",
        outside=bool(section)
        and all(section_name(entry.document, entry.section) != section for entry in answer.entries),
        cited_text=cited_text,
    )
    return _LONE_SURROGATE.sub("\ufffd", html)
