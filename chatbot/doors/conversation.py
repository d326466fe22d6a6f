"""The steps of a conversation, and what the engine made of each.

The browser keeps the steps and sends the latest ones along with every new one, so that the
server holds nothing that was typed between two questions, and any worker can take any question.
Going through the steps again costs milliseconds and gives the same answers as the first time.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import takewhile

from chatbot.datatypes import Turn
from chatbot.engine import Chatbot

REMEMBERED = 10
"""Earlier steps that are looked at; older ones cannot matter to a follow-up question."""


@dataclass(frozen=True, slots=True)
class Typed:
    """A question in the asker's own words.

    :param as_typed: Whether it is to be searched as it stands, nothing mended.
    """

    question: str
    as_typed: bool = False


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
        case Typed(question, as_typed):
            # What is asked again as typed stands where it stood when it was mended.
            context = tuple(takewhile(lambda turn: not _replaces(step, turn), earlier))
            return Turn(question, chatbot.ask(question, context, as_typed=as_typed))
        case Chosen(entry_id):
            question = chatbot.corpus.entry(entry_id).question
            return Turn(question, chatbot.answer_with(entry_id))


def replay(chatbot: Chatbot, steps: Iterable[Step]) -> tuple[Turn, ...]:
    """The turns that the latest ``REMEMBERED`` steps led to, but for mended ones taken back."""
    turns: tuple[Turn, ...] = ()
    for step in tuple(steps)[-REMEMBERED:]:
        kept = (turn for turn in turns if not _replaces(step, turn))
        turns = (*kept, take(chatbot, step, turns))
    return turns


def _replaces(step: Step, turn: Turn) -> bool:
    """Whether a step asks a turn's question again because it was not meant as it was mended."""
    return (
        isinstance(step, Typed)
        and step.as_typed
        and turn.query == step.question
        and turn.answer.repaired_query is not None
    )
