"""What a turn is understood as after the turns before it, and what that finds."""

from collections.abc import Sequence

from chatbot.datatypes import Turn
from chatbot.decision.assess import Assessment, Assessor
from chatbot.dialogue.expand import expand, speaks_of
from chatbot.dialogue.leaning import leans, own_words
from chatbot.dialogue.topic import salient_terms, topic_of
from chatbot.query import Query, QueryReader

_BARE = 2
"""Most words of a turn that asks a bare why or who."""


def in_context(
    query: Query,
    history: Sequence[Turn],
    alone: Assessment,
    assessor: Assessor,
    reader: QueryReader,
) -> tuple[str, Assessment] | None:
    """What a follow-up is understood as and what that finds.

    :param query: The turn.
    :param history: Earlier turns, oldest first.
    :param alone: What the turn finds by itself.
    :param assessor: Searches for the turn in context.
    :param reader: Reads the turn in context.
    :return: The turn made standalone, for people to read, and its assessment; None when the turn
        says more alone.
    """
    topic = topic_of(history)
    enough = assessor.calibration.answer_from
    if topic is None or not leans(query.text, query.words, alone.probability >= enough):
        return None
    terms = salient_terms(reader.read(topic), assessor.retriever.index.words)
    if not terms:
        return None
    expanded = expand(query.typed, topic, terms)
    found = assessor.assess(reader.read(expanded.query))
    # A turn that leans although it could be answered has to be answered in context, no more.
    helps = found.probability > min(alone.probability, enough)
    own = own_words(query.words)
    if not helps or not speaks_of(found.evidence, own):
        return None
    # A bare "why?" would only find the answer again that has just been given.
    given = {entry.key for entry in history[-1].answer.entries}
    bare = not own and len(query.words) <= _BARE
    if bare and given & {hit.key for hit in found.evidence.ranking(1)}:
        return None
    return expanded.shown, found
