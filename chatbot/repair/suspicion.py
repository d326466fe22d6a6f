"""Where in a text the misspelt words may be."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from chatbot.repair.neighbours import Lookalikes
from chatbot.repair.vocabulary import THAI, Doubt, Vocabulary
from chatbot.text.segment import Segmenter

# Characters around a doubtful word that are read again with it.
_AROUND = 10
_LONG_WORD = 16
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
    """

    def __init__(self, vocabulary: Vocabulary, segmenter: Segmenter) -> None:
        self._vocabulary = vocabulary
        self._segmenter = segmenter
        self._lookalikes = Lookalikes(filter(THAI.fullmatch, vocabulary.text_words))

    def doubts(self, text: str) -> list[tuple[str, Doubt]]:
        """The pieces of a text, each with how doubtful it is.

        :param text: Normalised.
        :return: Pieces that join back to ``text``.
        """
        words = self._segmenter.segment(text)
        pieces = [(word, self._vocabulary.doubt(word)) for word in words]
        for place in range(len(pieces) - 1):
            (one, doubt), (other, next_doubt) = pieces[place : place + 2]
            if doubt and other.startswith(".") and _CONSONANTS.fullmatch(one):
                pieces[place] = (one, Doubt.NONE)
            elif other[0] == one[-1] and len(set(other)) == 1 and THAI.fullmatch(other):
                # What is left of a key held down, even where it looks like a word: ส่ง งง.
                pieces[place + 1] = (other, Doubt.UNKNOWN)
            elif not doubt and not next_doubt and self._lookalikes.of(one, other):
                pieces[place : place + 2] = [(one, Doubt.MILD), (other, Doubt.MILD)]
        return pieces

    def stretches(self, text: str) -> Iterator[Stretch]:
        """What to read again: doubtful words with some of what stands around them.

        :param text: Normalised.
        """
        doubts: list[Doubt] = []
        boundaries = [0]
        for piece, doubt in self.doubts(text):
            doubts += [doubt] * len(piece)
            boundaries.append(len(doubts))
        for run in THAI.finditer(text):
            inside = {place for place in boundaries if run.start() < place < run.end()}
            for start, end in _windows(sorted({*run.span(), *inside}), doubts):
                yield Stretch(start, text[start:end], doubts[start:end])


def _windows(boundaries: list[int], doubts: list[Doubt]) -> Iterator[tuple[int, int]]:
    """Spans around the doubtful pieces of one run; those that overlap are one."""
    here: tuple[int, int] | None = None
    for start, end in pairwise(boundaries):
        if not any(doubts[start:end]):
            continue
        first = _near(start, [place for place in reversed(boundaries) if place <= start])
        last = _near(end, [place for place in boundaries if place >= end])
        if here is not None and first < here[1]:
            first = here[0]
        elif here is not None:
            yield here
        here = (first, last)
    if here is not None:
        yield here


def _near(place: int, boundaries: list[int]) -> int:
    """The boundary furthest from a place that is still near; the next one, if a word reaches it.

    :param boundaries: From ``place`` outwards.
    """
    near = [other for other in boundaries if abs(other - place) <= _AROUND]
    if len(near) > 1 or len(boundaries) == 1 or abs(boundaries[1] - place) > _LONG_WORD:
        return near[-1]
    return boundaries[1]
