"""LangChain: a BM25 retriever, an in-memory vector store, and an ensemble retriever over both."""

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from benchmarks.peers.encoders import EncoderName, TextEncoder, open_encoder
from benchmarks.peers.joinings import grid
from benchmarks.peers.setup import Cutting, depth_of, preparation
from benchmarks.peers.system import Joining, Response, ranked_entries
from benchmarks.peers.task import RetrievalTask
from benchmarks.peers.texts import DocumentLayout, IndexedText, documents_of, marked_words

_FILE, _ENTRY = "vectors.json", "entry"


@dataclass
class LangChainSystem:
    """See the module; its ranking carries no score, and its BM25 retriever cannot be kept."""

    cutting: Cutting
    layout: DocumentLayout
    encoder: EncoderName
    persistent = False
    joinings = (Joining("rank fusion"), *grid(("rank fusion",)))
    _ensembles: dict[Joining, Any] = field(default_factory=dict)

    @cached_property
    def _model(self) -> "_Embeddings":
        return _Embeddings(open_encoder(self.encoder))

    def build(self, task: RetrievalTask, folder: Path) -> None:
        """As of :class:`benchmarks.peers.system.PeerSystem`."""
        from langchain_core.vectorstores import InMemoryVectorStore

        documents = documents_of(task.entries, self.layout, preparation(self.cutting))
        vectors = InMemoryVectorStore(self._model)
        vectors.add_documents(_documents(documents))
        vectors.dump(str(folder / _FILE))
        self._serve(documents, vectors)

    def open(self, task: RetrievalTask, folder: Path) -> None:
        """As of :class:`benchmarks.peers.system.PeerSystem`: vectors are read, words cut anew."""
        from langchain_core.vectorstores import InMemoryVectorStore

        documents = documents_of(task.entries, self.layout, preparation(self.cutting))
        self._serve(documents, InMemoryVectorStore.load(str(folder / _FILE), self._model))

    def _serve(self, documents: list[IndexedText], vectors: Any) -> None:
        from langchain_community.retrievers import BM25Retriever

        cut = {"preprocess_func": marked_words} if self.cutting is Cutting.THAI else {}
        depth = depth_of(self.layout)
        words = BM25Retriever.from_documents(_documents(documents), k=depth, **cut)
        self._retrievers = [words, vectors.as_retriever(search_kwargs={"k": depth})]

    def ask(self, question: str, joining: Joining) -> Response:
        """As of :class:`benchmarks.peers.system.PeerSystem`."""
        found = self._ensemble(joining).invoke(preparation(self.cutting)(question))
        entries = {one.id: one.metadata[_ENTRY] for one in found}
        return ranked_entries(((one.id, None) for one in found), entries)

    def _ensemble(self, joining: Joining) -> Any:
        from langchain_classic.retrievers import EnsembleRetriever

        if joining not in self._ensembles:
            weights = [joining.words, 1 - joining.words]
            self._ensembles[joining] = EnsembleRetriever(
                retrievers=self._retrievers, weights=weights
            )
        return self._ensembles[joining]

    def close(self) -> None:
        """Nothing is held."""


def _documents(texts: list[IndexedText]) -> list[Any]:
    from langchain_core.documents import Document

    return [
        Document(id=one.id, page_content=one.text, metadata={_ENTRY: one.entry}) for one in texts
    ]


class _Embeddings:
    """What the vector store asks of a model."""

    def __init__(self, model: TextEncoder) -> None:
        self._model = model

    def embed_query(self, text: str) -> list[float]:
        return list(map(float, self._model.queries([text])[0]))

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        return [list(map(float, vector)) for vector in self._model.passages(texts)]
