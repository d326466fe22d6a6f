"""BM25 over token lists: built by bm25s, asked by numpy alone."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray

from chatbot.arrays import load_array
from chatbot.index.legs.base import Scores
from chatbot.index.rarity import rarity

_TOKENS_FILE = "tokens.json"
_WEIGHTS_FILE = "weights.npy"
_ITEMS_FILE = "items.npy"
_STARTS_FILE = "starts.npy"


class Bm25:
    """BM25 (the Lucene variant, k1 1.5, b 0.75), each token's part of each score worked out.

    Lù (2024), "BM25S", arXiv 2407.03618: what a token adds to an item's score does not depend
    on the question, so a question only sums up.

    :param tokens: All different tokens.
    :param weights: What they add, token after token, shape ``(n,)``.
    :param items: To which items, shape ``(n,)``.
    :param starts: Where each token's part begins, and the end, shape ``(tokens + 1,)``.
    :param total: How many items there are.
    """

    def __init__(
        self,
        tokens: Sequence[str],
        weights: Scores,
        items: NDArray[np.int32],
        starts: NDArray[np.int64],
        total: int,
    ) -> None:
        if len(starts) != len(tokens) + 1 or not len(weights) == len(items) == starts[-1]:
            raise ValueError("the arrays of the lexical index do not belong together")
        self._numbers = dict(zip(tokens, range(len(tokens)), strict=True))
        self._weights, self._items, self._starts = weights, items, starts
        self._total = total
        self._idf = rarity(np.diff(starts), total)
        self._unknown_idf = float(rarity(0, total))

    @classmethod
    def build(
        cls, items: Sequence[Sequence[str]], tokenise: Callable[[str], Sequence[str]]
    ) -> Self:
        """Index items.

        An item's first text counts twice where it has others: it says what the item is about,
        while they also mention other things.

        :param items: The texts of each item, at least one item in all.
        :param tokenise: Cuts a text into tokens.
        """
        # Imported here: only a build needs it, and it brings scipy and more.
        import bm25s

        tokens = [
            [token for text in _weighed(texts) for token in tokenise(text)] for texts in items
        ]
        built = bm25s.BM25()
        built.index(tokens, show_progress=False)
        starts = built.scores["indptr"].astype(np.int64)
        # bm25s appends an empty token that no item holds.
        known = sorted(built.vocab_dict, key=built.vocab_dict.__getitem__)[: len(starts) - 1]
        weights, owners = built.scores["data"], built.scores["indices"]
        return cls(known, weights.astype(np.float32), owners.astype(np.int32), starts, len(tokens))

    def scores(self, tokens: Sequence[str]) -> Scores | None:
        """Score every item by how much of a question it covers.

        BM25 divided by the idf of all the question's tokens, those included that stand nowhere.
        The division does not change the order; it makes the score a share, comparable between
        questions: near 1 when an item has every token often, near 0 when only the common ones.

        :param tokens: The question's tokens.
        :return: One score an item, from 0 to 1; None when no item has any of the tokens, so
            that the leg can abstain instead of voting for nothing.
        """
        numbers = map(self._numbers.get, tokens)
        known = np.array([number for number in numbers if number is not None], dtype=np.intp)
        if not len(known):
            return None
        parts = self._parts(known)
        scores = np.zeros(self._total, dtype=np.float32)
        np.add.at(scores, self._items[parts], self._weights[parts])
        if not scores.max() > 0:
            return None
        ceiling = self._idf[known].sum() + self._unknown_idf * (len(tokens) - len(known))
        return scores / np.float32(ceiling)

    def _parts(self, numbers: NDArray[np.intp]) -> NDArray[np.int64]:
        """Where the weights and items of some tokens stand, token after token.

        All at once: a question has hundreds of n-grams, and a slice for each costs more than
        what is summed up.
        """
        starts = self._starts[numbers]
        lengths = self._starts[numbers + 1] - starts
        ends = lengths.cumsum()
        parts: NDArray[np.int64] = np.arange(ends[-1]) + (starts - ends + lengths).repeat(lengths)
        return parts

    def frequency(self, token: str) -> int:
        """How many items hold a token."""
        number = self._numbers.get(token)
        return 0 if number is None else int(self._starts[number + 1] - self._starts[number])

    def save(self, folder: Path) -> None:
        """Write the index into a new folder, as plain arrays and JSON."""
        folder.mkdir()
        value = {"items": self._total, "tokens": list(self._numbers)}
        (folder / _TOKENS_FILE).write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
        np.save(folder / _WEIGHTS_FILE, self._weights, allow_pickle=False)
        np.save(folder / _ITEMS_FILE, self._items, allow_pickle=False)
        np.save(folder / _STARTS_FILE, self._starts, allow_pickle=False)

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Load what :meth:`save` wrote."""
        value = json.loads((folder / _TOKENS_FILE).read_text(encoding="utf-8"))
        weights, items, starts = (
            load_array(folder / name) for name in (_WEIGHTS_FILE, _ITEMS_FILE, _STARTS_FILE)
        )
        return cls(value["tokens"], weights, items, starts, value["items"])


def _weighed(texts: Sequence[str]) -> Sequence[str]:
    return (texts[0], *texts) if len(texts) > 1 else texts
