"""The whole leg: what the source itself says of an item, taken together, speaks for the item."""

from typing import ClassVar

import numpy as np

from chatbot.index.legs.base import Item, Material
from chatbot.index.legs.vectors import OwnedRows, VectorLeg


class WholeLeg(VectorLeg):
    """One vector an item: the mean of those of its own texts and of these joined.

    Where the nearest wording alone decides, an item can win by the manner of one: of all English
    questions, the one that has an English wording. Other wordings have no part in this one.
    """

    name: ClassVar[str] = "whole"

    @classmethod
    def vectors_of(cls, material: Material) -> OwnedRows:
        """One row an item, not of unit length: its inner products are the mean cosines."""
        texts = [_texts(item) for item in material.items]
        vectors = material.reader.embedder.encode_passages([one for of in texts for one in of])
        ends = np.cumsum([len(of) for of in texts])
        means = [part.mean(axis=0) for part in np.split(vectors, ends[:-1])]
        return OwnedRows(np.stack(means), np.arange(len(texts)))


def _texts(item: Item) -> tuple[str, ...]:
    return item.own if len(item.own) == 1 else (*item.own, " ".join(item.own))
