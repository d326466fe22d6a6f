"""What of a question the best entry covers, and what it leaves unsaid.

A near miss shares the document's words but asks for something that the entry does not say: the
rare word that stands nowhere in it, the year or number that it does not name, a when where it
tells who. Words are compared by their vectors as well, so that a paraphrase does not count as
unsaid.
"""

import numpy as np
from numpy.typing import NDArray

from chatbot.embedding import Embedder, Vectors
from chatbot.index.wording import Wording, codes
from chatbot.retrieval import Evidence
from chatbot.text.kinds import kinds_asked

NAMES = (
    "share of the question in the entry, word for word",
    "share in the official question, word for word",
    "share in the entry, by the nearest words",
    "share of the official question in the question, by the nearest words",
    "unsaid: sum",
    "unsaid: most of one word",
    "unsaid: share, words of three letters or more",
    "share that no entry has",
    "share that only other entries have",
    "share that other entries come nearer to",
    "kinds of thing asked for in common",
    "numbers that the entry lacks",
    "Latin words that the entry lacks",
    "dense: best entry above the mean entry, in standard deviations",
)

_SHORT = 3
"""Letters from which a word is no particle."""


def cover(evidence: Evidence, embedder: Embedder) -> NDArray[np.float64]:
    """Describe how the best entry covers the question.

    Shares and sums weigh each word of the question by its rarity among the entries.

    :param embedder: The one that the index was built with; it encodes the words that no entry has.
    :return: One number per name in ``NAMES``; all zeros when there is no entry or no word.
    """
    order = evidence.order()
    words = list(dict.fromkeys(evidence.words))
    if not order or not words:
        return np.zeros(len(NAMES))
    wording = evidence.index.wording
    entry = wording.entries[order[0]]
    numbers = [wording.numbers.get(word) for word in words]
    known = np.array([number is not None for number in numbers])
    said, asked = set(entry.said), set(entry.asked)
    in_entry = np.array([number in said for number in numbers])
    in_question = np.array([number in asked for number in numbers])

    vectors = wording.vectors_of(words, embedder)
    nearness = np.maximum(vectors @ wording.vectors[entry.said].T, 0).max(axis=1, initial=0)
    nearness = np.where(in_entry, 1.0, nearness)
    elsewhere = np.ones(len(words))
    if not known.all():
        nearest = vectors[~known] @ wording.vectors.T
        elsewhere[~known] = np.maximum(nearest, 0).max(axis=1)

    weights = wording.rarity(words)
    shares = weights / weights.sum()
    unsaid = weights * (1 - nearness)
    long = np.array([len(word) >= _SHORT for word in words])
    return np.array(
        [
            shares @ in_entry,
            shares @ in_question,
            shares @ nearness,
            _official_question_covered(wording, entry.asked, vectors),
            unsaid.sum(),
            unsaid.max(),
            (unsaid * long).sum() / weights.sum(),
            shares @ ~known,
            shares @ (known & ~in_entry),
            shares @ np.maximum(elsewhere - nearness, 0),
            _kinds_in_common(evidence.text, entry.kinds),
            *_lacking(evidence.text, set(entry.codes)),
            _prominence(evidence, order[0]),
        ],
        dtype=np.float64,
    )


def _official_question_covered(wording: Wording, asked: list[int], vectors: Vectors) -> float:
    if not asked:  # an official question of signs alone
        return 0.0
    weights = wording.rarity([wording.words[number] for number in asked])
    nearness = np.maximum(wording.vectors[asked] @ vectors.T, 0).max(axis=1)
    return float(weights @ nearness / weights.sum())


def _kinds_in_common(text: str, kinds: list[str]) -> float:
    asked = kinds_asked(text)
    return len(asked & set(kinds)) / max(1, len(asked | set(kinds)))


def _lacking(text: str, present: set[str]) -> tuple[int, int]:
    lacking = codes(text) - present
    numbers = sum(code.isdigit() for code in lacking)
    return numbers, len(lacking) - numbers


def _prominence(evidence: Evidence, best: int) -> float:
    scores = evidence.legs.get("dense")
    if scores is None:
        return 0.0
    entries = scores[: len(evidence.index.entry_ids)]
    return float((entries[best] - entries.mean()) / (entries.std() + 1e-6))
