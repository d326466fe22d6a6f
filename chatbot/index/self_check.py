"""The self-check at load: a leg that cannot find the document's own questions is left out."""

import logging
import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from chatbot.corpus import Corpus
from chatbot.embedding import Embedder
from chatbot.errors import BlindIndexError
from chatbot.index.index import Index
from chatbot.index.legs import LEGS, Query
from chatbot.index.lexical import Scores
from chatbot.text.normalise import normalise
from chatbot.text.segment import Segmenter

logger = logging.getLogger(__name__)

# Questions asked: with 32, chance hardly moves a leg that finds nine in ten below a half, or one
# that guesses (a quarter at most, see below) above it. More would only make loading slower.
_ASKED = 32
# A leg has found an entry when the entry is among its first three, as many as are offered, or
# among its first quarter where the corpus is small: guessing must stay well below a half.
_PLACES = 3
_QUARTER = 4
# Healthy legs find all of the shipped document, blind ones 3 of 57 at most.
_SIGHTED_FROM = 0.5

_THAI = re.compile("[\u0e01-\u0e5b]+")
# Thai characters, some five words, from which a question can be told by its Thai alone.
_TELLING = 20

_ADVICE = (
    "'chatbot build' builds the index anew; where the model knows no Thai, "
    "CHATBOT_EMBEDDING_MODEL names another."
)


def sighted_legs(
    corpus: Corpus, index: Index, segmenter: Segmenter, embedder: Embedder
) -> tuple[str, ...]:
    """Ask every leg for entries by their own questions; a blind leg is logged and left out.

    What blinds a leg is Thai: a tokeniser that drops its letters, a model that takes every word
    of it for the same unknown one. Official questions are full of terms such as ``e-Service``, by
    which such a leg still finds most of their entries, so they are asked by their Thai alone.

    :param corpus: The document, at least one entry.
    :param index: The index built from it.
    :param segmenter: Cuts what people will ask.
    :param embedder: Encodes what people will ask; here all questions in one batch.
    :return: Names of the legs that see, in the order of :data:`chatbot.index.legs.LEGS`.
    :raises BlindIndexError: No leg sees.
    """
    texts = [_asked_as(entry.question) for entry in corpus.entries]
    # Entries that are asked for alike answer for each other: no leg can tell them apart.
    numbers = {text: number for number, text in enumerate(dict.fromkeys(texts))}
    owners = np.array([numbers[text] for text in texts], dtype=np.int64)
    asked = _spread(list(numbers))
    vectors = embedder.encode_queries(asked)
    queries = [
        Query(text, segmenter.words(text), vector)
        for text, vector in zip(asked, vectors, strict=True)
    ]
    found = {
        leg: sum(_finds(ask(index, query), owners, numbers[query.text]) for query in queries)
        for leg, ask in LEGS.items()
    }
    sighted = tuple(leg for leg in LEGS if found[leg] >= _SIGHTED_FROM * len(queries))
    if not sighted:
        counts = ", ".join(f"{leg} {count} of {len(queries)}" for leg, count in found.items())
        raise BlindIndexError(
            f"{corpus.document.id}: no leg of the index finds the document's own questions "
            f"({counts}). {_ADVICE}"
        )
    for leg in LEGS:
        if leg not in sighted:
            logger.warning(
                "%s: the %s leg is blind and left out: it finds %d of %d official questions. %s",
                corpus.document.id,
                leg,
                found[leg],
                len(queries),
                _ADVICE,
            )
    return sighted


def _asked_as(question: str) -> str:
    """The Thai of an official question; all of it where there is too little Thai to tell it by."""
    text = normalise(question)
    thai = " ".join(_THAI.findall(text))
    return thai if len(thai) >= _TELLING else text


def _spread(texts: Sequence[str]) -> list[str]:
    """At most ``_ASKED`` of the texts, evenly over all of them."""
    count = min(_ASKED, len(texts))
    return [texts[place * len(texts) // count] for place in range(count)]


def _finds(scores: Scores | None, owners: NDArray[np.int64], wanted: int) -> bool:
    """Whether a leg puts a question's own entry first enough.

    :param scores: What the leg says, one score a document.
    :param owners: Per entry, the number of its question among the different ones.
    :param wanted: The number of the question that was asked.
    """
    if scores is None:
        return False
    questions = int(owners.max()) + 1
    best = np.zeros(questions, dtype=np.float32)
    np.maximum.at(best, owners, scores[: len(owners)])
    # A tie counts against the leg: to score all entries alike is one way of being blind.
    ahead = np.count_nonzero(best >= best[wanted]) - 1
    places = max(1, min(_PLACES, questions // _QUARTER))
    return bool(best[wanted] > 0 and ahead < places)
