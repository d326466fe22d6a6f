"""The dense leg: the nearest wording of an item speaks for the item."""

from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar, Self

import numpy as np
from numpy.typing import NDArray

from chatbot.arrays import load_array, starts_of
from chatbot.embedding import Vectors
from chatbot.index.common_part import COSINE_OF_TEXTS, CommonPart
from chatbot.index.legs.base import EVERY, Items, Leg, Scores
from chatbot.index.legs.item_rows import ItemRows
from chatbot.index.legs.material import ItemsRead, Size
from chatbot.index.stores import new_table
from chatbot.query import Query
from chatbot.spool import Spool

_ENTRIES, _GAPS = "entries", "gaps"
_OWN_FILE, _COMMON_FILE = "own.npy", "common.npy"
_SAMPLE_FILE, _BEGINS_FILE = "sample.npy", "sample_begins.npy"
_BATCH = 65_536


@dataclass(frozen=True, slots=True)
class Sample:
    """Rows of some entries, which stand for all of them; of few entries, all of them.

    :param rows: Shape (rows, dimensions).
    :param begins: Where those of each entry begin, shape (entries,).
    """

    rows: Vectors
    begins: NDArray[np.int64]

    @classmethod
    def of(cls, rows: NDArray[np.float16], firsts: NDArray[np.int64]) -> Self:
        """Choose entries evenly.

        :param rows: Of all entries.
        :param firsts: Where those of each entry begin, and the end.
        """
        entries = len(firsts) - 1
        chosen = np.linspace(0, entries - 1, min(entries, EVERY), dtype=np.intp)
        spans = [np.arange(firsts[one], firsts[one + 1]) for one in chosen]
        begins = starts_of(np.array([len(span) for span in spans]))[:-1]
        return cls(rows[np.concatenate(spans)].astype(np.float32), begins)


