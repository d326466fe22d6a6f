"""The characters leg: BM25 of character n-grams, the net under misspelt and unknown words."""

from pathlib import Path
from typing import ClassVar, Self

import numpy as np

from chatbot.index.legs.base import EVERY, Items, Leg, Scores
from chatbot.index.legs.bm25 import Bm25Builder, ListCut
from chatbot.index.legs.coded_texts import CodedTexts, CodedTextsBuilder
from chatbot.index.legs.grams import gram_tokens, is_longest
from chatbot.index.legs.material import ItemsRead, Size
from chatbot.index.legs.postings import Postings
from chatbot.index.legs.stored_lists import ListsToStore, StoredLists, StoredListsBuilder
from chatbot.index.legs.token_table import AskedTokens, TokenLists
from chatbot.query import Query

_CUT = ListCut(192, is_longest)
"""Of many items. There are a thousand n-grams in a text, and whole lists would be most of an index;
those of the longest, cut short, name more of what scores most than the lists of all sizes do."""
_LISTS, _TEXTS, _STORED = "lists", "texts", "stored"
_ENTRIES_FILE = "entries.npy"


class CharactersLeg(Leg):
    """BM25 of character n-grams.

    Of many items the lists are cut short, and tell which items are worth a look; what these score
    is counted in their texts.

    :param lists: Of all n-grams.
    :param texts: Of all items; None where the lists are whole.
    :param entries: How many of the items, the first ones, are entries.
    :param to_store: The lists for the store that keeps them, whole, once they are saved; None where
        they are kept in the leg's folder, or in the store already.
    """

    name: ClassVar[str] = "characters"

    def __init__(
        self,
        lists: TokenLists,
        texts: CodedTexts | None,
        entries: int,
        to_store: ListsToStore | None = None,
    ) -> None:
        self._lists, self._texts, self._entries = lists, texts, entries
        self._to_store = to_store

    def nearest(self, query: Query, k: int) -> Items:
        """The items that have most of the question's n-grams."""
        asked = self._asked(query)
        if asked is None:
            return np.zeros(0, dtype=np.intp)
        return self._lists.best(asked, k, self._entries)

    def ask(self, query: Query, items: Items | None = None) -> Scores | None:
        """Score items by how much of the question's n-grams they have, as the words leg does."""
        asked = self._asked(query)
        if asked is None:
            return None
        if self._texts is not None:
            every = np.arange(self._lists.total) if items is None else items
            sums = self._texts.sums(asked, self._lists.rarity_of(asked), every)
        elif items is None:
            sums = self._lists.sums(asked)
        else:
            sums = self._lists.sums_of(asked, items)
        return sums / np.float32(asked.most) if sums.any() else None

    def _asked(self, query: Query) -> AskedTokens | None:
        return query.once(self, lambda: self._lists.asked(gram_tokens(query.text)))

    def save(self, folder: Path) -> None:
        """Write it into a new folder."""
        folder.mkdir()
        if self._to_store is not None:
            self._to_store.save(folder / _STORED)
        else:
            assert isinstance(self._lists, Postings), "only what was built is saved"
            self._lists.save(folder / _LISTS)
            if self._texts is not None:
                self._texts.save(folder / _TEXTS)
        np.save(folder / _ENTRIES_FILE, np.array(self._entries), allow_pickle=False)

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Load what :meth:`save` wrote."""
        entries = int(np.load(folder / _ENTRIES_FILE, allow_pickle=False))
        if (folder / _STORED).is_dir():
            return cls(StoredLists.load(folder / _STORED), None, entries)
        texts = CodedTexts.load(folder / _TEXTS) if (folder / _TEXTS).is_dir() else None
        return cls(Postings.load(folder / _LISTS), texts, entries)

    @classmethod
    def forget(cls, folder: Path) -> None:
        """Drop the rows from a store that keeps them."""
        StoredLists.forget(folder / _STORED)


class CharactersBuilder:
    """Builds the leg from items, some at a time."""

    def __init__(self, size: Size) -> None:
        self._size = size
        self._bm25 = Bm25Builder(size.items, size.entries)
        self._texts = CodedTextsBuilder()
        self._to_store = StoredListsBuilder(size) if size.is_sparse else None

    def add(self, read: ItemsRead) -> None:
        """Take the next items."""
        self._bm25.add(read.grams)
        if self._size.items > EVERY:
            self._texts.add(read)
        if self._to_store is not None:
            self._to_store.add(read.grams)

    def finish(self) -> CharactersLeg:
        """The leg over all items that were taken."""
        many = self._size.items > EVERY
        lists = self._bm25.finish(_CUT if many else None)
        texts = self._texts.finish() if many else None
        to_store = self._to_store.finish(lists) if self._to_store is not None else None
        return CharactersLeg(lists, texts, self._size.entries, to_store)
