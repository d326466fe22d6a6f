"""A BM25 leg over token lists, by bm25s."""

from collections.abc import Sequence
from pathlib import Path

import bm25s
import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]


class LexicalIndex:
    """BM25 (the Lucene variant, k1 1.5, b 0.75) of token lists.

    :param retriever: A built bm25s index.
    """

    def __init__(self, retriever: bm25s.BM25) -> None:
        self._retriever = retriever
        documents = retriever.scores["num_docs"]
        frequencies = np.diff(retriever.scores["indptr"])
        # Inverse document frequency as bm25s computes it; a token that stands nowhere weighs most.
        self._idf = np.log1p((documents - frequencies + 0.5) / (frequencies + 0.5))
        self._unknown_idf = float(np.log1p((documents + 0.5) / 0.5))

    @classmethod
    def build(cls, documents: Sequence[Sequence[str]]) -> "LexicalIndex":
        """Index documents.

        :param documents: The tokens of each document, at least one document in all.
        """
        retriever = bm25s.BM25()
        retriever.index([list(tokens) for tokens in documents], show_progress=False)
        return cls(retriever)

    def scores(self, tokens: Sequence[str]) -> Scores | None:
        """Score every document by how much of a question it covers.

        BM25 divided by the idf of all the question's tokens, those included that stand nowhere.
        The division does not change the order; it makes the score a share, comparable between
        questions: near 1 when a document has every token often, near 0 when only the common ones.

        :param tokens: The question's tokens.
        :return: One score a document, from 0 to 1; None when no document has any of the tokens, so
            that the leg can abstain instead of voting for nothing.
        """
        vocabulary = self._retriever.vocab_dict
        known = [vocabulary[token] for token in tokens if token in vocabulary]
        if not known:
            return None
        scores: Scores = self._retriever.get_scores_from_ids(known)
        if not scores.max() > 0:
            return None
        ceiling = self._idf[known].sum() + self._unknown_idf * (len(tokens) - len(known))
        return scores / np.float32(ceiling)

    def save(self, folder: Path) -> None:
        """Write the index into a new folder, as plain arrays and JSON."""
        self._retriever.save(folder, show_progress=False)

    @classmethod
    def load(cls, folder: Path) -> "LexicalIndex":
        """Load what :meth:`save` wrote, the arrays memory-mapped."""
        retriever = bm25s.BM25.load(folder, mmap=True, show_progress=False)
        # Plain views of the same pages: slicing a numpy.memmap costs several times as much, and
        # bm25s slices once for every token of a question.
        retriever.scores.update(
            {
                name: np.asarray(value)
                for name, value in retriever.scores.items()
                if isinstance(value, np.memmap)
            }
        )
        return cls(retriever)
