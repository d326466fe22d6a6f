"""LlamaIndex: a vector index, a BM25 retriever, and a fusion retriever over both."""

from collections.abc import Sequence
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

_VECTORS, _WORDS = "vectors", "words"


@dataclass
class LlamaIndexSystem:
    """See the module; without a language model, which would write more questions."""

    cutting: Cutting
    layout: DocumentLayout
    encoder: EncoderName
    persistent = True
    # Its reciprocal rank fusion and its simple fusion take no weights.
    joinings = (
        Joining("reciprocal_rerank"),
        *grid(("relative_score", "dist_based_score"), ("simple",)),
    )
    _fusions: dict[Joining, Any] = field(default_factory=dict)

    @cached_property
    def _model(self) -> Any:
        return _embedding(open_encoder(self.encoder))

    def build(self, task: RetrievalTask, folder: Path) -> None:
        """As of :class:`benchmarks.peers.system.PeerSystem`."""
        from llama_index.core import VectorStoreIndex
        from llama_index.core.schema import TextNode
        from llama_index.retrievers.bm25 import BM25Retriever

        documents = documents_of(task.entries, self.layout, preparation(self.cutting))
        nodes = [TextNode(id_=one.id, text=one.text) for one in documents]
        index = VectorStoreIndex(nodes, embed_model=self._model)
        words = BM25Retriever.from_defaults(
            nodes=nodes, similarity_top_k=depth_of(self.layout), **self._cut()
        )
        index.storage_context.persist(str(folder / _VECTORS))
        words.persist(str(folder / _WORDS))
        self._serve(index, words)

    def open(self, task: RetrievalTask, folder: Path) -> None:  # noqa: ARG002
        """As of :class:`benchmarks.peers.system.PeerSystem`."""
        from llama_index.core import StorageContext, load_index_from_storage
        from llama_index.retrievers.bm25 import BM25Retriever

        storage = StorageContext.from_defaults(persist_dir=str(folder / _VECTORS))
        index = load_index_from_storage(storage, embed_model=self._model)
        words = BM25Retriever.from_persist_dir(str(folder / _WORDS))
        for name, value in self._cut().items():  # what it does not keep
            setattr(words, name, value)
        self._serve(index, words)

    def _cut(self) -> dict[str, Any]:
        thai = {"skip_stemming": True, "token_pattern": WORD}
        return thai if self.cutting is Cutting.THAI else {}

    def _serve(self, index: Any, words: Any) -> None:
        vectors = index.as_retriever(similarity_top_k=depth_of(self.layout))
        self._retrievers = [words, vectors]

    def ask(self, question: str, joining: Joining) -> Response:
        """As of :class:`benchmarks.peers.system.PeerSystem`."""
        found = self._fusion(joining).retrieve(preparation(self.cutting)(question))
        entries = {one.node.node_id: one.node.node_id.rpartition("#")[0] for one in found}
        return ranked_entries(((one.node.node_id, one.score) for one in found), entries)

    def _fusion(self, joining: Joining) -> Any:
        from llama_index.core.llms import MockLLM
        from llama_index.core.retrievers import QueryFusionRetriever

        if joining not in self._fusions:
            self._fusions[joining] = QueryFusionRetriever(
                self._retrievers,
                llm=MockLLM(),  # asked nothing: one query, the question itself
                mode=joining.mode,
                similarity_top_k=depth_of(self.layout),
                num_queries=1,
                use_async=False,
                retriever_weights=[joining.words, 1 - joining.words],
            )
        return self._fusions[joining]

    def close(self) -> None:
        """Nothing is held."""


def _embedding(model: TextEncoder) -> Any:
    from llama_index.core.embeddings import BaseEmbedding

    class _Embedding(BaseEmbedding):  # type: ignore[misc]  # of a package without types here
        def _get_query_embedding(self, query: str) -> list[float]:
            return list(map(float, model.queries([query])[0]))

        def _get_text_embedding(self, text: str) -> list[float]:
            return list(map(float, model.passages([text])[0]))

        def _get_text_embeddings(self, texts: Sequence[str]) -> list[list[float]]:
            return [list(map(float, vector)) for vector in model.passages(texts)]

        async def _aget_query_embedding(self, query: str) -> list[float]:
            return self._get_query_embedding(query)

    return _Embedding()
