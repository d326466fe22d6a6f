"""Misspelt terms in Latin letters, such as e-servce and focusareas."""

import re
from collections.abc import Collection, Iterable, Mapping
from itertools import islice

from rapidfuzz import process
from rapidfuzz.distance import OSA

from chatbot.repair import constants
from chatbot.repair.edit import Edit, apart
from chatbot.repair.effort import effort

_TOKEN = re.compile(r"(?<![a-z.@:/_-])[a-z][a-z-]*(?:\d+(?:\.\d+)*)?(?![a-z0-9@:/_-])")
_WORD = re.compile("[a-z]+(?:-[a-z]+)*")
_APART = re.compile("[ .-]")
_ENDINGS = ("", "s", "es", "d", "ed", "r", "er", "or", "ing", "y", "ly", "al", "e")


class LatinTerms:
    """Finds the documents' term that a misspelt one stands for.

    :param terms: The terms, as the documents write them.
    :param words: All words in Latin letters that the collection knows; these are never touched.
    :param counts: How often words and terms stand in the collection, in lower case.
    """

    def __init__(
        self, terms: Iterable[str], words: Collection[str], counts: Mapping[str, int]
    ) -> None:
        self._joined: dict[str, str] = {}
        self._single: dict[str, str] = {}
        # Of a term's forms, such as eService and e-Service, the one that is used.
        for term in sorted(terms, key=lambda term: -counts.get(term.lower(), 0)):
            lower = term.lower()
            if lower in counts:
                self._joined.setdefault(_APART.sub("", lower), term)
            for word in _WORD.findall(lower):
                if len(word) >= constants.LATIN_SHORTEST:
                    self._single.setdefault(_APART.sub("", word), word)
        self._counts = counts
        self._words = frozenset(words)
        whole = (
            key for key in self._joined if len(key) >= constants.LATIN_SHORTEST and key.isalpha()
        )
        self._targets = list(dict.fromkeys((*self._single, *whole)))

    def edits(self, text: str) -> list[Edit]:
        """Edits for the misspelt terms of a text.

        :param text: Normalised.
        """
        edits = []
        for found in islice(_TOKEN.finditer(text), constants.LATIN_TOKENS):
            meant = self._meant(found[0])
            if meant is not None:
                edits.append(apart(Edit(*found.span(), meant), text))
        return edits

    def _meant(self, token: str) -> str | None:
        if token in self._counts:
            return None
        if (whole := self._joined.get(_APART.sub("", token))) is not None:
            return whole if whole.lower() != token else None
        word = token.rstrip("0123456789.")
        number = token[len(word) :]
        key = _APART.sub("", word)
        meant = self._joined.get(key)
        if meant is None and word not in self._words and len(key) >= constants.LATIN_SHORTEST:
            near = self._nearest(key)
            meant = None if near is None else self._joined.get(near) or self._single[near]
        if meant is None or (not number and meant.lower() == word):
            return None
        return f"{meant} {number}" if number else meant

    def _nearest(self, key: str) -> str | None:
        found = process.extract(key, self._targets, scorer=OSA.distance, score_cutoff=2, limit=2)
        if not found or (len(found) == 2 and found[0][1] == found[1][1]):
            return None
        near, edits, _ = found[0]
        if edits > 1 and max(len(key), len(near)) < constants.LATIN_TWO_EDITS_OF:
            return None
        if near[0] != key[0]:
            return None
        if self._joined.get(near, "").isupper():
            # An acronym is near to few words and has no other forms.
            return near if effort(key, near) < constants.ORDINARY or len(key) != len(near) else None
        # A short word is one letter from many: its own letters must be there, or all but one.
        short = len(key) < constants.LATIN_SUBSTITUTED_FROM and len(key) >= len(near)
        if (short and sorted(key) != sorted(near)) or _same_stem(key, near):
            return None
        return near


def _same_stem(one: str, other: str) -> bool:
    """Whether two English words differ in their endings only."""
    shared = 0
    while shared < min(len(one), len(other)) and one[shared] == other[shared]:
        shared += 1
    return one[shared:] in _ENDINGS and other[shared:] in _ENDINGS
