"""Thai in a sentence of another language, marked so that a screen reader speaks it as Thai."""

import re

from markupsafe import Markup, escape

from chatbot.doors.web.marked import marked
from chatbot.wording.base import Wording
from chatbot.wording.th import THAI

# From the first Thai character to the last one before a Latin letter, e.g. a name with its number.
_THAI = re.compile("[\u0e01-\u0e5b]+(?:[^A-Za-z\u0e01-\u0e5b]++[\u0e01-\u0e5b]+)*+")


def thai_within(text: str, words: Wording) -> Markup:
    """Mark what is Thai of a text that stands among labels of some language.

    :param words: Those labels; Thai among Thai needs no mark.
    :return: Safe HTML whose text is ``text``.
    """
    if words is THAI:
        return escape(text)
    return marked(text, _THAI, Markup('<span lang="th">{}</span>').format)
