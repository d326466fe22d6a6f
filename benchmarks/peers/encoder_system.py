"""A model alone: the cosine of a question with every document."""

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import numpy as np

from benchmarks.peers.encoders import EncoderName, TextEncoder, open_encoder
from benchmarks.peers.setup import depth_of
from benchmarks.peers.system import Joining, Response, ranked_entries
from benchmarks.peers.task import RetrievalTask
from benchmarks.peers.texts import DocumentLayout, as_is, documents_of

_FILE = "vectors.npy"


@dataclass
class EncoderSystem:
    """See the module."""

    layout: DocumentLayout
    encoder: EncoderName
    persistent = True
    joinings = (Joining("cosine", 0.0),)
    _entries: dict[str, str] = field(default_factory=dict)

    @cached_property
    def _model(self) -> TextEncoder:
        return open_encoder(self.encoder)

    def build(self, task: RetrievalTask, folder: Path) -> None:
        """As of :class:`benchmarks.peers.system.PeerSystem`."""
        documents = documents_of(task.entries, self.layout, as_is)
        self._vectors = self._model.passages([one.text for one in documents])
        np.save(folder / _FILE, self._vectors)
        self._serve(task)

    def open(self, task: RetrievalTask, folder: Path) -> None:
        """As of :class:`benchmarks.peers.system.PeerSystem`."""
        self._vectors = np.load(folder / _FILE)
        self._serve(task)

    def _serve(self, task: RetrievalTask) -> None:
        self._entries = {
            one.id: one.entry for one in documents_of(task.entries, self.layout, as_is)
        }
        self._ids = [*self._entries]

    def ask(self, question: str, joining: Joining) -> Response:  # noqa: ARG002
        """As of :class:`benchmarks.peers.system.PeerSystem`."""
        scores = self._vectors @ self._model.queries([question])[0]
        best = np.argsort(-scores, kind="stable")[: depth_of(self.layout)]
        return ranked_entries(((self._ids[at], float(scores[at])) for at in best), self._entries)

    def close(self) -> None:
        """Nothing is held."""
