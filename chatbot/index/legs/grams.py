"""Character n-grams as numbers: all of a text at once."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from chatbot.index.legs.counts import TokenCounts
from chatbot.index.legs.token_table import Tokens
from chatbot.text.ngrams import SIZES

Codes = NDArray[np.uint8]
"""A text, padded with a space at either end, a byte a character."""

_ASCII, _THAI = (0x20, 0x7F), (0x0E00, 0x0E5C)
_MIXED = np.uint64(0x9E3779B97F4A7C15)
"""An odd number: multiplied by it, different tokens stay different, and spread evenly."""
_UNMIXED = np.uint64(pow(0x9E3779B97F4A7C15, -1, 1 << 64))
"""By which they become what they were."""
_HASHED_BITS = 16


def _code_table() -> Codes:
    """The code of each code point up to the last Thai one, and one more for those beyond."""
    codes = np.zeros(_THAI[1] + 1, dtype=np.uint8)
    letters = np.concatenate([np.arange(*_ASCII), np.arange(*_THAI)])
    codes[letters] = np.arange(1, len(letters) + 1)
    return codes


_CODES = _code_table()
_OTHERS = 256 - int(_CODES.max()) - 1
"""Codes that all other characters share: an n-gram of them may be taken for another."""


def codes_of(text: str) -> Codes:
    """The codes of a normalised text, shape ``(characters + 2,)``; of an empty one, of nothing."""
    if not text:
        return np.zeros(0, dtype=np.uint8)
    points = np.frombuffer(f" {text} ".encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    codes = _CODES[np.minimum(points, len(_CODES) - 1)]
    others = codes == 0
    if others.any():
        codes[others] = 256 - _OTHERS + points[others] % _OTHERS
    return codes


def grams(codes: Codes) -> list[Tokens]:
    """The n-grams of a text as numbers, shortest first, an array a size.

    Those of :func:`chatbot.text.ngrams.character_ngrams`: that of the characters from place ``i``
    on stands at ``i``.
    """
    numbers = codes.astype(np.uint64)
    packed, found = numbers, []
    for size in range(2, min(max(SIZES), len(numbers)) + 1):
        packed = (packed[:-1] << np.uint64(8)) | numbers[size - 1 :]
        if size in SIZES:
            found.append((packed | np.uint64(size << 56)) * _MIXED)
    return found


def grams_at(codes: Codes, places: NDArray[np.intp]) -> Iterator[tuple[NDArray[np.intp], Tokens]]:
    """The n-grams that begin at some places, size by size, the shortest first.

    :param places: Of :func:`places_of`; a longer n-gram begins where two of them follow each other.
    :return: Of each size which of the places, and the n-grams that begin there.
    """
    which = np.arange(len(places))
    for size in SIZES:
        begins = places[which]
        packed = codes[begins].astype(np.uint64)
        for further in range(1, size):
            packed = (packed << np.uint64(8)) | codes[begins + further]
        yield which, (packed | np.uint64(size << 56)) * _MIXED
        follows = np.flatnonzero(np.diff(begins) == 1)
        which = which[follows]


def places_of(tokens: Tokens, codes: Codes) -> NDArray[np.intp]:
    """Places where some n-grams may begin, ascending: where one of the shortest of them does.

    :param tokens: The n-grams of a text, each with what it begins with.
    """
    numbers = tokens * _UNMIXED
    shortest = numbers[numbers >> np.uint64(56) == min(SIZES)].astype(np.uint32)
    begins = np.zeros(1 << _HASHED_BITS, dtype=bool)
    begins[_hashed(shortest & np.uint32(0xFFFFFF))] = True
    points = codes.astype(np.uint32)
    packed = (points[:-2] << np.uint32(16)) | (points[1:-1] << np.uint32(8)) | points[2:]
    return np.flatnonzero(begins[_hashed(packed)])


def _hashed(packed: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """A few bits of three characters, which others may share."""
    return (packed * np.uint32(0x9E3779B1)) >> np.uint32(32 - _HASHED_BITS)


def is_longest(tokens: Tokens) -> NDArray[np.bool_]:
    """Which n-grams are of the greatest length."""
    sizes = tokens * _UNMIXED >> np.uint64(56)
    longest: NDArray[np.bool_] = sizes == max(SIZES)
    return longest


def gram_tokens(text: str) -> Tokens:
    """All n-grams of a normalised text."""
    return np.concatenate([np.zeros(0, np.uint64), *grams(codes_of(text))])


def gram_counts(codes: Codes, coded: NDArray[np.int64]) -> TokenCounts:
    """How often items have each n-gram.

    :param codes: Of the texts of the items, one after the other.
    :param coded: How many of the codes are of each item, shape (items,).
    """
    spaces = codes == _CODES[ord(" ")]
    # A text begins where two spaces meet: within one there is never more than one.
    begins = np.concatenate([[False], spaces[1:] & spaces[:-1]]).cumsum()
    owners = np.arange(len(coded), dtype=np.int32).repeat(coded)
    tokens, of_items = [np.zeros(0, np.uint64)], [owners[:0]]
    for found in grams(codes):
        size = len(codes) - len(found) + 1
        within = begins[size - 1 :] == begins[: len(found)]
        tokens.append(found[within])
        of_items.append(owners[: len(found)][within])
    return TokenCounts.of_owned(np.concatenate(tokens), np.concatenate(of_items), len(coded))
