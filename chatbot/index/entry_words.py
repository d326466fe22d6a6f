"""The words of each entry, with their vectors: what an entry says, word by word.

The legs tell how near an entry is as a whole. Whether it answers a question shows in what of the
question it leaves unsaid, which needs its words one by one.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from chatbot.embedding import Embedder, Vectors
from chatbot.index.common_part import COSINE_OF_WORDS, CommonPart
from chatbot.index.rarity import rarity
from chatbot.products import inner_products
from chatbot.query import QueryReader
from chatbot.text.kinds import kinds_asked

_ENTRIES_FILE = "entries.json"
_VECTORS_FILE = "vectors.npy"
_COMMON_FILE = "common.npy"
_NUMBER = re.compile(r"\d+")
_LATIN = re.compile("[a-z]{2,}")


@dataclass(frozen=True)
class WordsOfEntry:
    """The different words of one entry, as numbers into :attr:`EntryWords.words`.

    :param said: Words of its question, answer and alternates.
    :param asked: Words of its official question.
    :param codes: Numbers and Latin words that stand anywhere in it.
    :param kinds: What its question and alternates ask for, see :mod:`chatbot.text.kinds`.
    """

    said: list[int]
    asked: list[int]
    codes: list[str]
    kinds: list[str]

    @cached_property
    def said_words(self) -> NDArray[np.intp]:
        """The same as ``said``, ascending."""
        return np.array(sorted(self.said), dtype=np.intp)

    @cached_property
    def asked_words(self) -> NDArray[np.intp]:
        """The same as ``asked``, ascending."""
        return np.array(sorted(self.asked), dtype=np.intp)

    @cached_property
    def said_set(self) -> frozenset[int]:
        """The same as ``said``, to look up in."""
        return frozenset(self.said)

    @cached_property
    def asked_set(self) -> frozenset[int]:
        """The same as ``asked``, to look up in."""
        return frozenset(self.asked)


class EntryWords:
    """The words of a collection's entries.

    :param words: All different words.
    :param vectors: Their vectors, shape (words, dimensions), each of unit length or 0.
    :param common: What was taken off the vectors.
    :param entries: In the order of the collection.
    """

    def __init__(
        self,
        words: Sequence[str],
        vectors: Vectors,
        common: CommonPart,
        entries: Sequence[WordsOfEntry],
    ) -> None:
        self.words = tuple(words)
        self.vectors = vectors
        self._common = common
        self.entries = tuple(entries)
        self.numbers = {word: number for number, word in enumerate(self.words)}
        holders = np.zeros(len(self.words))
        for entry in self.entries:
            holders[entry.said] += 1
        self._rarity = rarity(holders, len(self.entries))
        self._rarest = float(rarity(0, len(self.entries)))

    @classmethod
    def build(cls, texts: Sequence[Sequence[str]], reader: QueryReader) -> "EntryWords":
        """Take entries apart.

        :param texts: Per entry its normalised texts: question, answer, then alternates.
        :param reader: Segmenter and model that questions will be read with.
        """
        cut = [[reader.segmenter.words(text) for text in entry] for entry in texts]
        words = list(dict.fromkeys(word for entry in cut for text in entry for word in text))
        numbers = {word: number for number, word in enumerate(words)}
        entries = []
        for entry, pieces in zip(texts, cut, strict=True):
            said = dict.fromkeys(numbers[word] for text in pieces for word in text)
            asked = dict.fromkeys(numbers[word] for word in pieces[0])
            kinds = set().union(*(kinds_asked(entry[place]) for place in _asking(entry)))
            entries.append(
                WordsOfEntry(list(said), list(asked), sorted(codes(" ".join(entry))), sorted(kinds))
            )
        vectors = reader.embedder.encode_words(words) if words else np.zeros((0, 1), np.float32)
        common = CommonPart.of(vectors, reader.embedder, COSINE_OF_WORDS)
        return cls(words, common.taken_off(vectors), common, entries)

    def rarity(self, words: Sequence[str]) -> NDArray[np.float64]:
        """Inverse document frequency of each word among the entries; highest for unknown ones."""
        places = (self.numbers.get(word) for word in words)
        return np.array([self._rarest if at is None else self._rarity[at] for at in places])

    def rarity_of(self, numbers: NDArray[np.intp]) -> NDArray[np.float64]:
        """The same of known words, by their numbers."""
        return self._rarity[numbers]

    def vectors_of(self, words: Sequence[str], embedder: Embedder) -> Vectors:
        """Vectors of a question's words, shape (words, dimensions); only new ones are encoded."""
        vectors = np.zeros((len(words), self.vectors.shape[1]), dtype=np.float32)
        new = [place for place, word in enumerate(words) if word not in self.numbers]
        if new:
            encoded = embedder.encode_words([words[place] for place in new])
            vectors[new] = self._common.taken_off(encoded)
        known = [place for place, word in enumerate(words) if word in self.numbers]
        vectors[known] = self.vectors[[self.numbers[words[place]] for place in known]]
        return vectors

    def nearest(self, vectors: Vectors) -> NDArray[np.float32]:
        """Cosine of each of some vectors to the nearest word of any entry, 0 to 1.

        :param vectors: Shape (n, dimensions), each of unit length or 0.
        """
        nearest: NDArray[np.float32] = inner_products(vectors, self.vectors).max(axis=1, initial=0)
        return nearest

    def nearness(self, words: Sequence[str], others: Sequence[str]) -> float:
        """How near the nearest two of some known words and others are, 0 to 1."""
        one, other = (
            self.vectors[[self.numbers[word] for word in some]] for some in (words, others)
        )
        return float((one @ other.T).max(initial=0))

    def save(self, folder: Path) -> None:
        """Write the words into a new folder."""
        folder.mkdir()
        value = {"words": self.words, "entries": [asdict(entry) for entry in self.entries]}
        text = json.dumps(value, ensure_ascii=False)
        (folder / _ENTRIES_FILE).write_text(text, encoding="utf-8")
        np.save(folder / _VECTORS_FILE, self.vectors, allow_pickle=False)
        self._common.save(folder / _COMMON_FILE)

    @classmethod
    def load(cls, folder: Path) -> "EntryWords":
        """Load what :meth:`save` wrote."""
        value = json.loads((folder / _ENTRIES_FILE).read_text(encoding="utf-8"))
        vectors = np.load(folder / _VECTORS_FILE, allow_pickle=False)
        common = CommonPart.load(folder / _COMMON_FILE)
        entries = [WordsOfEntry(**entry) for entry in value["entries"]]
        return cls(value["words"], vectors, common, entries)


def codes(text: str) -> set[str]:
    """Numbers and Latin words of a normalised text: what an answer cannot paraphrase."""
    return {*_NUMBER.findall(text), *_LATIN.findall(text)}


def _asking(texts: Sequence[str]) -> list[int]:
    """Places of an entry's questions among its texts: the official one and the alternates."""
    return [place for place in range(len(texts)) if place != 1]
