"""The texts of a collection, whose words count as known, normalised."""

from collections.abc import Iterator
from itertools import chain

from chatbot.corpus import Collection
from chatbot.text.normalise import normalise


def known_texts(collection: Collection) -> Iterator[str]:
    """All of them."""
    return chain(of_entries(collection), of_gaps(collection))


def of_entries(collection: Collection) -> Iterator[str]:
    """Official text and alternates."""
    for entry in collection.entries:
        yield normalise(entry.question)
        yield normalise(entry.answer)
    for alternates in collection.alternates.values():
        yield from map(normalise, alternates)


def of_gaps(collection: Collection) -> Iterator[str]:
    """The gaps near to the official text.

    Topics of another subject (gaps of scope ``far``) are left out: nothing should be bent
    towards them.
    """
    for gap in collection.gaps:
        if gap.scope == "near":
            yield normalise(gap.topic)
            yield from map(normalise, gap.queries)
