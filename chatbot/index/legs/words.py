"""The words leg: BM25 of the words that the segmenter cuts."""

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar, Self

from chatbot.index.legs.base import Leg, Material, Scores
from chatbot.index.legs.bm25 import Bm25
from chatbot.query import Query


class WordsLeg(Leg):
    """BM25 of words; it knows terms and names, and nothing of other words for them."""

    name: ClassVar[str] = "words"

    def __init__(self, bm25: Bm25) -> None:
        self._bm25 = bm25

    @classmethod
    def build(cls, material: Material) -> Self:
        """Index the words of each item."""
        return cls(
            Bm25.build([item.texts for item in material.items], material.reader.segmenter.words)
        )

    def ask(self, query: Query) -> Scores | None:
        """Score every item by the question's words that it has."""
        return self._bm25.scores(query.words)

    def scores(self, words: Sequence[str]) -> Scores | None:
        """Score every item by some words; None when no item has any of them."""
        return self._bm25.scores(words)

    def frequency(self, word: str) -> int:
        """How many items have a word: the fewer, the more it says."""
        return self._bm25.frequency(word)

    def save(self, folder: Path) -> None:
        """Write it into a new folder."""
        self._bm25.save(folder)

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Load what :meth:`save` wrote."""
        return cls(Bm25.load(folder))
