"""The words of each entry, with their vectors: what an entry says, word by word.

The legs tell how near an entry is as a whole. Whether it answers a question shows in what of the
question it leaves unsaid, which needs its words one by one.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from chatbot.arrays import load_array, load_arrays, save_arrays, starts_of
from chatbot.embedding import Embedder, Vectors
from chatbot.index.common_part import COSINE_OF_WORDS, CommonPart
from chatbot.index.rarity import rarity
from chatbot.index.reading import EntryRead
from chatbot.index.stores.faiss import SUFFIX, FaissStore
from chatbot.products import inner_products
from chatbot.records import Records, RecordsBuilder
from chatbot.spool import Spool

_WORDS_FILE, _COMMON_FILE = "words.json", "common.npy"
_HOLDERS_FILE, _TIMES_FILE = "holders.npy", "times.npy"
_SAID, _ASKED, _SIGNS, _TABLE = "said", "asked", "signs", "vectors"
_BATCH = 4_096
"""Words that are encoded at a time."""
_KEPT = 4_096
"""Entries whose words are kept once they were looked at; of more, none of the earlier ones."""


@dataclass(frozen=True, slots=True)
class Signs:
    """What an entry can be told by beside its words.

    :param codes: Numbers and Latin words that stand anywhere in it.
    :param kinds: What its question and other wordings ask for, see :mod:`chatbot.text.kinds`.
    """

    codes: frozenset[str]
    kinds: frozenset[str]

    @classmethod
    def from_json(cls, value: Sequence[Sequence[str]]) -> "Signs":
        """Read the two lists of an entry."""
        codes, kinds = value
        return cls(frozenset(codes), frozenset(kinds))


@dataclass(frozen=True)
class WordsOfEntry:
    """The different words of one entry, as numbers into :attr:`EntryWords.words`.

    :param said: Words of its question, answer and alternates, ascending.
    :param asked: Words of its official question, ascending.
    :param signs: What else it can be told by.
    """

    said: NDArray[np.int32]
    asked: NDArray[np.int32]
    signs: Signs

    @cached_property
    def said_set(self) -> frozenset[int]:
        """The same as ``said``, to look up in."""
        return frozenset(self.said.tolist())

    @cached_property
    def asked_set(self) -> frozenset[int]:
        """The same as ``asked``, to look up in."""
        return frozenset(self.asked.tolist())


@dataclass(frozen=True, slots=True)
class NumberLists:
    """Lists of numbers, one an entry.

    :param numbers: One list after the other, shape (n,).
    :param starts: Where each begins, and the end, shape (entries + 1,).
    :raises ValueError: They do not belong together.
    """

    numbers: NDArray[np.int32]
    starts: NDArray[np.int64]

    def __post_init__(self) -> None:
        if len(self.numbers) != int(self.starts[-1]):
            raise ValueError("the arrays of the entries' words do not belong together")

    def of(self, entry: int) -> NDArray[np.int32]:
        """The list of an entry."""
        start, end = self.starts[entry : entry + 2]
        return self.numbers[start:end]

    def save(self, folder: Path) -> None:
        """Write them into a new folder."""
        save_arrays(folder, {name: getattr(self, name) for name in self.__slots__})

    @classmethod
    def load(cls, folder: Path) -> "NumberLists":
        """Load what :meth:`save` wrote."""
        return cls(**load_arrays(folder, cls.__slots__))


class EntryWords:
    """The words of a collection's entries.

    :param words: All different words.
    :param store: Holds their vectors, each of unit length or 0.
    :param common: What was taken off the vectors.
    :param holders: How many entries have each word, shape (words,).
    :param times: How often each stands in them, same shape.
    :param said: Of each entry, in the order of the collection, the words of its texts.
    :param asked: Of each those of its official question.
    :param signs: Of each what else it can be told by.
    """

    def __init__(
        self,
        words: Sequence[str],
        store: FaissStore,
        common: CommonPart,
        holders: NDArray[np.int32],
        times: NDArray[np.int32],
        said: NumberLists,
        asked: NumberLists,
        signs: Records[Signs],
    ) -> None:
        self.words = tuple(words)
        self.numbers = {word: number for number, word in enumerate(self.words)}
        self._store, self._common = store, common
        self._holders, self._times = holders, times
        self._said, self._asked, self._signs = said, asked, signs
        self._rarity = rarity(holders, len(signs))
        self._rarest = float(rarity(0, len(signs)))
        self._kept: dict[int, WordsOfEntry] = {}

    def of(self, entry: int) -> WordsOfEntry:
        """The words of an entry, by its number."""
        kept = self._kept.get(entry)
        if kept is None:
            kept = WordsOfEntry(self._said.of(entry), self._asked.of(entry), self._signs[entry])
            if len(self._kept) >= _KEPT:
                self._kept.clear()
            self._kept[entry] = kept
        return kept

    @property
    def counts(self) -> Mapping[str, int]:
        """How often each word stands in the texts of the entries."""
        return dict(zip(self.words, self._times.tolist(), strict=True))

    def rarity(self, words: Sequence[str]) -> NDArray[np.float64]:
        """Inverse document frequency of each word among the entries; highest for unknown ones."""
        places = (self.numbers.get(word) for word in words)
        return np.array([self._rarest if at is None else self._rarity[at] for at in places])

    def rarity_of(self, numbers: NDArray[np.integer]) -> NDArray[np.float64]:
        """The same of known words, by their numbers."""
        rarities: NDArray[np.float64] = self._rarity[numbers]
        return rarities

    def vectors_at(self, numbers: NDArray[np.integer]) -> Vectors:
        """Vectors of known words, by their numbers, shape (words, dimensions)."""
        return self._store.vectors(_TABLE, np.asarray(numbers, dtype=np.int64))

    def vectors_of(self, words: Sequence[str], embedder: Embedder) -> Vectors:
        """Vectors of a question's words, shape (words, dimensions); only new ones are encoded."""
        if words and not self.words:
            return embedder.encode_words(words)
        vectors = np.zeros((len(words), len(self._common.vector)), dtype=np.float32)
        new = [place for place, word in enumerate(words) if word not in self.numbers]
        if new:
            encoded = embedder.encode_words([words[place] for place in new])
            vectors[new] = self._common.taken_off(encoded)
        known = [place for place, word in enumerate(words) if word in self.numbers]
        if known:
            numbers = np.array([self.numbers[words[place]] for place in known])
            vectors[known] = self.vectors_at(numbers)
        return vectors

    def nearest(self, vectors: Vectors) -> NDArray[np.float32]:
        """Cosine of each of some vectors to the nearest word of any entry, 0 to 1.

        :param vectors: Shape (n, dimensions), each of unit length or 0.
        """
        if not self.words:
            return np.zeros(len(vectors), dtype=np.float32)
        found = [self._store.search(_TABLE, vector, 1).similarities for vector in vectors]
        return np.array([max(0.0, *one) if len(one) else 0.0 for one in found], dtype=np.float32)

    def nearness(self, words: Sequence[str], others: Sequence[str]) -> float:
        """How near the nearest two of some known words and others are, 0 to 1."""
        if not words or not others:
            return 0.0
        one, other = (
            self.vectors_at(np.array([self.numbers[word] for word in some], dtype=np.int64))
            for some in (words, others)
        )
        return float(inner_products(one, other).max(initial=0))

    def save(self, folder: Path) -> None:
        """Write the words into a new folder."""
        folder.mkdir()
        text = json.dumps(self.words, ensure_ascii=False)
        (folder / _WORDS_FILE).write_text(text, encoding="utf-8")
        np.save(folder / _HOLDERS_FILE, self._holders, allow_pickle=False)
        np.save(folder / _TIMES_FILE, self._times, allow_pickle=False)
        self._common.save(folder / _COMMON_FILE)
        self._said.save(folder / _SAID)
        self._asked.save(folder / _ASKED)
        self._signs.save(folder / _SIGNS)
        if self.words:
            self._store.write(_TABLE, folder / f"{_TABLE}{SUFFIX}")

    @classmethod
    def load(cls, folder: Path) -> "EntryWords":
        """Load what :meth:`save` wrote."""
        return cls(
            json.loads((folder / _WORDS_FILE).read_text(encoding="utf-8")),
            FaissStore(folder),
            CommonPart.load(folder / _COMMON_FILE),
            load_array(folder / _HOLDERS_FILE),
            load_array(folder / _TIMES_FILE),
            NumberLists.load(folder / _SAID),
            NumberLists.load(folder / _ASKED),
            Records.load(folder / _SIGNS, Signs.from_json),
        )


