"""The dense leg: the nearest wording of an item speaks for the item."""

from collections.abc import Sequence
from typing import ClassVar

from chatbot.embedding import Vectors
from chatbot.index.legs.base import Item
from chatbot.index.legs.vectors import VectorLeg


class DenseLeg(VectorLeg):
    """Vectors of every text of every item.

    Each text has a row of its own, since a model blurs texts that it has to squeeze into one.
    """

    name: ClassVar[str] = "dense"

    @classmethod
    def texts_of(cls, item: Item) -> tuple[str, ...]:
        """All of them."""
        return item.texts

    @classmethod
    def rows_of(cls, vectors: Sequence[Vectors]) -> Sequence[Vectors]:
        """One row a text."""
        return vectors
