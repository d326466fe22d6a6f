"""What of the documents people's questions have come to: entries, and the wordings of them."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from chatbot.datatypes import EntryKey, Status
from chatbot.engine import Chatbot
from chatbot.journal.record import Record
from chatbot.text.normalise import normalise


@dataclass(frozen=True, slots=True)
class Usage:
    """How often what was there was of use.

    :param never: Entries that were neither given nor offered.
    :param alternates: Per wording of an entry how many different questions it was nearest to.
    """

    never: tuple[EntryKey, ...]
    alternates: dict[tuple[EntryKey, str], int]

    @property
    def unused(self) -> tuple[tuple[EntryKey, str], ...]:
        """Wordings that no question came near to."""
        return tuple(wording for wording, count in self.alternates.items() if not count)


def usage(records: Iterable[Record], chatbot: Chatbot) -> Usage:
    """What the questions of the journal came to.

    :param records: Of the journal.
    :param chatbot: The one in use; its reader tells which wording a question is nearest to.
    """
    shown: set[EntryKey] = set()
    given: dict[str, EntryKey] = {}
    for record in records:
        shown.update(record.entries)
        if record.status is Status.ANSWERED and record.entries and record.question:
            given[normalise(record.question)] = record.entries[0]
    collection = chatbot.collection
    counts = Counter(_nearest_wordings(given, chatbot))
    return Usage(
        tuple(entry.key for entry in collection.entries if entry.key not in shown),
        {
            (key, text): counts[key, text]
            for key, texts in collection.alternates.items()
            for text in texts
        },
    )


def _nearest_wordings(
    given: dict[str, EntryKey], chatbot: Chatbot
) -> Iterable[tuple[EntryKey, str]]:
    """Of each question the wording of its entry that is nearest to it, but for the official one."""
    index, alternates = chatbot.retriever.index, chatbot.collection.alternates
    readings = index.readings
    numbers = {key: number for number, key in enumerate(index.entries)}
    asked = [text for text, key in given.items() if alternates.get(key) and key in numbers]
    if readings is None or not asked:
        return
    for text, vector in zip(asked, chatbot.reader.embedder.encode_queries(asked), strict=True):
        key = given[text]
        official = int(readings.firsts[numbers[key]])
        place = readings.nearest_other(vector, numbers[key]) - official - 1
        yield key, alternates[key][place]
