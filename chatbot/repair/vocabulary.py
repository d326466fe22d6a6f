"""What is known as a word, and how surprising each word is."""

import re
from collections.abc import Collection, Container, Iterable, Mapping
from enum import IntEnum
from math import log
from typing import Any, Self

from pythainlp.corpus import get_corpus_as_is, thai_words

from chatbot.repair import constants
from chatbot.text.normalise import normalise

THAI_LETTERS = re.compile("[ก-ฮะ-ฺเ-ๅ็-๎]+")
"""Thai letters and marks; neither digits nor signs such as ฯ and ๆ."""

_LATIN = re.compile("[a-z][a-z0-9.'-]*")
_LETTERS = re.compile("[a-z]+")


class Doubt(IntEnum):
    """How much a piece of text looks like part of a misspelt word."""

    NONE = 0
    MILD = 1
    """A word in use, though not here."""
    GRAVE = 2
    """A word of the dictionary that hardly anyone uses."""
    UNKNOWN = 3
    """No word."""


class Vocabulary:
    """Words of the collection with their counts, beside those of everyday Thai.

    :param texts: Words of the collection's texts with their counts.
    :param terms: Terms of its glossary and spellings, normalised; not every one is in the texts.
    :param everyday: Counts of everyday words, from the Thai National Corpus.
    :param dictionary: All words of the language.
    :param spoken: Words of everyday speech that neither dictionary nor counts have.
    """

    def __init__(
        self,
        texts: Mapping[str, int],
        terms: Collection[str],
        everyday: Mapping[str, int],
        dictionary: Container[str],
        spoken: Iterable[str] = (),
    ) -> None:
        self.text_words = texts
        """Words of the texts with their counts."""
        self._terms = frozenset(terms)
        self._own = {**dict.fromkeys(terms, 1), **texts}
        self._own_total = sum(self._own.values())
        self._dictionary = dictionary
        self._spoken = frozenset(spoken)
        self._everyday = everyday
        self._everyday_total = sum(everyday.values())

    @classmethod
    def build(
        cls, texts: Mapping[str, int], terms: Iterable[str], spoken: Iterable[str] = ()
    ) -> Self:
        """From the words of a collection, PyThaiNLP's dictionary and the counts that it ships.

        :param texts: Words of its texts with their counts.
        :param terms: Of the glossary and the spellings, in any form.
        """
        dictionary = thai_words()
        everyday = _everyday_counts(dictionary)
        return cls(texts, sorted({*map(normalise, terms)}), everyday, dictionary, spoken)

    def to_json(self) -> dict[str, Any]:
        """What a collection and its time made of it, as JSON values."""
        return {
            "texts": self.text_words,
            "terms": sorted(self._terms),
            "everyday": self._everyday,
        }

    @classmethod
    def from_json(cls, value: Mapping[str, Any], spoken: Iterable[str] = ()) -> Self:
        """From what :meth:`to_json` gave.

        :raises KeyError: A part is missing.
        """
        return cls(value["texts"], value["terms"], value["everyday"], thai_words(), spoken)

    def doubt(self, piece: str) -> Doubt:
        """How doubtful a piece of segmented text is.

        :param piece: Normalised; signs and numbers are never in doubt.
        """
        if piece in self._own or piece in self._spoken:
            return (
                Doubt.UNKNOWN if len(piece) == 1 and THAI_LETTERS.fullmatch(piece) else Doubt.NONE
            )
        if THAI_LETTERS.fullmatch(piece) is None:
            letters = any("a" <= character <= "z" for character in piece)
            return Doubt.UNKNOWN if letters else Doubt.NONE
        if len(piece) == 1 or piece not in self._dictionary:
            return Doubt.UNKNOWN
        everyday = self._everyday.get(piece, 0)
        if (
            everyday >= constants.COMMON
            or len(piece) > constants.SHORT_WORD
            or self._is_compound(piece)
        ):
            return Doubt.NONE
        return Doubt.MILD if everyday >= constants.IN_USE else Doubt.GRAVE

    def _is_compound(self, piece: str) -> bool:
        """Whether a word of the dictionary is two common ones, such as อีกที, which are counted."""
        return any(
            self._everyday.get(piece[:place], 0) >= constants.COMMON
            and self._everyday.get(piece[place:], 0) >= constants.COMMON
            for place in range(2, len(piece) - 1)
        )

    def surprise(self, word: str) -> float | None:
        """Negative natural logarithm of a word's share of all words; None when it is unknown.

        :param word: Normalised.
        """
        if len(word) > 1 and (
            word in self._own or word in self._dictionary or word in self._spoken
        ):
            return self.expected(word)
        return None

    def expected(self, word: str) -> float:
        """The surprise of a word that is known to be one."""
        own = self._own.get(word, 0) / self._own_total
        # A word of the dictionary that no one counted is as rare as half a word.
        everyday = self._everyday.get(word, 0.5) / self._everyday_total
        return -log(constants.OWN_SHARE * own + (1 - constants.OWN_SHARE) * everyday)

    def thai_targets(self) -> list[str]:
        """Thai words that a misspelling may stand for."""
        everyday = (word for word, count in self._everyday.items() if count >= constants.IN_USE)
        # What segmentation left of names and new words in the texts is no word to aim at.
        own = (
            word
            for word in self._own
            if word in self._dictionary or word in self._terms or word in self._spoken
        )
        return [word for word in dict.fromkeys((*own, *everyday)) if self._is_target(word)]

    def _is_target(self, word: str) -> bool:
        if len(word) == 1 or THAI_LETTERS.fullmatch(word) is None:
            return False
        # A short word is near to very many stretches of text.
        common = self._everyday.get(word, 0) >= constants.COMMON
        return len(word) > constants.TINY or common or word in self._terms or word in self._spoken

    def is_own(self, word: str) -> bool:
        """Whether a word stands in the collection."""
        return word in self._own

    def latin_words(self) -> set[str]:
        """Words in Latin letters, and those that longer ones such as data.go.th are made of."""
        return {
            word
            for term in self._own
            for whole in _LATIN.findall(term)
            for word in (whole, *_LETTERS.findall(whole))
        }


def _everyday_counts(words: Container[str]) -> dict[str, int]:
    # PyThaiNLP's own reader of this file makes sure of each line, which takes twice as long.
    lines = (line.partition("\t") for line in get_corpus_as_is("tnc_freq.txt"))
    return {word: int(count) for word, _, count in lines if word in words}