class EntryWordsBuilder:
    """Takes the words of entries, some at a time."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._lists = {name: (Spool(np.int32), Spool(np.int64)) for name in (_SAID, _ASKED)}
        self._signs = RecordsBuilder()
        self._times: list[int] = []

    def add(self, entries: Iterable[EntryRead]) -> None:
        """Take the next entries."""
        entries = tuple(entries)
        for entry in entries:
            for word, times in entry.said.items():
                number = self._numbers.setdefault(word, len(self._numbers))
                if number == len(self._times):
                    self._times.append(0)
                self._times[number] += times
        for name in self._lists:
            listed = [
                sorted(self._numbers[word] for word in getattr(entry, name)) for entry in entries
            ]
            numbers, lengths = self._lists[name]
            numbers.append(np.array([one for some in listed for one in some], dtype=np.int32))
            lengths.append(np.array([len(some) for some in listed], dtype=np.int64))
        self._signs.add([(entry.codes, entry.kinds) for entry in entries])

    def finish(self, embedder: Embedder) -> EntryWords:
        """The words of all entries that were taken.

        :param embedder: Makes their vectors.
        """
        words = list(self._numbers)
        store, common = FaissStore(), CommonPart(np.zeros(1, dtype=np.float32))
        if words:
            encoded = [
                embedder.encode_words(words[start : start + _BATCH])
                for start in range(0, len(words), _BATCH)
            ]
            vectors = np.concatenate(encoded)
            common = CommonPart.of(vectors, embedder.is_embedded, COSINE_OF_WORDS)
            store.put(_TABLE, common.taken_off(vectors))
        said, asked = (
            NumberLists(numbers.array(), starts_of(lengths.array()))
            for numbers, lengths in self._lists.values()
        )
        holders = np.bincount(said.numbers, minlength=len(words)).astype(np.int32)
        signs = self._signs.finish(Signs.from_json)
        times = np.array(self._times, dtype=np.int32)
        return EntryWords(words, store, common, holders, times, said, asked, signs)
