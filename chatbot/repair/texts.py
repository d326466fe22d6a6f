"""The texts of a collection, whose words count as known."""

from collections.abc import Iterator

from chatbot.corpus import Collection
from chatbot.text.normalise import normalise


def known_texts(collection: Collection) -> Iterator[str]:
    """Official text, alternates and the gaps near to it, normalised.

    Topics of another subject (gaps of scope ``far``) are left out: nothing should be bent
    towards them.
    """
    return map(normalise, _texts(collection))


def _texts(collection: Collection) -> Iterator[str]:
    for entry in collection.entries:
        yield entry.question
        yield entry.answer
    for alternates in collection.alternates.values():
        yield from alternates
    for gap in collection.gaps:
        if gap.scope == "near":
            yield gap.topic
            yield from gap.queries
