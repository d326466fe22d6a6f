"""Haystack: an in-memory document store, a BM25 and an embedding retriever, and a joiner."""

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from benchmarks.peers.encoders import EncoderName, TextEncoder, open_encoder
from benchmarks.peers.joinings import grid
from benchmarks.peers.setup import Cutting, depth_of, preparation
from benchmarks.peers.system import Joining, Response, ranked_entries
from benchmarks.peers.task import RetrievalTask
from benchmarks.peers.texts import WORD, DocumentLayout, documents_of

_FILE = "store.json"


@dataclass
class HaystackSystem:
    """See the module; ``DocumentJoiner()`` joins by the highest score unless told otherwise."""

    cutting: Cutting
    layout: DocumentLayout
    encoder: EncoderName
    persistent = True
    joinings = (
        Joining("concatenate"),
        *grid(("reciprocal_rank_fusion", "merge"), ("distribution_based_rank_fusion",)),
    )
    _entries: dict[str, str] = field(default_factory=dict)
    _joiners: dict[Joining, Any] = field(default_factory=dict)

    @cached_property
    def _model(self) -> TextEncoder:
        return open_encoder(self.encoder)

    def build(self, task: RetrievalTask, folder: Path) -> None:
        """As of :class:`benchmarks.peers.system.PeerSystem`."""
        from haystack import Document
        from haystack.document_stores.in_memory import InMemoryDocumentStore

        words = {"bm25_tokenization_regex": WORD} if self.cutting is Cutting.THAI else {}
        documents = documents_of(task.entries, self.layout, preparation(self.cutting))
        vectors = self._model.passages([one.text for one in documents])
        store = InMemoryDocumentStore(**words)
        store.write_documents(
            [
                Document(id=one.id, content=one.text, embedding=vector.tolist())
                for one, vector in zip(documents, vectors, strict=True)
            ]
        )
        store.save_to_disk(str(folder / _FILE))
        self._serve(store)

    def open(self, task: RetrievalTask, folder: Path) -> None:  # noqa: ARG002
        """As of :class:`benchmarks.peers.system.PeerSystem`."""
        from haystack.document_stores.in_memory import InMemoryDocumentStore

        self._serve(InMemoryDocumentStore.load_from_disk(str(folder / _FILE)))

    def _serve(self, store: Any) -> None:
        from haystack.components.retrievers.in_memory import (
            InMemoryBM25Retriever,
            InMemoryEmbeddingRetriever,
        )

        depth = depth_of(self.layout)
        self._entries = {id_: id_.rpartition("#")[0] for id_ in store.storage}
        self._words = InMemoryBM25Retriever(document_store=store, top_k=depth)
        self._vectors = InMemoryEmbeddingRetriever(document_store=store, top_k=depth)

    def ask(self, question: str, joining: Joining) -> Response:
        """As of :class:`benchmarks.peers.system.PeerSystem`."""
        text = preparation(self.cutting)(question)
        vector = self._model.queries([text])[0].tolist()
        lists = [
            self._words.run(query=text)["documents"],
            self._vectors.run(query_embedding=vector)["documents"],
        ]
        found = self._joiner(joining).run(documents=lists)["documents"]
        return ranked_entries(((one.id, one.score) for one in found), self._entries)

    def _joiner(self, joining: Joining) -> Any:
        from haystack.components.joiners import DocumentJoiner

        if joining not in self._joiners:
            weights = [joining.words, 1 - joining.words]
            self._joiners[joining] = DocumentJoiner(join_mode=joining.mode, weights=weights)
        return self._joiners[joining]

    def close(self) -> None:
        """Nothing is held."""
