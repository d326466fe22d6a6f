"""The legs over one list of items: the collection's entries, then its gaps."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import cast

from chatbot.corpus import Collection
from chatbot.datatypes import EntryKey
from chatbot.index.entry_words import EntryWords
from chatbot.index.legs import LEGS
from chatbot.index.legs.base import Item, Leg, Material
from chatbot.index.legs.words import WordsLeg
from chatbot.index.lock import Hold
from chatbot.index.progress import Begin, begin_silently
from chatbot.index.touched import VerifiedFiles
from chatbot.index.twins import Twins
from chatbot.query import QueryReader
from chatbot.settings import DEFAULT_STORE
from chatbot.text.normalise import normalise
from chatbot.text.years import years_named
from chatbot.understanding.entry_pins import EntryPins
from chatbot.verifier.entries import EntryReadings

INDEX_STEPS = (*LEGS, "entry words", "readings")
"""What a build of the index goes through."""


@dataclass(frozen=True, slots=True)
class Index:
    """What a question is searched in.

    Gaps stand beside the entries as items of their own: a question that is closer to a gap
    than to any entry is one that the source does not answer.

    :param entries: The first items, in the order of the collection.
    :param gaps: How many gaps are the items after them.
    :param legs: All legs by name.
    :param entry_words: What the entries say, word by word.
    :param pins: What the entries pin down.
    :param readings: The entries as the verifier reads them; None without one.
    :param years: Per document the years of the Buddhist era that its source names.
    :param twins: Entries of different documents that have the same question.
    :param build: Name of the build that it was loaded from; None in memory.
    :param hold: Keeps that build from being removed for as long as the index is there.
    :param files: Tells whether that build's files were changed since; None in memory.
    """

    entries: tuple[EntryKey, ...]
    gaps: int
    legs: Mapping[str, Leg]
    entry_words: EntryWords
    pins: EntryPins
    readings: EntryReadings | None = None
    years: Mapping[str, frozenset[int]] = field(default_factory=dict)
    twins: Twins = field(default_factory=Twins)
    build: str | None = None
    hold: Hold | None = field(default=None, repr=False, compare=False)
    files: VerifiedFiles | None = field(default=None, repr=False, compare=False)

    @property
    def words(self) -> WordsLeg:
        """The words leg, which also tells how common a word is among the items."""
        return cast(WordsLeg, self.legs[WordsLeg.name])


def build_index(
    collection: Collection,
    reader: QueryReader,
    store: str = DEFAULT_STORE,
    begin: Begin = begin_silently,
) -> Index:
    """Build the legs in memory.

    :param reader: Segmenter and model that questions will be read with.
    :param store: URL of the vector store that rows are kept in once they are saved.
    :param begin: Told of each of :data:`INDEX_STEPS` when it begins.
    """
    entries, gaps = _entries(collection), _gaps(collection)
    material = Material([*entries, *gaps], reader, store)
    texts = [entry.texts for entry in entries]
    read = [((entry.own[0], *entry.others), entry.own[1]) for entry in entries]
    legs = {}
    for name, leg in LEGS.items():
        begin(name)
        legs[name] = leg.build(material)
    begin("entry words")
    entry_words = EntryWords.build(texts, reader)
    pins = EntryPins.build(texts, reader.segmenter.words, entry_words.nearness)
    begin("readings")
    return Index(
        entries=tuple(entry.key for entry in collection.entries),
        gaps=len(collection.gaps),
        legs=legs,
        entry_words=entry_words,
        pins=pins,
        readings=reader.verifier.read_entries(read) if reader.verifier else None,
        years={
            corpus.document.id: years_named(normalise(corpus.source))
            for corpus in collection.current
        },
        twins=Twins.find(collection, reader),
    )


def _entries(collection: Collection) -> list[Item]:
    return [
        Item(
            (normalise(entry.question), normalise(entry.answer)),
            tuple(map(normalise, collection.alternates.get(entry.key, ()))),
        )
        for entry in collection.entries
    ]


def _gaps(collection: Collection) -> list[Item]:
    return [
        Item((normalise(gap.topic),), tuple(map(normalise, gap.queries))) for gap in collection.gaps
    ]
