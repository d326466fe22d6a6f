"""A turn that stands for another question: a correction, the next of a series, a way back."""

from collections.abc import Sequence
from dataclasses import dataclass

from chatbot.datatypes import Turn
from chatbot.dialogue.correction import corrected, correction
from chatbot.dialogue.going_back import named_to_go_back_to
from chatbot.dialogue.leaning import asks, own_words
from chatbot.dialogue.series import next_in_series
from chatbot.dialogue.topic import topic_named, topic_of
from chatbot.index.entry_words import EntryWords
from chatbot.query import Query, QueryReader
from chatbot.text.normalise import on_one_line


@dataclass(frozen=True, slots=True)
class Restated:
    """The question that a turn stands for.

    :param text: As it may be shown.
    :param complete: Whether it says all; else it may still lean on the turns before.
    :param named: What a correction is about; where the best entry found does not name it, the
        correction is asked by itself.
    """

    text: str
    complete: bool = True
    named: str | None = None


def restated(
    query: Query, history: Sequence[Turn], words: EntryWords, reader: QueryReader
) -> Restated | None:
    """The question that a turn stands for.

    :param query: The turn.
    :param history: Earlier turns, oldest first.
    :param words: The words of the entries.
    :param reader: Reads earlier turns.
    :return: None when it stands for itself.
    """
    if not history:
        return None
    latest = topic_of(history)
    if latest and (again := next_in_series(query.text, on_one_line(latest.turn.query))):
        # What it leans on itself is leant on again.
        return Restated(again, complete=not latest.turn.answer.understood_query)
    if latest and (again := next_in_series(query.text, latest.text)):
        return Restated(again)
    if given := correction(query):
        # The turn before is put right even where it came to nothing.
        before = reader.read(latest.text if latest else on_one_line(history[-1].query))
        text = corrected(before, given, reader.read(given.meant), words)
        if text is None or text == given.meant:
            return Restated(text, complete=False) if text else None
        return Restated(text, named=given.meant)
    named = named_to_go_back_to(query.text)
    if named is None:
        return None
    if not asks(named) and (topic := topic_named(history, own_words(reader.read(named).words))):
        return Restated(topic.text)
    return Restated(named, complete=False)
