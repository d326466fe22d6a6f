"""Historical query expansion: a follow-up is searched for with the terms of its topic.

Lin et al. (2021), "Multi-Stage Conversational Passage Retrieval", arXiv 2005.02230: salient terms
of earlier turns are added to a turn that is ambiguous by itself, and to no other.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from chatbot.dialogue.topic import Topic
from chatbot.text.normalise import on_one_line

_READABLE = 80
"""Longest earlier question, in characters, that is shown in full before a follow-up."""


@dataclass(frozen=True, slots=True)
class Expanded:
    """A follow-up made standalone.

    :param query: What is searched for.
    :param shown: The same for people to read.
    """

    query: str
    shown: str


def expand(question: str, topic: Topic, terms: Sequence[str]) -> Expanded:
    """Put the topic before a follow-up.

    :param question: As typed.
    :param topic: What it leans on; one that is a follow-up itself, or long, is shown by its terms,
        so that a chain of follow-ups never grows.
    :param terms: The salient terms of the topic.
    """
    query = f"{' '.join(terms)} {on_one_line(question)}"
    whole = len(topic.text) <= _READABLE and not topic.turn.answer.understood_query
    return Expanded(query, f"{topic.text} {on_one_line(question)}" if whole else query)
