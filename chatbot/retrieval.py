"""From a question to ranked entries: three legs, each with its own view, fused into one list."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from chatbot.datatypes import Hit
from chatbot.embedding import Embedder
from chatbot.index.index import Index
from chatbot.index.legs import LEGS, Query
from chatbot.index.lexical import Scores
from chatbot.text.normalise import normalise
from chatbot.text.segment import Segmenter

LEG_WEIGHTS: Mapping[str, float] = {"words": 0.2, "characters": 0.4, "dense": 0.4}
"""Each leg's say in the fused score; chosen on the development set, see docs/experiments.md."""

RANKED = 10
"""Entries in a ranking unless asked for more."""

# Score of its best entry from which a leg has all of its say. An English question shares a few
# characters with some entry by chance: scaled up to 1, they would outvote the leg that knows.
_FULL_VOTE = 0.2


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the legs found for one question.

    :param index: Where it was searched; documents are numbered entries first, then gaps.
    :param legs: Per leg that had something to say, one score a document, 0 to 1.
    :param fused: One score a document; 1 is the best entry of every leg, a gap may exceed it.
    :param text: The question in its normal form.
    :param words: Its words as they were searched for.
    """

    index: Index
    legs: Mapping[str, Scores]
    fused: Scores
    text: str
    words: list[str]

    def order(self) -> list[int]:
        """Document numbers of the entries that some leg found, best first."""
        entries = self.fused[: len(self.index.entry_ids)]
        best_first = np.argsort(-entries, kind="stable")
        return [int(number) for number in best_first if entries[number] > 0]

    def ranking(self, k: int = RANKED) -> tuple[Hit, ...]:
        """The best ``k`` entries; none when no leg found any."""
        return tuple(
            Hit(self.index.entry_ids[number], float(self.fused[number]))
            for number in self.order()[:k]
        )


class Retriever:
    """Searches an index with all legs.

    :param weights: Per leg its weight; a leg left out is not asked.
    """

    def __init__(
        self,
        index: Index,
        segmenter: Segmenter,
        embedder: Embedder,
        weights: Mapping[str, float] = LEG_WEIGHTS,
    ) -> None:
        self.index = index
        self._segmenter = segmenter
        self.embedder = embedder
        self.weights = weights

    def search(self, query: "Query | str") -> Evidence:
        """Ask every leg and fuse what they found.

        A convex combination of max-normalised scores (Bruch, Gai, Ingber 2023, arXiv 2210.11934).
        A leg with little to say has little weight, one with nothing drops out, and the weights of
        the rest are renormalised: filling in zeros or a worst rank for it would give it a say
        that it has not earned.

        :param question: As typed.
        """
        question = query if isinstance(query, str) else query.typed
        text = normalise(question)
        words = self._segmenter.words(text)
        legs = self._ask_legs(text, words)
        fused = np.zeros(len(self.index.entry_ids) + len(self.index.gap_ids), dtype=np.float32)
        entries = len(self.index.entry_ids)
        total = 0.0
        for leg, scores in legs.items():
            best = float(scores[:entries].max())
            if best > 0:
                vote = self.weights[leg] * min(1.0, best / _FULL_VOTE)
                fused += vote * scores / best
                total += vote
        return Evidence(self.index, legs, fused / total if total else fused, text, words)

    def _ask_legs(self, text: str, words: list[str]) -> dict[str, Scores]:
        vector = self.embedder.encode_queries([text])[0] if "dense" in self.weights else None
        query = Query(text, words, vector)
        answers = {leg: LEGS[leg](self.index, query) for leg in self.weights}
        return {leg: scores for leg, scores in answers.items() if scores is not None}
