"""The legs over one list of documents: the corpus's entries, then its gaps."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

from chatbot.corpus import Corpus
from chatbot.index.entry_words import EntryWords
from chatbot.index.legs import LEGS
from chatbot.index.legs.base import Leg, Material
from chatbot.index.legs.words import WordsLeg
from chatbot.query import QueryReader
from chatbot.settings import DEFAULT_STORE
from chatbot.text.normalise import normalise
from chatbot.text.years import years_in


@dataclass(frozen=True, slots=True)
class Index:
    """What a question is searched in.

    Gaps stand beside the entries as documents of their own: a question that is closer to a gap
    than to any entry is one that the source does not answer.

    :param entry_ids: The first documents, in corpus order.
    :param gap_ids: The documents after them.
    :param legs: All legs by name.
    :param entry_words: What the entries say, word by word.
    :param years: The years of the Buddhist era that the source names.
    """

    entry_ids: tuple[str, ...]
    gap_ids: tuple[str, ...]
    legs: Mapping[str, Leg]
    entry_words: EntryWords
    years: frozenset[int] = frozenset()

    @property
    def words(self) -> WordsLeg:
        """The words leg, which also tells how common a word is among the documents."""
        return cast(WordsLeg, self.legs[WordsLeg.name])


def build_index(corpus: Corpus, reader: QueryReader, store: str = DEFAULT_STORE) -> Index:
    """Build the legs in memory.

    :param reader: Segmenter and model that questions will be read with.
    :param store: URL of the vector store that rows are kept in once they are saved.
    """
    texts = _texts(corpus)
    material = Material(texts, reader, store)
    return Index(
        entry_ids=tuple(entry.id for entry in corpus.entries),
        gap_ids=tuple(gap.id for gap in corpus.gaps),
        legs={name: leg.build(material) for name, leg in LEGS.items()},
        entry_words=EntryWords.build(texts[: len(corpus.entries)], reader),
        years=frozenset(found.year for found in years_in(normalise(corpus.source))),
    )


def _texts(corpus: Corpus) -> list[list[str]]:
    entries = [
        (entry.question, entry.answer, *corpus.alternates.get(entry.id, ()))
        for entry in corpus.entries
    ]
    gaps = [(gap.topic, *gap.queries) for gap in corpus.gaps]
    return [[normalise(text) for text in document] for document in (*entries, *gaps)]
