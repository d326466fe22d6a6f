"""How often each token stands in each item: what BM25 is worked out from."""

from collections.abc import Sequence
from typing import NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

from chatbot.index.legs.token_table import Tokens


class TokenCounts(NamedTuple):
    """The tokens of some items that follow one another.

    :param tokens: Ascending, each as often as items have it, shape ``(n,)``.
    :param items: The item of each, counted from the first of these, ascending within a token, same
        shape.
    :param counts: How often that item has it, same shape.
    :param lengths: How many tokens each item has, repetitions counted, shape ``(items,)``.
    """

    tokens: Tokens
    items: NDArray[np.int32]
    counts: NDArray[np.uint16]
    lengths: NDArray[np.int64]

    @classmethod
    def of(cls, items: Sequence[Tokens]) -> Self:
        """Count the tokens of each item.

        :param items: Of each its tokens, repeated as they are in it.
        """
        lengths = np.array([len(tokens) for tokens in items], dtype=np.int64)
        owners = np.repeat(np.arange(len(items), dtype=np.int32), lengths)
        return cls.of_owned(np.concatenate([np.zeros(0, np.uint64), *items]), owners, len(items))

    @classmethod
    def of_owned(cls, tokens: Tokens, owners: NDArray[np.int32], items: int) -> Self:
        """Count tokens.

        :param tokens: Of all items, repeated as they are in them, shape (n,).
        :param owners: The item of each, ascending among those of one token, same shape.
        :param items: How many items there are.
        """
        lengths = np.bincount(owners, minlength=items)
        # Stable, so that the items of a token stay in their order.
        order = np.argsort(tokens, kind="stable")
        tokens, owners = tokens[order], owners[order]
        first = np.ones(len(tokens), dtype=bool)
        first[1:] = (tokens[1:] != tokens[:-1]) | (owners[1:] != owners[:-1])
        starts = np.flatnonzero(first)
        counts = np.diff(starts, append=len(tokens))
        counts = np.minimum(counts, np.iinfo(np.uint16).max).astype(np.uint16)
        return cls(tokens[starts], owners[starts], counts, lengths)
