"""What is asked of every system, and how its documents become a ranking of entries."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from benchmarks.peers.task import RetrievalTask

DEPTH = 10
"""Entries of a ranking that are looked at."""


@dataclass(frozen=True, slots=True)
class Response:
    """What a system makes of one question.

    :param ranking: Ids of entries, best first, ten at most.
    :param score: How sure it is of the first; None where it gives no score.
    :param given: Ids of the entries that it answers with by its own decision; None where it
        makes none.
    """

    ranking: tuple[str, ...]
    score: float | None = None
    given: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Joining:
    """How a system joins words and vectors.

    :param mode: One of the system's own names for it.
    :param words: Weight of words, 0 to 1; vectors have the rest.
    """

    mode: str
    words: float = 0.5

    def __str__(self) -> str:
        return f"{self.mode}, words {self.words:g}"


class PeerSystem(Protocol):
    """A system over one task."""

    @property
    def joinings(self) -> Sequence[Joining]:
        """The ways of joining that it can be tuned over; the first is the documented one."""

    @property
    def persistent(self) -> bool:
        """Whether what was built is opened again without building any of it again."""

    def build(self, task: RetrievalTask, folder: Path) -> None:
        """Index a task.

        :param folder: Empty, and its own: what it keeps may lie there.
        """

    def open(self, task: RetrievalTask, folder: Path) -> None:
        """Open what another process built; where it is not persistent, build it again."""

    def ask(self, question: str, joining: Joining) -> Response:
        """Ask a question as a person types it."""

    def close(self) -> None:
        """Let go of files and processes."""


def ranked_entries(found: Iterable[tuple[str, float | None]], entries: dict[str, str]) -> Response:
    """A response from documents: each entry once, where the first of its documents stands.

    :param found: Ids of documents with their scores, best first.
    :param entries: Per id of a document, its entry.
    """
    scores: dict[str, float | None] = {}
    for document, score in found:
        scores.setdefault(entries[document], score)
    ranking = tuple(scores)[:DEPTH]
    return Response(ranking, scores[ranking[0]] if ranking else None)
