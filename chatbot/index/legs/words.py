"""The words leg: BM25 of the words that the segmenter cuts."""

import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import ClassVar, Self

import numpy as np

from chatbot.index.legs.base import EVERY, Items, Leg, Scores
from chatbot.index.legs.bm25 import Bm25Builder
from chatbot.index.legs.material import ItemsRead, Size
from chatbot.index.legs.postings import Postings
from chatbot.index.legs.short_lists import ShortLists
from chatbot.index.legs.stored_lists import ListsToStore, StoredLists, StoredListsBuilder
from chatbot.index.legs.token_table import AskedTokens, NamingLists, TokenLists, Tokens
from chatbot.query import Query

_LONGEST = 4_000
"""Entries of a word's list that the nearest ones are looked for in: those that it says most of."""
_FULL, _SHORT, _STORED = "full", "short", "stored"
_ENTRIES_FILE = "entries.npy"


class WordsLeg(Leg):
    """BM25 of words; it knows terms and names, and nothing of other words for them.

    :param full: The lists of all words.
    :param short: The same, where many items make them long, looked through in part.
    :param entries: How many of the items, the first ones, are entries.
    :param to_store: The same for the store that keeps them once they are saved; None where they
        are kept in the leg's folder, or in the store already.
    """

    name: ClassVar[str] = "words"

    def __init__(
        self,
        full: TokenLists,
        short: NamingLists,
        entries: int,
        to_store: ListsToStore | None = None,
    ) -> None:
        self._full, self._short, self._entries = full, short, entries
        self._to_store = to_store

    def nearest(self, query: Query, k: int) -> Items:
        """The items that have most of the question's words."""
        asked = self._asked(query)
        if asked is None:
            return np.zeros(0, dtype=np.intp)
        return self._short.best(asked, k, self._entries)

    def ask(self, query: Query, items: Items | None = None) -> Scores | None:
        """Score items by how much of the question's words they have."""
        return self._scores(self._asked(query), items)

    def scores(self, words: Sequence[str], items: Items | None = None) -> Scores | None:
        """Score items by some words; None when none of them has any.

        BM25 divided by the idf of all the words, those included that stand nowhere. The division
        does not change the order; it makes the score a share, comparable between questions: near 1
        when an item has every word often, near 0 when only the common ones.
        """
        return self._scores(self._full.asked(word_tokens(words)), items)

    def _asked(self, query: Query) -> AskedTokens | None:
        # Of the short lists too: they are of the same words, in the same places.
        return query.once(self, lambda: self._full.asked(word_tokens(query.words)))

    def _scores(self, asked: AskedTokens | None, items: Items | None) -> Scores | None:
        if asked is None:
            return None
        sums = self._full.sums(asked) if items is None else self._full.sums_of(asked, items)
        return sums / np.float32(asked.most) if sums.any() else None

    def frequency(self, word: str) -> int:
        """How many items have a word: the fewer, the more it says."""
        return self._full.frequency(word_tokens([word])[0])

    def save(self, folder: Path) -> None:
        """Write it into a new folder."""
        folder.mkdir()
        if self._to_store is not None:
            self._to_store.save(folder / _STORED)
        else:
            assert isinstance(self._full, Postings), "only what was built is saved"
            self._full.save(folder / _FULL)
            if isinstance(self._short, ShortLists):
                self._short.save(folder / _SHORT)
        np.save(folder / _ENTRIES_FILE, np.array(self._entries), allow_pickle=False)

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Load what :meth:`save` wrote."""
        entries = int(np.load(folder / _ENTRIES_FILE, allow_pickle=False))
        if (folder / _STORED).is_dir():
            stored = StoredLists.load(folder / _STORED)
            return cls(stored, stored, entries)
        full = Postings.load(folder / _FULL)
        short = ShortLists.load(folder / _SHORT, full) if (folder / _SHORT).is_dir() else full
        return cls(full, short, entries)

    @classmethod
    def forget(cls, folder: Path) -> None:
        """Drop the rows from a store that keeps them."""
        StoredLists.forget(folder / _STORED)


class WordsBuilder:
    """Builds the leg from items, some at a time."""

    def __init__(self, size: Size) -> None:
        self._size = size
        self._bm25 = Bm25Builder(size.items, size.entries)
        self._to_store = StoredListsBuilder(size) if size.is_sparse else None

    def add(self, read: ItemsRead) -> None:
        """Take the next items."""
        self._bm25.add(read.words)
        if self._to_store is not None:
            self._to_store.add(read.words)

    def finish(self) -> WordsLeg:
        """The leg over all items that were taken."""
        full = self._bm25.finish()
        many = self._size.items > EVERY
        short = ShortLists.of(full, _LONGEST, self._size.entries) if many else None
        to_store = self._to_store.finish(full) if self._to_store is not None else None
        return WordsLeg(full, short or full, self._size.entries, to_store)


def word_tokens(words: Iterable[str]) -> Tokens:
    """Words as numbers of 64 bits, of which no two words in use are likely to share one."""
    digests = b"".join(
        hashlib.blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest()
        for word in words
    )
    return np.frombuffer(digests, dtype="<u8").astype(np.uint64)
