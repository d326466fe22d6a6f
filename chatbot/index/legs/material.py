"""What legs are built from: items, and what was read of them."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from chatbot.index.legs.counts import TokenCounts
from chatbot.settings import DEFAULT_STORE


@dataclass(frozen=True, slots=True)
class Item:
    """The texts of one item.

    :param own: What stands in the source: an entry's question and answer; a gap's topic. At least
        one text.
    :param others: Other wordings of it.
    """

    own: tuple[str, ...]
    others: tuple[str, ...] = ()

    @property
    def texts(self) -> tuple[str, ...]:
        """All of them, first the one that says what it is about."""
        return (*self.own, *self.others)

    @property
    def weighed(self) -> tuple[str, ...]:
        """The same for counting tokens: the first counts twice where there are others.

        It says what the item is about, while they also mention other things.
        """
        return (self.own[0], *self.texts) if len(self.texts) > 1 else self.texts


@dataclass(frozen=True, slots=True)
class Size:
    """How much an index will hold.

    :param entries: The first items, at least one.
    :param gaps: The items after them.
    :param store: URL of the vector store that rows are kept in once they are saved.
    :param is_sparse: Whether that store keeps the lists of tokens too, as sparse rows.
    """

    entries: int
    gaps: int = 0
    store: str = DEFAULT_STORE
    is_sparse: bool = False

    @property
    def items(self) -> int:
        """Entries and gaps."""
        return self.entries + self.gaps


@dataclass(frozen=True, slots=True)
class ItemsRead:
    """What the legs need of some items that follow one another.

    :param vectors: Of all texts of the items, one item after the other, shape (texts, dimensions),
        each of unit length or 0.
    :param texts: How many texts each item has, shape (items,).
    :param own: How many of these, the first ones, stand in the source, same shape.
    :param words: Their words, as :func:`chatbot.index.legs.words.word_tokens` numbers them.
    :param grams: Their character n-grams, as :func:`chatbot.index.legs.grams.grams` has them.
    :param codes: The codes of their texts for counting, one after the other, shape (n,).
    :param coded: How many of the codes are of each item, shape (items,).
    """

    vectors: NDArray[np.float16]
    texts: NDArray[np.int64]
    own: NDArray[np.uint8]
    words: TokenCounts
    grams: TokenCounts
    codes: NDArray[np.uint8]
    coded: NDArray[np.int64]
