"""The dense leg: the nearest wording of an item speaks for the item."""

from typing import ClassVar

import numpy as np

from chatbot.index.legs.base import Material
from chatbot.index.legs.vectors import OwnedRows, VectorLeg


class DenseLeg(VectorLeg):
    """Vectors of every text of every item.

    Each text has a row of its own, since a model blurs texts that it has to squeeze into one.
    """

    name: ClassVar[str] = "dense"

    @classmethod
    def vectors_of(cls, material: Material) -> OwnedRows:
        """One row a text."""
        owners = [number for number, item in enumerate(material.items) for _ in item.texts]
        texts = [text for item in material.items for text in item.texts]
        vectors = material.reader.embedder.encode_passages(texts)
        return OwnedRows(vectors, np.array(owners, dtype=np.int64))