class DenseLeg(Leg):
    """Vectors of every text of every item.

    Each text has a row of its own, since a model blurs texts that it has to squeeze into one.

    :param entries: The rows of the entries.
    :param gaps: The rows of the gaps; None without any.
    :param own: How many of the rows of each entry, the first ones, stand in the source.
    :param common: What was taken off the vectors that the rows are made of.
    :param sample: Entries from all over the documents.
    """

    name: ClassVar[str] = "dense"

    def __init__(
        self,
        entries: ItemRows,
        gaps: ItemRows | None,
        own: NDArray[np.uint8],
        common: CommonPart,
        sample: Sample,
    ) -> None:
        self._entries, self._gaps, self._own = entries, gaps, own
        self._common, self._sample = common, sample

    def nearest(self, query: Query, k: int) -> Items:
        """The items that own the rows nearest to the question."""
        vector = self._vector(query)
        if vector is None:
            return np.zeros(0, dtype=np.intp)
        found = [self._entries.nearest(vector, k)]
        if self._gaps is not None:
            found.append(self._gaps.nearest(vector, k) + self._entries.items)
        return np.concatenate(found)

    def ask(self, query: Query, items: Items | None = None) -> Scores | None:
        """Score items by their best row.

        :return: Cosine per item, negative ones as 0; None when the model knows nothing of the
            question (a zero vector) or finds nothing near it.
        """
        vector = self._vector(query)
        if vector is None:
            return None
        split = self._entries.items
        if items is None:
            items = np.arange(split + (self._gaps.items if self._gaps else 0))
        border = int(np.searchsorted(items, split))
        scores = np.zeros(len(items), dtype=np.float32)
        if border:
            scores[:border] = _best(*self._of_entries(query, vector, items[:border]))
        if self._gaps is not None and border < len(items):
            scores[border:] = _best(*self._gaps.similarities(vector, items[border:] - split))
        return scores if scores.any() else None

    def source(self, query: Query, entries: Items) -> Scores | None:
        """Score some entries by what the source itself says of them, taken together.

        The mean over those rows: where the nearest wording alone decides, an entry can win by the
        manner of one: of all English questions, the one that has an English wording.

        :param entries: Ascending.
        :return: As :meth:`ask`.
        """
        vector = self._vector(query)
        if vector is None or not len(entries):
            return None
        similarities, begins = self._of_entries(query, vector, entries)
        places = np.arange(len(similarities)) - begins.repeat(
            np.diff(begins, append=len(similarities))
        )
        own = self._own[entries].astype(np.float32)
        said = places < own.repeat(np.diff(begins, append=len(similarities)))
        scores = np.maximum(np.add.reduceat(similarities * said, begins) / own, 0)
        return scores.astype(np.float32) if scores.any() else None

    def usual(self, query: Query) -> tuple[float, float]:
        """Mean and standard deviation of the scores of entries: of those of the sample."""
        vector = self._vector(query)
        if vector is None:
            return 0.0, 0.0
        scores = np.maximum(np.maximum.reduceat(self._sample.rows @ vector, self._sample.begins), 0)
        return float(scores.mean()), float(scores.std())

    @property
    def rows(self) -> ItemRows:
        """The rows of the entries."""
        return self._entries

    def _of_entries(
        self, query: Query, vector: Vectors, entries: Items
    ) -> tuple[Vectors, NDArray[np.int64]]:
        """What the rows of some entries come to: the best of them counts, and then their mean."""
        return query.once(
            (self, entries.tobytes()), lambda: self._entries.similarities(vector, entries)
        )

    def _vector(self, query: Query) -> Vectors | None:
        return query.once(self, lambda: self._common_taken_off(query.vector))

    def _common_taken_off(self, vector: Vectors) -> Vectors | None:
        if not vector.any():
            return None
        taken: Vectors = self._common.taken_off(vector[np.newaxis])[0]
        return taken

    def save(self, folder: Path) -> None:
        """Put the rows into their store, and the rest into a new folder."""
        folder.mkdir()
        self._entries.save(folder / _ENTRIES)
        if self._gaps is not None:
            self._gaps.save(folder / _GAPS)
        np.save(folder / _OWN_FILE, self._own, allow_pickle=False)
        self._common.save(folder / _COMMON_FILE)
        np.save(folder / _SAMPLE_FILE, self._sample.rows.astype(np.float16), allow_pickle=False)
        np.save(folder / _BEGINS_FILE, self._sample.begins, allow_pickle=False)

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Load what :meth:`save` wrote."""
        gaps = ItemRows.load(folder / _GAPS) if (folder / _GAPS).is_dir() else None
        common = CommonPart.load(folder / _COMMON_FILE)
        sampled = np.load(folder / _SAMPLE_FILE, allow_pickle=False).astype(np.float32)
        sample = Sample(sampled, np.load(folder / _BEGINS_FILE, allow_pickle=False))
        own = load_array(folder / _OWN_FILE)
        entries = ItemRows.load(folder / _ENTRIES)
        for rows in filter(None, (entries, gaps)):
            # Now, and not at the first question.
            rows.require(sampled.shape[1])
        return cls(entries, gaps, own, common, sample)

    @classmethod
    def forget(cls, folder: Path) -> None:
        """Drop the rows from a store that keeps them elsewhere."""
        ItemRows.forget(folder / _ENTRIES)
        if (folder / _GAPS).is_dir():
            ItemRows.forget(folder / _GAPS)


class DenseBuilder:
    """Builds the leg from items, some at a time.

    :param is_embedded: Whether the vectors are the embedded model's.
    """

    def __init__(self, size: Size, is_embedded: bool) -> None:
        self._size, self._is_embedded = size, is_embedded
        self._vectors: Spool | None = None
        self._texts, self._own = Spool(np.int64), Spool(np.uint8)

    def add(self, read: ItemsRead) -> None:
        """Take the next items."""
        if self._vectors is None:
            self._vectors = Spool(np.float16, read.vectors.shape[1])
        self._vectors.append(read.vectors)
        self._texts.append(read.texts)
        self._own.append(read.own)

    def finish(self) -> DenseLeg:
        """The leg over all items that were taken; searched in memory until it is saved."""
        assert self._vectors is not None, "an index has one item at least"
        vectors = self._vectors.array()
        common = CommonPart.of(vectors, self._is_embedded, COSINE_OF_TEXTS)
        if common.vector.any():
            vectors = _without(vectors, common)
        firsts = starts_of(self._texts.array())
        entries = self._size.entries
        border = int(firsts[entries])
        gaps = None
        if self._size.gaps:
            gaps = self._rows(vectors[border:], firsts[entries:] - border)
        own = self._own.array()[:entries]
        rows = self._rows(vectors[:border], firsts[: entries + 1])
        sample = Sample.of(vectors[:border], firsts[: entries + 1])
        return DenseLeg(rows, gaps, own, common, sample)

    def _rows(self, vectors: Vectors, firsts: NDArray[np.int64]) -> ItemRows:
        # Imported here: what is loaded needs the store that it is kept in, and no other.
        from chatbot.index.stores.faiss import FaissStore

        # In memory by FAISS, whichever store will keep them.
        store, table = FaissStore(), new_table()
        store.put(table, vectors)
        return ItemRows(store, table, firsts, self._size.store, vectors)


def _best(similarities: Vectors, begins: NDArray[np.int64]) -> Scores:
    """Of each item that of its best row, negative ones as 0."""
    scores: Scores = np.maximum(np.maximum.reduceat(similarities, begins), 0)
    return scores


def _without(vectors: Vectors, common: CommonPart) -> Vectors:
    """Vectors without what they have in common, in half precision as before."""
    taken = Spool(np.float16, vectors.shape[1])
    for start in range(0, len(vectors), _BATCH):
        taken.append(common.taken_off(vectors[start : start + _BATCH].astype(np.float32)))
    return taken.array()
