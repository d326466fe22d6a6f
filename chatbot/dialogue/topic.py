"""What a conversation is about when a turn leans on it: an earlier turn, and its salient terms."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from chatbot.datatypes import Status, Turn
from chatbot.dialogue.leaning import own_words, says_it_goes_on
from chatbot.index.legs.words import WordsLeg
from chatbot.query import Query
from chatbot.text.normalise import normalise, on_one_line

_TERMS = 4
"""Terms of a topic; with more of them it drowns the words of a short turn."""
_LONG = 3
"""Letters from which a word names a topic."""
_LOOKED_AT = 400
"""Characters of a turn, its last ones, that are looked at; the longest official question has fewer.

So that a very long turn costs its follow-up no more than a question would."""


@dataclass(frozen=True, slots=True)
class Topic:
    """An earlier turn that a follow-up leans on.

    :param turn: The turn.
    :param text: Its question as it was understood, on one line.
    """

    turn: Turn
    text: str


def topics(history: Sequence[Turn]) -> Iterator[Topic]:
    """What has been talked about, the latest first.

    A turn counts as it was understood, so that a chain of follow-ups keeps its topic, or as it was
    mended. A refused turn is never a topic, nor one that goes on from another and was not
    understood: what it was about is not known.

    :param history: Earlier turns, oldest first.
    """
    for place, turn in reversed(tuple(enumerate(history))):
        answer = turn.answer
        text = on_one_line(answer.understood_query or answer.repaired_query or turn.query)
        fragment = place > 0 and not answer.understood_query and says_it_goes_on(normalise(text))
        of_nothing = answer.status is Status.REFUSED or (
            answer.status is Status.SUGGESTED and fragment
        )
        if answer.ranking and not of_nothing:
            yield Topic(turn, text[-_LOOKED_AT:])


def topic_named(history: Sequence[Turn], words: Sequence[str]) -> Topic | None:
    """The latest topic that has one of some words.

    :param history: Earlier turns, oldest first.
    :param words: Normalised.
    """
    return next((topic for topic in topics(history) if _has(topic, words)), None)


def topic_of(history: Sequence[Turn], named: Sequence[str] = ()) -> Topic | None:
    """What a follow-up leans on: the latest topic that it names, else the latest.

    :param history: Earlier turns, oldest first.
    :param named: Words of the follow-up.
    :return: None when nothing has been talked about.
    """
    return topic_named(history, named) or next(topics(history), None)


def _has(topic: Topic, words: Sequence[str]) -> bool:
    text = normalise(topic.text)
    return any(word in text for word in words if len(word) >= _LONG)


def salient_terms(topic: Query, index: WordsLeg) -> list[str]:
    """The terms that say most about a topic: those that stand in the fewest items.

    The keyword extraction of historical query expansion (Lin et al. 2021, arXiv 2005.02230), with
    the rarity of a word as its weight.

    :param topic: The text of one, read.
    :param index: The words of the entries and gaps; a term that stands nowhere says nothing.
    :return: In the order of the topic.
    """
    rarity = {}
    for word in own_words(topic.words):
        if frequency := index.frequency(word):
            rarity[word] = -frequency
    kept = sorted(rarity, key=lambda word: rarity[word], reverse=True)[:_TERMS]
    return [word for word in rarity if word in kept]
