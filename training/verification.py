"""What the verifier is trained on: questions of many small offices, each with some entries.

An entry's own wordings are answered by it and by none of its neighbours; its near misses by
nothing. Since every way of asking comes with entries that do not answer it, nothing can be learned
from the style of a question.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from chatbot.embedding import NumpyEmbedder, PieceStates
from chatbot.query import QueryReader
from chatbot.retrieval import Retriever
from chatbot.text.normalise import normalise
from chatbot.verifier.verifier import ANSWER, OFFICIAL, QUESTION
from training.data import FaqEntry
from training.offices import SIZE, make_offices, open_office

CANDIDATES = 6

OFFICES = ((SIZE, 2565), (SIZE, 7), (2 * SIZE, 3))
"""Sets of offices that each entry is met in: beside other neighbours in each."""


@dataclass(frozen=True, slots=True)
class Texts:
    """Texts as the embedded model reads them, each once."""

    readings: dict[str, PieceStates]

    @classmethod
    def read(cls, texts: Sequence[str], model: NumpyEmbedder) -> "Texts":
        """Read texts.

        :param texts: As they are written.
        """
        distinct = list(dict.fromkeys(texts))
        _, readings = model.read([normalise(text) for text in distinct])
        return cls(dict(zip(distinct, readings, strict=True)))


@dataclass(frozen=True, slots=True)
class Lesson:
    """A question to an office.

    :param question: As it was asked.
    :param entries: The entries of the office that it is put beside, the nearest first.
    :param answer: The one that answers it; None when none does.
    :param meant: The entry whose question or near miss it is.
    """

    question: str
    entries: tuple[FaqEntry, ...]
    answer: FaqEntry | None
    meant: FaqEntry


def make_lessons(
    faq: Sequence[FaqEntry], reader: QueryReader, offices: Sequence[tuple[int, int]] = OFFICES
) -> Iterator[Lesson]:
    """Put each entry's questions to offices that hold it.

    :param faq: All of one kind: seen by the encoder, or not.
    :param reader: Best one that remembers.
    :param offices: Of each set of offices the size, and the seed that puts domains together.
    """
    for size, seed in offices:
        for office in make_offices(faq, size, seed):
            retriever = open_office(office, [()] * len(office), reader)
            yield from _lessons(office, retriever, reader)


def _lessons(
    office: Sequence[FaqEntry], retriever: Retriever, reader: QueryReader
) -> Iterator[Lesson]:
    for entry in office:
        asked = (entry.question, *entry.variants, *entry.spoken)
        missed = (*entry.near_misses, *(text for _, text in entry.hostile))
        for place, text in enumerate((*asked, *missed)):
            order = retriever.search(reader.read(text)).order[:CANDIDATES]
            found = [office[number] for number in order]
            answer = entry if place < len(asked) else None
            if answer and answer not in found:
                found[CANDIDATES - 1 :] = [answer]
            yield Lesson(text, tuple(found), answer, entry)


@dataclass(frozen=True, slots=True)
class Padded:
    """Some texts, or entries, as arrays.

    :param states: Shape (texts, pieces, width).
    :param vectors: Without context, shape (texts, pieces, dimensions).
    :param asking: Pieces of questions, shape (texts, pieces).
    :param telling: Pieces of answers.
    """

    states: NDArray[np.float32]
    vectors: NDArray[np.float32]
    asking: NDArray[np.bool_]
    telling: NDArray[np.bool_]


def pad_questions(texts: Sequence[str], known: Texts, model: NumpyEmbedder) -> Padded:
    """Questions, cut as the verifier cuts them."""
    return _pad([[(known.readings[text], QUESTION, False)] for text in texts], model)


def pad_entries(entries: Sequence[FaqEntry], known: Texts, model: NumpyEmbedder) -> Padded:
    """Official questions with their answers behind them."""
    return _pad(
        [
            [
                (known.readings[entry.question], OFFICIAL, False),
                (known.readings[entry.answer], ANSWER, True),
            ]
            for entry in entries
        ],
        model,
    )


def _pad(items: Sequence[Sequence[tuple[PieceStates, int, bool]]], model: NumpyEmbedder) -> Padded:
    lengths = [sum(min(most, len(one.pieces)) for one, most, _ in parts) for parts in items]
    shape = (len(items), max(1, *lengths))
    width = items[0][0][0].states.shape[1]
    padded = Padded(
        np.zeros((*shape, width), np.float32),
        np.zeros((*shape, model.dimensions), np.float32),
        np.zeros(shape, bool),
        np.zeros(shape, bool),
    )
    for row, parts in enumerate(items):
        start = 0
        for reading, most, telling in parts:
            end = start + min(most, len(reading.pieces))
            padded.states[row, start:end] = reading.states[:most]
            padded.vectors[row, start:end] = model.looked_up(reading.pieces[:most])
            (padded.telling if telling else padded.asking)[row, start:end] = True
            start = end
    return padded
