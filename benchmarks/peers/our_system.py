"""The whole chatbot: a question is read, mended, searched for, judged and answered or refused."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.peers.system import DEPTH, Joining, Response
from benchmarks.peers.task import RetrievalTask

if TYPE_CHECKING:
    from chatbot.corpus import Collection
    from chatbot.library import Built
    from chatbot.query import QueryReader

# The rest is imported where it is used: the other systems start without it.


@dataclass
class OurSystem:
    """See the module; the decision is its own, and nothing of it is tuned here."""

    persistent = True
    joinings = (Joining("its own"),)

    def build(self, task: RetrievalTask, folder: Path) -> None:
        """As of :class:`benchmarks.peers.system.PeerSystem`."""
        from chatbot.library import make_index

        collection, reader = _prepared(task)
        self._serve(make_index(folder, collection, reader), collection, reader)

    def open(self, task: RetrievalTask, folder: Path) -> None:
        """As of :class:`benchmarks.peers.system.PeerSystem`."""
        from chatbot.library import open_index

        collection, reader = _prepared(task)
        self._serve(open_index(folder, collection, reader, may_build=False), collection, reader)

    def _serve(self, built: "Built", collection: "Collection", reader: "QueryReader") -> None:
        self._bot = built.chatbot(collection, reader, None)

    def ask(self, question: str, joining: Joining) -> Response:  # noqa: ARG002
        """As of :class:`benchmarks.peers.system.PeerSystem`."""
        from chatbot.datatypes import Status

        answer = self._bot.ask(question)
        answered = answer.status is Status.ANSWERED
        return Response(
            tuple(hit.key.entry for hit in answer.ranking[:DEPTH]),
            answer.confidence,
            tuple(entry.key.entry for entry in answer.entries) if answered else (),
        )

    def close(self) -> None:
        """Nothing is held."""


def _prepared(task: RetrievalTask) -> "tuple[Collection, QueryReader]":
    from chatbot.query import QueryReader
    from chatbot.settings import load_settings
    from chatbot.text.segment import Segmenter

    collection = _collection(task)
    return collection, QueryReader.load(load_settings(), Segmenter(collection.glossary))


def _collection(task: RetrievalTask) -> "Collection":
    from benchmarks.bare_collection import bare_collection
    from benchmarks.peers.tasks import SHIPPED, SHIPPED_UNCURATED, shipped_collection

    if task.name in (SHIPPED, SHIPPED_UNCURATED):
        return shipped_collection(task.name == SHIPPED)
    entries = [(one.id, one.question, one.answer) for one in task.entries]
    alternates = {one.id: one.alternates for one in task.entries}
    return bare_collection(task.name, entries, alternates)
