"""An index built: the items read some at a time, each part put where it belongs."""

from collections.abc import Sequence

from chatbot.corpus import Collection
from chatbot.index.entry_words import EntryWordsBuilder
from chatbot.index.index import Index
from chatbot.index.kept_parts import KeptParts
from chatbot.index.known_questions import KnownQuestionsBuilder
from chatbot.index.legs.characters import CharactersBuilder, CharactersLeg
from chatbot.index.legs.dense import DenseBuilder, DenseLeg
from chatbot.index.legs.material import Item, Size
from chatbot.index.legs.words import WordsBuilder, WordsLeg
from chatbot.index.progress import BuildProgress, unheard
from chatbot.index.reading_all import codebook_for, read_all
from chatbot.index.stores import keeps_sparse_rows
from chatbot.index.twins import Twins
from chatbot.query import QueryReader
from chatbot.settings import DEFAULT_STORE
from chatbot.text.normalise import normalise
from chatbot.text.years import years_named
from chatbot.understanding.entry_pins import EntryPinsBuilder
from chatbot.verifier.entries import EntryReadingsBuilder

INDEX_STEPS = ("texts", "lists", "vectors", "entries", "documents")
"""What a build of the index goes through."""


def build_index(
    collection: Collection,
    reader: QueryReader,
    store: str = DEFAULT_STORE,
    progress: BuildProgress = unheard,
    kept: KeptParts | None = None,
    processes: int = 1,
) -> Index:
    """Build an index in memory; what it has no room for there, in files without a name.

    :param reader: Segmenter and model that questions will be read with.
    :param store: URL of the vector store that rows are kept in once they are saved.
    :param progress: Told of each of :data:`INDEX_STEPS`.
    :param kept: Where parts of many items are kept for the next build.
    :param processes: By how many processes many items are read, see :func:`read_all`.
    :raises IndexStorageError: The vector store cannot be used.
    :raises SettingsError: It is not known.
    """
    items = [*_entries(collection), *_gaps(collection)]
    entries, gaps = len(collection.entries), len(collection.gaps)
    size = Size(entries, gaps, store, keeps_sparse_rows(store))
    codebook = codebook_for(items, size.entries, reader, kept)
    words, characters = WordsBuilder(size), CharactersBuilder(size)
    dense = DenseBuilder(size, reader.embedder.is_embedded)
    entry_words, pins = EntryWordsBuilder(), EntryPinsBuilder()
    printed, approved = KnownQuestionsBuilder(), KnownQuestionsBuilder()
    readings = EntryReadingsBuilder(codebook) if reader.verifier else None
    done = 0
    progress("texts", done, size.items)
    for read in read_all(items, size.entries, reader, codebook, kept, processes):
        for builder in (words, characters, dense):
            builder.add(read.items)
        entry_words.add(read.entries)
        pins.add([entry.pinned for entry in read.entries])
        numbered = list(enumerate(read.entries, done))
        printed.add((number, entry.known[:1]) for number, entry in numbered)
        approved.add((number, entry.known[1:]) for number, entry in numbered)
        if readings is not None and read.readings is not None:
            readings.add(read.readings)
        done += len(read.items.texts)
        progress("texts", done, size.items)
    progress("lists", 0, 1)
    legs = {WordsLeg.name: words.finish(), CharactersLeg.name: characters.finish()}
    progress("vectors", 0, 1)
    vectors = dense.finish()
    progress("entries", 0, 1)
    said = entry_words.finish(reader.embedder)
    progress("documents", 0, 1)
    return Index(
        entries=tuple(entry.key for entry in collection.entries),
        gaps=size.gaps,
        legs={**legs, DenseLeg.name: vectors},
        entry_words=said,
        pins=pins.finish(said.nearness),
        printed=printed.finish(),
        approved=approved.finish(),
        readings=readings.finish() if readings else None,
        years={
            corpus.document.id: years_named(normalise(corpus.source))
            for corpus in collection.current
        },
        twins=Twins.find(collection, reader),
    )


def _entries(collection: Collection) -> Sequence[Item]:
    alternates = collection.alternates
    return [
        Item((entry.question, entry.answer), alternates.get(entry.key, ()))
        for entry in collection.entries
    ]


def _gaps(collection: Collection) -> Sequence[Item]:
    return [Item((gap.topic,), gap.queries) for gap in collection.gaps]
