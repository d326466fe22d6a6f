"""The forms in which a text asks for an entry in its very words."""

import re

from chatbot.acts.particles import PARTICLES, SIGNS

_POLITE_END = re.compile(f"(?:{PARTICLES}|{SIGNS})+$")
# Not those between digits: 4.0 is not 40.
_SIGNS = re.compile(rf"(?<!\d){SIGNS}+|{SIGNS}+(?!\d)")


def without_signs(text: str) -> str:
    """A question without what counts only where questions differ in nothing else.

    White space, signs and a polite ending.

    :param text: Normalised.
    """
    return _SIGNS.sub("", _POLITE_END.sub("", text))
