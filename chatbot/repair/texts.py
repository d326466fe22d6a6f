"""The texts of a corpus, whose words count as known."""

from collections.abc import Iterator

from chatbot.corpus.corpus import Corpus
from chatbot.text.normalise import normalise


def known_texts(corpus: Corpus) -> Iterator[str]:
    """Official text, alternates and the gaps near to it, normalised.

    Topics of another subject (gaps of scope ``far``) are left out: nothing should be bent
    towards them.
    """
    return map(normalise, _texts(corpus))


def _texts(corpus: Corpus) -> Iterator[str]:
    for entry in corpus.entries:
        yield entry.question
        yield entry.answer
    for alternates in corpus.alternates.values():
        yield from alternates
    for gap in corpus.gaps:
        if gap.scope == "near":
            yield gap.topic
            yield from gap.queries
