"""Which official question a text asks in its very words."""

import re
from collections.abc import Callable, Iterable

from chatbot.acts.particles import PARTICLES, SIGNS
from chatbot.datatypes import Entry, EntryKey
from chatbot.text.normalise import normalise

_POLITE_END = re.compile(f"(?:{PARTICLES}|{SIGNS})+$")
# Not those between digits: 4.0 is not 40.
_SIGNS = re.compile(rf"(?<!\d){SIGNS}+|{SIGNS}+(?!\d)")


class PrintedQuestions:
    """The official questions as they are printed.

    :param entries: Of all documents that are served.
    """

    def __init__(self, entries: Iterable[Entry]) -> None:
        questions = [(normalise(entry.question), entry.key) for entry in entries]
        self._exact = _by_form(questions, str)
        self._words = _by_form(questions, _words)

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
