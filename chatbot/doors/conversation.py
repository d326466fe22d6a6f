"""The steps of a conversation, and what the engine made of each.

The browser keeps the steps and sends the latest ones along with every new one, so that the
server holds nothing that was typed between two questions, and any worker can take any question.
Going through the steps again costs milliseconds and gives the same answers as the first time.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from chatbot.datatypes import Turn
from chatbot.engine import Chatbot

REMEMBERED = 10
"""Earlier steps that are looked at; older ones cannot matter to a follow-up question."""


@dataclass(frozen=True, slots=True)
class Typed:
    """A question in the asker's own words."""

    question: str


@dataclass(frozen=True, slots=True)
class Chosen:
    """An official question picked from a list."""

    entry_id: str


Step = Typed | Chosen


def take(chatbot: Chatbot, step: Step, earlier: tuple[Turn, ...]) -> Turn:
    """Answer one step.

    :param earlier: The turns before it, oldest first.
    :raises CorpusError: A chosen entry does not exist.
    """
    match step:
        case Typed(question):
            return Turn(question, chatbot.ask(question, earlier))
        case Chosen(entry_id):
            question = chatbot.corpus.entry(entry_id).question
            return Turn(question, chatbot.answer_with(entry_id))


def replay(chatbot: Chatbot, steps: Iterable[Step]) -> tuple[Turn, ...]:
    """The turns that the latest ``REMEMBERED`` steps led to."""
    turns: tuple[Turn, ...] = ()
    for step in tuple(steps)[-REMEMBERED:]:
        turns = (*turns, take(chatbot, step, turns))
    return turns
