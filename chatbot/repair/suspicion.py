"""Where in a text the misspelt words may be."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from chatbot.repair import constants
from chatbot.repair.lookalikes import Lookalikes
from chatbot.repair.vocabulary import THAI_LETTERS, Doubt, Vocabulary
from chatbot.text.segment import Segmenter

_CONSONANTS = re.compile("[ก-ฮ]+")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of Thai to be read again.

    :param start: Its first character in the text, 0-based.
    :param text: What stands there.
    :param doubts: Per character, how doubtful the word is that it belongs to.
    """

    start: int
    text: str
    doubts: list[Doubt]


class Suspicion:
    """Tells doubtful words from the rest.

    :param segmenter: Cuts text into words; a misspelt one falls into pieces.
    :param lookalikes: Words that two may look like.
    """

    def __init__(
        self, vocabulary: Vocabulary, segmenter: Segmenter, lookalikes: Lookalikes
    ) -> None:
        self.segmenter = segmenter
        self._vocabulary = vocabulary
        self._lookalikes = lookalikes

    def doubts(self, words: Iterable[str]) -> list[tuple[str, Doubt]]:
        """How doubtful each piece of a text is.

        :param words: What the segmenter cut a normalised text into.
        :return: The pieces, each with its doubt.
        """
        pieces = [(word, self._vocabulary.doubt(word)) for word in words]
        for place in range(len(pieces) - 1):
            (one, doubt), (other, next_doubt) = pieces[place : place + 2]
            if doubt and other.startswith(".") and _CONSONANTS.fullmatch(one):
                pieces[place] = (one, Doubt.NONE)
            elif other[0] == one[-1] and len(set(other)) == 1 and THAI_LETTERS.fullmatch(other):
                # What is left of a key held down, even where it looks like a word: ส่ง งง.
                pieces[place + 1] = (other, Doubt.UNKNOWN)
            elif not doubt and not next_doubt and self._lookalikes.of(one, other):
                pieces[place : place + 2] = [(one, Doubt.MILD), (other, Doubt.MILD)]
        return pieces


def stretches(text: str, pieces: Iterable[tuple[str, Doubt]]) -> Iterator[Stretch]:
    """What to read again: doubtful words with some of what stands around them.

    :param text: Normalised.
    :param pieces: Its pieces, each with its doubt.
    """
    doubts: list[Doubt] = []
    boundaries = [0]
    for piece, doubt in pieces:
        doubts += [doubt] * len(piece)
        boundaries.append(len(doubts))
    for run in THAI_LETTERS.finditer(text):
        first, last = bisect_right(boundaries, run.start()), bisect_left(boundaries, run.end())
        inside = [run.start(), *boundaries[first:last], run.end()]
        for start, end in _windows(inside, doubts):
            yield Stretch(start, text[start:end], doubts[start:end])


def _windows(boundaries: list[int], doubts: list[Doubt]) -> Iterator[tuple[int, int]]:
    """Spans around the doubtful pieces of one run; those that overlap are one."""
    here: tuple[int, int] | None = None
    for start, end in pairwise(boundaries):
        if not any(doubts[start:end]):
            continue
        first = boundaries[bisect_left(boundaries, start - constants.AROUND)]
        last = boundaries[bisect_right(boundaries, end + constants.AROUND) - 1]
        if here is not None and first < here[1]:
            first = here[0]
        elif here is not None:
            yield here
        here = (first, last)
    if here is not None:
        yield here
