"""Which entry a text asks for in its very words: as printed, or as an editor has approved."""

import re
from collections.abc import Callable, Iterable

from chatbot.acts.particles import PARTICLES, SIGNS
from chatbot.datatypes import EntryKey
from chatbot.text.normalise import normalise

_POLITE_END = re.compile(f"(?:{PARTICLES}|{SIGNS})+$")
# Not those between digits: 4.0 is not 40.
_SIGNS = re.compile(rf"(?<!\d){SIGNS}+|{SIGNS}+(?!\d)")


class KnownQuestions:
    """Questions of which it is known what answers them.

    :param questions: Each with its entry, of all documents that are served.
    """

    def __init__(self, questions: Iterable[tuple[str, EntryKey]]) -> None:
        normal = [(normalise(question), key) for question, key in questions]
        self._exact = _by_form(normal, str)
        self._words = _by_form(normal, _words)

    def asked_by(self, text: str) -> tuple[EntryKey, ...]:
        """The entries whose question a text is.

        White space, signs and a polite ending count only where questions differ in nothing else.

        :param text: Normalised.
        """
        return self._exact.get(text) or self._words.get(_words(text), ())


def _by_form(
    questions: Iterable[tuple[str, EntryKey]], form: Callable[[str], str]
) -> dict[str, tuple[EntryKey, ...]]:
    formed: dict[str, tuple[EntryKey, ...]] = {}
    for question, key in questions:
        formed[form(question)] = (*formed.get(form(question), ()), key)
    return formed


def _words(text: str) -> str:
    return _SIGNS.sub("", _POLITE_END.sub("", text))
