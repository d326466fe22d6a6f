"""Chatbots built beside the one in use, and put in its place."""

from dataclasses import dataclass, replace

from chatbot.corpus import Collection
from chatbot.engine import Chatbot
from chatbot.index.remembering import Memory
from chatbot.library import Built, build_beside, keep_index, memory_of
from chatbot.query import QueryReader
from chatbot.settings import Settings
from chatbot.text.segment import Segmenter


@dataclass(frozen=True, slots=True)
class Candidate:
    """A chatbot that could take the place of the one in use.

    :param chatbot: For people; it remembers nothing that they type.
    :param built: What it answers from, in memory.
    :param asking: The same chatbot for the editors' own texts, each of which it reads once.
    """

    chatbot: Chatbot
    built: Built
    asking: Chatbot


class Workshop:
    """Builds chatbots of documents that hardly differ, one after the other.

    What model and verifier make of a text is kept from one build to the next, so that a build
    takes what is new.

    :param settings: Name the folder of built indexes and the vector store.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._memory: Memory | None = None

    def build(self, collection: Collection, live: Chatbot) -> Candidate:
        """Build in memory.

        :param collection: The documents as they would be.
        :param live: The chatbot in use.
        :raises ChatbotError: The documents cannot be searched as they are.
        """
        reader = self._reader(collection, live)
        memory = self._remembered(live)
        learned = live.assessor.calibration
        built = build_beside(collection, reader, memory, learned, self._settings.store)
        chatbot = built.chatbot(collection, reader, live.second_judge)
        return Candidate(chatbot, built, self._asking(chatbot, memory))

    def asking(self, live: Chatbot) -> Chatbot:
        """The chatbot in use, for the editors' own texts, each of which it reads once."""
        return self._asking(live, self._remembered(live))

    def put_in_place(self, candidate: Candidate, collection: Collection) -> Chatbot:
        """Keep what a candidate answers from, in place of the index that is there.

        :param collection: The one that it was built of, as it lies in its own folder.
        :raises IndexStorageError: The folder of indexes cannot be written to.
        """
        chatbot, settings = candidate.chatbot, self._settings
        built = keep_index(
            settings.index_dir,
            collection,
            chatbot.reader,
            settings.store,
            candidate.built,
            self._remembered(chatbot),
        )
        return built.chatbot(collection, chatbot.reader, chatbot.second_judge)

    def _remembered(self, live: Chatbot) -> Memory:
        if self._memory is None:
            settings = self._settings
            self._memory = memory_of(
                settings.index_dir, live.collection, live.reader, settings.store
            )
        return self._memory

    @staticmethod
    def _reader(collection: Collection, live: Chatbot) -> QueryReader:
        if collection.glossary == live.collection.glossary:
            return live.reader
        return replace(live.reader, segmenter=Segmenter(collection.glossary))

    @staticmethod
    def _asking(chatbot: Chatbot, memory: Memory) -> Chatbot:
        reader = memory.reader(chatbot.reader.segmenter)
        return Chatbot(chatbot.collection, chatbot.assessor, reader, chatbot.repairer)
