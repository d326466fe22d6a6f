"""Milvus Lite: a collection with a BM25 function and a dense field, and its own hybrid search."""

import hashlib
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

_FILE, _COLLECTION = "milvus.db", "entries"
_RRF, _WEIGHTED = "RRF", "weighted"
_LONGEST = 65_535


@dataclass
class MilvusSystem:
    """See the module.

    Milvus Lite has no Thai analyzer; words that PyThaiNLP cuts are handed to its standard analyzer
    as ASCII digests, which it keeps whole.
    """

    cutting: Cutting
    layout: DocumentLayout
    encoder: EncoderName
    persistent = True
    joinings = (Joining(_RRF), *grid((_WEIGHTED,)))
    _entries: dict[str, str] = field(default_factory=dict)

    @cached_property
    def _model(self) -> TextEncoder:
        return open_encoder(self.encoder)

    def build(self, task: RetrievalTask, folder: Path) -> None:
        """As of :class:`benchmarks.peers.system.PeerSystem`."""
        from pymilvus import DataType, Function, FunctionType

        documents = self._documents(task)
        client = self._client_of(folder)
        schema = client.create_schema()
        schema.add_field("id", DataType.VARCHAR, is_primary=True, max_length=200)
        schema.add_field("text", DataType.VARCHAR, max_length=_LONGEST, enable_analyzer=True)
        schema.add_field("dense", DataType.FLOAT_VECTOR, dim=self._model.dimensions)
        schema.add_field("sparse", DataType.SPARSE_FLOAT_VECTOR)
        schema.add_function(
            Function(
                name="bm25",
                input_field_names=["text"],
                output_field_names=["sparse"],
                function_type=FunctionType.BM25,
            )
        )
        index = client.prepare_index_params()
        index.add_index(field_name="dense", index_type="AUTOINDEX", metric_type="COSINE")
        index.add_index(field_name="sparse", index_type="SPARSE_INVERTED_INDEX", metric_type="BM25")
        client.create_collection(_COLLECTION, schema=schema, index_params=index)
        vectors = self._model.passages([one.text for one in documents])
        client.insert(
            _COLLECTION,
            [
                {"id": one.id, "text": self._lexical(one.text), "dense": vector.tolist()}
                for one, vector in zip(documents, vectors, strict=True)
            ],
        )
        client.flush(_COLLECTION)
        client.load_collection(_COLLECTION)
        self._serve(client, documents)

    def open(self, task: RetrievalTask, folder: Path) -> None:
        """As of :class:`benchmarks.peers.system.PeerSystem`."""
        client = self._client_of(folder)
        client.load_collection(_COLLECTION)
        self._serve(client, documents_of(task.entries, self.layout, str))

    def _client_of(self, folder: Path) -> Any:
        from pymilvus import MilvusClient

        self._path = str(folder / _FILE)
        return MilvusClient(self._path)

    def _documents(self, task: RetrievalTask) -> list[IndexedText]:
        return documents_of(task.entries, self.layout, preparation(self.cutting))

    def _serve(self, client: Any, documents: list[IndexedText]) -> None:
        self._client = client
        self._entries = {one.id: one.entry for one in documents}

    def _lexical(self, text: str) -> str:
        if self.cutting is Cutting.DEFAULT:
            return text
        return " ".join(_digest(word) for word in marked_words(text))

    def ask(self, question: str, joining: Joining) -> Response:
        """As of :class:`benchmarks.peers.system.PeerSystem`."""
        from pymilvus import AnnSearchRequest, RRFRanker, WeightedRanker

        depth = depth_of(self.layout)
        text = preparation(self.cutting)(question)
        vector = self._model.queries([text])[0].tolist()
        ranker = (
            RRFRanker()
            if joining.mode == _RRF
            else WeightedRanker(joining.words, 1 - joining.words)
        )
        requests = [
            AnnSearchRequest([self._lexical(text)], "sparse", {"metric_type": "BM25"}, depth),
            AnnSearchRequest([vector], "dense", {"metric_type": "COSINE"}, depth),
        ]
        (found,) = self._client.hybrid_search(_COLLECTION, requests, ranker, limit=depth)
        return ranked_entries(((one["id"], one["distance"]) for one in found), self._entries)

    def close(self) -> None:
        """Close the client, and the server that it has in this process."""
        from milvus_lite.server_manager import server_manager_instance

        self._client.close()
        server_manager_instance.release_server(self._path)


def _digest(word: str) -> str:
    return "t" + hashlib.blake2s(word.encode("utf-8"), digest_size=8).hexdigest()
