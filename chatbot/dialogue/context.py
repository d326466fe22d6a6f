"""What a turn is understood as after the turns before it, and what that finds."""

from collections.abc import Container, Sequence
from dataclasses import replace

from chatbot.datatypes import Turn
from chatbot.decision.assess import CLEARLY, Assessment, Assessor
from chatbot.dialogue.expand import expand
from chatbot.dialogue.leaning import leans, names_a_thing, own_words
from chatbot.dialogue.nearness import near, speaks_of
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
    terms: Container[str] = frozenset(),
) -> tuple[str, Assessment] | None:
    """What a follow-up is understood as and what that finds.

    :param query: The turn.
    :param history: Earlier turns, oldest first.
    :param alone: What the turn finds by itself.
    :param assessor: Searches for the turn in context.
    :param reader: Reads the turn in context.
    :param terms: The documents' own terms, normalised.
    :return: The turn made standalone, for people to read, and its assessment; None when the turn
        says more alone.
    """
    own = own_words(query.words)
    topic = topic_of(history, own)
    enough = assessor.calibration.answer_from
    answerable = alone.probability >= enough
    if topic is None or not leans(query.text, query.words, answerable, terms):
        return None
    salient = salient_terms(reader.read(topic.text), assessor.retriever.index.words)
    if not salient:
        return None
    expanded = expand(query.typed, topic, salient)
    found = assessor.assess(reader.read(expanded.query))
    if not speaks_of(found.evidence, own, alone.evidence):
        return None
    if alone.probability < enough or names_a_thing(query.text, own):
        # A thing that is only named has to be answered in context, no more.
        if found.probability <= min(alone.probability, enough):
            return None
    else:
        weighed = _weighed(found, alone, assessor.calibration.vague)
        return (expanded.shown, weighed) if weighed else None
    # A bare "why?" would only find the answer again that has just been given.
    given = {entry.key for entry in history[-1].answer.entries}
    bare = not own and len(query.words) <= _BARE
    if bare and given & {hit.key for hit in found.evidence.ranking(1)}:
        return None
    return expanded.shown, found


def _weighed(found: Assessment, alone: Assessment, vague: float) -> Assessment | None:
    """What a turn that could be answered alone comes to in context.

    :return: None where it says no more in context; with the probability of an unsure one where
        alone and in context it would be answered by two entries, each as surely as the other.
    """
    same = found.evidence.ranking(1)[0].key == alone.evidence.ranking(1)[0].key
    more = found.log_odds - alone.log_odds
    if same or more < -CLEARLY or not near(found.evidence, alone.evidence):
        return None
    return found if more > CLEARLY else replace(found, probability=vague)
