"""What is known as a word, and how surprising each word is."""

import re
from collections import Counter
from collections.abc import Container, Iterable, Mapping
from enum import IntEnum
from math import log

from pythainlp.corpus import get_corpus_as_is, thai_words

from chatbot.corpus.corpus import Corpus
from chatbot.text.normalise import normalise
from chatbot.text.segment import Segmenter

# Half of what people type here is the document's own language, half is everyday Thai.
_OWN_SHARE = 0.5
# The dictionary holds words that no one uses, and short ones that misspelling falls into by
# chance (ทวง of กระทรวง): a short word is beyond doubt only when it is common.
_SHORT = 5
_TINY = 3
_COMMON = 3000
_IN_USE = 1000
# Everyday words that a misspelling may have been meant for, though the document lacks them.
_EVERYDAY = 1500

THAI = re.compile("[ก-ฮะ-ฺเ-ๅ็-๎]+")
"""Thai letters and marks; neither digits nor signs such as ฯ and ๆ."""

_LATIN = re.compile("[a-z][a-z0-9.'-]*")
_LETTERS = re.compile("[a-z]+")
_LONGEST = 24


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
    """Words of the corpus with their counts, beside those of everyday Thai.

    Everyday counts are those of the Thai National Corpus, as PyThaiNLP ships them. Topics of
    another subject (gaps of scope ``far``) are left out: nothing should be bent towards them.

    :param corpus: Official text, alternates, gaps, glossary and spellings are read.
    :param segmenter: Cuts them into words.
    :param spoken: Words of everyday speech that neither dictionary nor counts have.
    """

    def __init__(self, corpus: Corpus, segmenter: Segmenter, spoken: Iterable[str] = ()) -> None:
        self._own = Counter[str]()
        self.texts = list(map(normalise, _texts(corpus)))
        """Official text, alternates and the gaps near to it, normalised."""
        for text in self.texts:
            self._own.update(segmenter.words(text))
        self.text_words: Mapping[str, int] = dict(self._own)
        """Words of the texts with their counts; not every term of the glossary is used there."""
        self._terms = frozenset(map(normalise, (*corpus.glossary, *corpus.spellings)))
        self._own.update(self._terms - self._own.keys())
        self._own_total = sum(self._own.values())
        self._dictionary = thai_words()
        self._spoken = frozenset(spoken)
        self._everyday = _everyday_counts(self._dictionary)
        self._everyday_total = sum(self._everyday.values())

    def doubt(self, piece: str) -> Doubt:
        """How doubtful a piece of segmented text is.

        :param piece: Normalised; signs and numbers are never in doubt.
        """
        if piece in self._own or piece in self._spoken:
            return Doubt.UNKNOWN if len(piece) == 1 and THAI.fullmatch(piece) else Doubt.NONE
        if THAI.fullmatch(piece) is None:
            letters = any("a" <= character <= "z" for character in piece)
            return Doubt.UNKNOWN if letters else Doubt.NONE
        if len(piece) == 1 or piece not in self._dictionary:
            return Doubt.UNKNOWN
        everyday = self._everyday.get(piece, 0)
        if everyday >= _COMMON or len(piece) > _SHORT or self._is_compound(piece):
            return Doubt.NONE
        return Doubt.MILD if everyday >= _IN_USE else Doubt.GRAVE

    def _is_compound(self, piece: str) -> bool:
        """Whether a word of the dictionary is two common ones, such as อีกที, which are counted."""
        return any(
            self._everyday.get(piece[:place], 0) >= _COMMON
            and self._everyday.get(piece[place:], 0) >= _COMMON
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
        return -log(_OWN_SHARE * own + (1 - _OWN_SHARE) * everyday)

    def thai_targets(self) -> list[str]:
        """Thai words that a misspelling may stand for."""
        everyday = (word for word, count in self._everyday.items() if count >= _EVERYDAY)
        # What segmentation left of names and new words in the texts is no word to aim at.
        own = (
            word
            for word in self._own
            if word in self._dictionary or word in self._terms or word in self._spoken
        )
        return [word for word in dict.fromkeys((*own, *everyday)) if self._is_target(word)]

    def _is_target(self, word: str) -> bool:
        if not 1 < len(word) <= _LONGEST or THAI.fullmatch(word) is None:
            return False
        # A short word is near to very many stretches of text.
        common = self._everyday.get(word, 0) >= _COMMON
        return len(word) > _TINY or common or word in self._terms or word in self._spoken

    def is_own(self, word: str) -> bool:
        """Whether a word stands in the corpus."""
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


def _texts(corpus: Corpus) -> Iterable[str]:
    for entry in corpus.entries:
        yield entry.question
        yield entry.answer
    for alternates in corpus.alternates.values():
        yield from alternates
    for gap in corpus.gaps:
        if gap.scope == "near":
            yield gap.topic
            yield from gap.queries
