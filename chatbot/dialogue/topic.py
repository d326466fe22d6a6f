"""What a conversation is about when a turn leans on it: the salient terms of the turn before."""

from collections.abc import Sequence

from chatbot.datatypes import Turn
from chatbot.dialogue.leaning import own_words
from chatbot.index.legs.words import WordsLeg
from chatbot.query import Query
from chatbot.text.normalise import on_one_line

_TERMS = 4
"""Terms of a topic; with more of them it drowns the words of a short turn."""
_LOOKED_AT = 400
"""Characters of a turn, its last ones, that are looked at; the longest official question has fewer.

So that a very long turn costs its follow-up no more than a question would."""


def topic_of(history: Sequence[Turn]) -> str | None:
    """The text that a follow-up leans on.

    :param history: Earlier turns, oldest first.
    :return: The latest turn as it was understood, so that a chain of follow-ups keeps its topic;
        refused turns count, small talk and other turns that were not searched for do not.
    """
    for turn in reversed(history):
        if turn.answer.ranking:
            return on_one_line(turn.answer.understood_query or turn.query)[-_LOOKED_AT:]
    return None


def salient_terms(topic: Query, index: WordsLeg) -> list[str]:
    """The terms that say most about a topic: those that stand in the fewest items.

    The keyword extraction of historical query expansion (Lin et al. 2021, arXiv 2005.02230), with
    the rarity of a word as its weight.

    :param topic: As :func:`topic_of` gave it, read.
    :param index: The words of the entries and gaps; a term that stands nowhere says nothing.
    :return: In the order of the topic.
    """
    rarity = {}
    for word in own_words(topic.words):
        if frequency := index.frequency(word):
            rarity[word] = -frequency
    kept = sorted(rarity, key=lambda word: rarity[word], reverse=True)[:_TERMS]
    return [word for word in rarity if word in kept]
