"""Which official question a text asks in its very words."""

import re
from collections import Counter
from collections.abc import Callable, Iterable

from chatbot.acts.particles import PARTICLES, SIGNS
from chatbot.datatypes import Entry, EntryKey
from chatbot.text.normalise import normalise

_POLITE_END = re.compile(f"(?:{PARTICLES}|{SIGNS})+$")
# Not those between digits: 4.0 is not 40.
_SIGNS = re.compile(rf"(?<!\d){SIGNS}+|{SIGNS}+(?!\d)")


class PrintedQuestions:
    """The official questions as they are printed, those left out that two entries share.

    :param entries: Of all documents that are served.
    """

    def __init__(self, entries: Iterable[Entry]) -> None:
        questions = [(normalise(entry.question), entry.key) for entry in entries]
        self._exact = _told_apart(questions, str)
        self._words = _told_apart(questions, _words)

    def asked_by(self, text: str) -> EntryKey | None:
        """The entry whose question a text is.

        White space, signs and a polite ending count only where questions differ in nothing else.

        :param text: Normalised.
        :return: None where it is no official question, or more than one.
        """
        return self._exact.get(text) or self._words.get(_words(text))


def _told_apart(
    questions: Iterable[tuple[str, EntryKey]], form: Callable[[str], str]
) -> dict[str, EntryKey]:
    formed = [(form(question), key) for question, key in questions]
    times = Counter(question for question, _ in formed)
    return {question: key for question, key in formed if times[question] == 1}


def _words(text: str) -> str:
    return _SIGNS.sub("", _POLITE_END.sub("", text))
