"""Historical query expansion: a follow-up is searched for with the terms of its topic.

Lin et al. (2021), "Multi-Stage Conversational Passage Retrieval", arXiv 2005.02230: salient terms
of earlier turns are added to a turn that is ambiguous by itself, and to no other.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from chatbot.retrieval import Evidence
from chatbot.text.normalise import on_one_line

# Share of a turn's own words that an entry covers at least to be its answer in context. Without
# it, the topic alone would find the earlier answer again, whatever was asked.
_COVER = 0.15
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


def expand(question: str, topic: str, terms: Sequence[str]) -> Expanded:
    """Put the topic before a follow-up.

    :param question: As typed.
    :param topic: The text it leans on.
    :param terms: The salient terms of that text.
    """
    query = f"{' '.join(terms)} {on_one_line(question)}"
    return Expanded(query, query if len(topic) > _READABLE else f"{topic} {on_one_line(question)}")


def speaks_of(evidence: Evidence, own: Sequence[str]) -> bool:
    """Whether the best entry says anything about the turn's own words.

    :param evidence: Found for the expanded turn.
    :param own: The words that the turn itself has to say; True without any.
    """
    order = evidence.order
    if not len(order) or not own:
        return bool(len(order))
    scores = evidence.index.words.scores(own)
    return scores is not None and float(scores[order[0]]) >= _COVER
