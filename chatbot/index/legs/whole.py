"""The whole leg: what the source itself says of an item, taken together, speaks for the item."""

from collections.abc import Sequence
from typing import ClassVar

from chatbot.embedding import Vectors
from chatbot.index.legs.base import Item
from chatbot.index.legs.vectors import VectorLeg


class WholeLeg(VectorLeg):
    """One vector an item: the mean of those of its own texts and of these joined.

    Where the nearest wording alone decides, an item can win by the manner of one: of all English
    questions, the one that has an English wording. Other wordings have no part in this one.
    """

    name: ClassVar[str] = "whole"

    @classmethod
    def texts_of(cls, item: Item) -> tuple[str, ...]:
        """Its own ones, and these joined."""
        return item.own if len(item.own) == 1 else (*item.own, " ".join(item.own))

    @classmethod
    def rows_of(cls, vectors: Sequence[Vectors]) -> Sequence[Vectors]:
        """One row an item, not of unit length: its inner products are the mean cosines."""
        return [of_item.mean(axis=0, keepdims=True) for of_item in vectors]
