"""Stretches of a question put into other words, never within a word."""

import re
from collections.abc import Callable, Iterable
from itertools import accumulate

WordCutter = Callable[[str], Iterable[str]]
"""Cuts a text into pieces that join back to it."""

_LATIN = re.compile("[A-Za-z0-9]")


def word_edges(text: str, cut: WordCutter) -> frozenset[int]:
    """The places where words of a text begin and end.

    :param cut: Of a text in small letters, as the segmenter's dictionary has them.
    """
    return frozenset((0, *accumulate(map(len, cut(text.lower())))))


def replace_all(text: str, old: str, new: str, cut: WordCutter) -> str:
    """A text with a stretch put into other words wherever it stands as whole words.

    :param old: Any case.
    :return: The text itself where it does not stand so.
    """
    edges = word_edges(text, cut)
    made, done = [], 0
    for found in re.finditer(re.escape(old), text, re.IGNORECASE):
        start, end = found.span()
        if {start, end} <= edges and not _goes_on(text, start, end):
            made += [text[done:start], new]
            done = end
    return "".join((*made, text[done:]))


def _goes_on(text: str, start: int, end: int) -> bool:
    """Whether Latin letters or digits go on before or after a stretch of them."""
    pairs = (text[start - 1 : start + 1] if start else "", text[end - 1 : end + 1])
    return any(len(pair) == 2 and all(map(_LATIN.match, pair)) for pair in pairs)
