"""Thai word segmentation: PyThaiNLP's newmm with the office's own terms kept whole."""

import copy
import hashlib
from collections.abc import Iterable
from typing import Self

from pythainlp.corpus import thai_words
from pythainlp.tokenize import word_tokenize

from chatbot.text.normalise import normalise
from chatbot.text.prefixes import WordPrefixes


class Segmenter:
    """Cuts normalised text into words, by PyThaiNLP's dictionary and a glossary.

    Stop words stay: in rules ไม่, ได้, ต้อง and หรือไม่ carry the meaning.

    :param glossary: Terms to keep whole, e.g. ``ก.พ.ร.``, ``e-Service``; any case.
    """

    def __init__(self, glossary: Iterable[str] = ()) -> None:
        terms = sorted({normal for term in glossary if (normal := normalise(term))})
        self._dictionary = WordPrefixes(thai_words() | set(terms))
        self.fingerprint = hashlib.sha256("\n".join(terms).encode("utf-8")).hexdigest()
        """Digest of the glossary; PyThaiNLP's own dictionary goes by its version."""
        self._remembered: dict[str, list[str]] | None = None

    def remembering(self) -> Self:
        """A copy that cuts each text once and keeps it, for a build that meets texts again.

        Never for what people type: nothing of theirs is to be kept.
        """
        other = copy.copy(self)
        other._remembered = {}
        return other

    def forgetful(self) -> Self:
        """A copy that keeps nothing."""
        other = copy.copy(self)
        other._remembered = None
        return other

    def segment(self, text: str) -> list[str]:
        """All pieces of a text, white space and signs included.

        :param text: Normalised text.
        :return: Pieces that join back to ``text``; not to be changed.
        """
        if self._remembered is None:
            return self._cut(text)
        if text not in self._remembered:
            self._remembered[text] = self._cut(text)
        return self._remembered[text]

    def words(self, text: str) -> list[str]:
        """The pieces of a text that can be searched for.

        :param text: Normalised text.
        :return: Pieces with at least one letter or digit, in order.
        """
        return searchable(self.segment(text))

    def knows(self, word: str) -> bool:
        """Whether a word stands in the dictionary or the glossary.

        :param word: Normalised.
        """
        return word in self._dictionary

    def _cut(self, text: str) -> list[str]:
        return word_tokenize(text, custom_dict=self._dictionary, engine="newmm") if text else []


def searchable(pieces: Iterable[str]) -> list[str]:
    """The pieces of a segmented text that can be searched for: a letter or digit at least."""
    stripped = (piece.strip() for piece in pieces)
    return [piece for piece in stripped if any(map(str.isalnum, piece))]
