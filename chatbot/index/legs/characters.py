"""The characters leg: BM25 of character n-grams, the net under misspelt and unknown words."""

from pathlib import Path
from typing import ClassVar, Self

from chatbot.index.legs.base import Leg, Material, Scores
from chatbot.index.legs.bm25 import Bm25
from chatbot.query import Query
from chatbot.text.ngrams import character_ngrams


class CharactersLeg(Leg):
    """BM25 of character n-grams."""

    name: ClassVar[str] = "characters"

    def __init__(self, bm25: Bm25) -> None:
        self._bm25 = bm25

    @classmethod
    def build(cls, material: Material) -> Self:
        """Index the n-grams of each item."""
        return cls(Bm25.build([item.texts for item in material.items], character_ngrams))

    def ask(self, query: Query) -> Scores | None:
        """Score every item by the question's n-grams that it has."""
        return self._bm25.scores(character_ngrams(query.text))

    def save(self, folder: Path) -> None:
        """Write it into a new folder."""
        self._bm25.save(folder)

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Load what :meth:`save` wrote."""
        return cls(Bm25.load(folder))
