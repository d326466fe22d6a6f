"""txtai: one embeddings database with ``hybrid=True``."""

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

_FOLDER = "index"


@dataclass
class TxtaiSystem:
    """See the module; it joins by a weighted sum."""

    cutting: Cutting
    layout: DocumentLayout
    encoder: EncoderName
    persistent = True
    joinings = (Joining("weighted sum"), *grid(("weighted sum",)))
    _entries: dict[str, str] = field(default_factory=dict)
    _asking: bool = False

    @cached_property
    def _model(self) -> TextEncoder:
        return open_encoder(self.encoder)

    def build(self, task: RetrievalTask, folder: Path) -> None:
        """As of :class:`benchmarks.peers.system.PeerSystem`."""
        from txtai import Embeddings

        documents = documents_of(task.entries, self.layout, preparation(self.cutting))
        self._embeddings = Embeddings(**self._configuration())
        self._embeddings.index([(one.id, one.text) for one in documents])
        self._embeddings.save(str(folder / _FOLDER))
        self._serve(task)

    def open(self, task: RetrievalTask, folder: Path) -> None:
        """As of :class:`benchmarks.peers.system.PeerSystem`."""
        from txtai import Embeddings

        self._embeddings = Embeddings()
        # A function is not kept with the index.
        self._embeddings.load(str(folder / _FOLDER), config=self._configuration())
        self._serve(task)

    def _serve(self, task: RetrievalTask) -> None:
        documents = documents_of(task.entries, self.layout, str)
        self._entries = {one.id: one.entry for one in documents}
        self._asking = True

    def _configuration(self) -> dict[str, Any]:
        words: dict[str, Any] = {"hybrid": True}
        if self.cutting is Cutting.THAI:
            # What hybrid=True stands for, with another tokenizer.
            bm25 = {"method": "bm25", "terms": True, "normalize": True}
            words = {"scoring": {**bm25, "tokenizer": {"regexp": WORD}}}

        def encode(texts: list[str]) -> Any:
            model = self._model
            return model.queries(texts) if self._asking else model.passages(texts)

        return {"method": "external", "transform": encode, **words}

    def ask(self, question: str, joining: Joining) -> Response:
        """As of :class:`benchmarks.peers.system.PeerSystem`."""
        text = preparation(self.cutting)(question)
        weights = [1 - joining.words, joining.words]
        found = self._embeddings.search(text, limit=depth_of(self.layout), weights=weights)
        return ranked_entries(found, self._entries)

    def close(self) -> None:
        """Close its database."""
        self._embeddings.close()
