"""BM25: what each token of an item adds to its score, whatever the question."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from chatbot.arrays import starts_of
from chatbot.index.legs.counts import TokenCounts
from chatbot.index.legs.postings import Postings, champions
from chatbot.index.legs.token_table import Tokens
from chatbot.index.rarity import rarity
from chatbot.spool import Spool

K1, B = 1.5, 0.75
"""How soon repetitions stop counting, and how much the length of an item does."""

_COUNT = np.dtype([("token", np.uint64), ("item", np.int32), ("times", np.uint16)])
_BUCKETED_FROM = 20_000
_BUCKETS = 64
"""Parts that the tokens of many items are put in order by, one part at a time in memory."""


@dataclass(frozen=True, slots=True)
class ListCut:
    """How lists are cut that only tell which items are worth a look.

    :param longest: Entries, and gaps, that a list holds at most: those that it says most of.
    :param listed: Which of some tokens have a list at all; of the others it is known how many
        items hold them.
    """

    longest: int
    listed: Callable[[Tokens], NDArray[np.bool_]]


class Bm25Builder:
    """Turns counts into lists: BM25 in the variant of Lucene, worked out at the build.

    Lù (2024), "BM25S", arXiv 2407.03618: what a token adds to an item's score does not depend
    on the question, so a question only sums up.

    :param items: How many items there will be.
    :param entries: How many of them, the first ones, are entries.
    """

    def __init__(self, items: int, entries: int) -> None:
        self._items, self._entries = items, entries
        self._lengths = Spool(np.float32)
        self._parts = [Spool(_COUNT) for _ in range(1 if items <= _BUCKETED_FROM else _BUCKETS)]

    def add(self, counts: TokenCounts) -> None:
        """Take the next items."""
        first = len(self._lengths)
        self._lengths.append(counts.lengths)
        bounds = np.arange(1, len(self._parts), dtype=np.uint64) * np.uint64(2**64 // _BUCKETS)
        cuts = [0, *np.searchsorted(counts.tokens, bounds).tolist(), len(counts.tokens)]
        found = np.empty(len(counts.tokens), dtype=_COUNT)
        found["token"], found["item"] = counts.tokens, counts.items + first
        found["times"] = counts.counts
        for number, part in enumerate(self._parts):
            part.append(found[cuts[number] : cuts[number + 1]])

    def finish(self, cut: ListCut | None = None) -> Postings:
        """The lists of all items that were taken.

        :param cut: How they are cut; None keeps them whole.
        """
        lengths = self._lengths.array()
        norms = norms_of(lengths)
        made = (Spool(np.uint64), Spool(np.int32), Spool(np.int64), Spool(np.int32))
        weights = Spool(np.float16)
        for part in self._parts:
            arrays = self._inverted(part, norms, cut)
            for spool, array in zip((*made, weights), arrays, strict=True):
                spool.append(array)
        tokens, holders, kept, items = (spool.array() for spool in made)
        starts = starts_of(kept)
        return Postings(tokens, holders, self._items, starts, items, weights.array())

    def _inverted(
        self,
        part: Spool,
        norms: NDArray[np.float32],
        cut: ListCut | None,
    ) -> tuple[NDArray[np.generic], ...]:
        """Tokens, how many items hold each, how many are kept of these, and these with weights."""
        counted = part.array()
        tokens, items, counts = (
            np.ascontiguousarray(counted[name]) for name in ("token", "item", "times")
        )
        # Stable: items came in their order.
        order = np.argsort(tokens, kind="stable")
        tokens, items, counts = tokens[order], items[order], counts[order]
        different, starts = np.unique(tokens, return_index=True)
        holders = np.diff(starts, append=len(tokens))
        said = rarity(holders, self._items).astype(np.float32).repeat(holders)
        weights = weights_of(counts, said, norms[items])
        if cut is None or not len(tokens):
            return different, holders, holders, items, weights
        listed = cut.listed(different)
        of_listed = listed.repeat(holders)
        items, weights, left = items[of_listed], weights[of_listed], np.where(listed, holders, 0)
        kept = champions(starts_of(left), items, weights, cut.longest, self._entries)
        sums = starts_of(kept)[starts_of(left)]
        return different, holders, np.diff(sums), items[kept], weights[kept]


def norms_of(lengths: NDArray[np.float32]) -> NDArray[np.float32]:
    """How much its length counts against what each item has.

    :param lengths: In tokens.
    """
    mean = np.float32(max(1.0, lengths.mean()))
    norms: NDArray[np.float32] = np.float32(K1) * (
        np.float32(1 - B) + np.float32(B) * lengths / mean
    )
    return norms


def weights_of(
    counts: NDArray[np.uint16], said: NDArray[np.float32], norms: NDArray[np.float32]
) -> NDArray[np.float16]:
    """What tokens add to the scores of their items.

    :param counts: How often the item has each, shape ``(n,)``.
    :param said: How rare each is among all items, same shape.
    :param norms: Of its item, as :func:`norms_of` has them, same shape.
    """
    times = counts.astype(np.float32)
    weights: NDArray[np.float16] = (said * times / (times + norms)).astype(np.float16)
    return weights
