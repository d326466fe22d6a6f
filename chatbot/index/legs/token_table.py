"""Which tokens the items hold, and what a question asks of them."""

from dataclasses import dataclass, fields
from pathlib import Path
from typing import Protocol, Self

import numpy as np
from numpy.typing import NDArray

from chatbot.arrays import load_arrays, save_arrays
from chatbot.index.legs.base import Items, Scores
from chatbot.index.rarity import rarity

Tokens = NDArray[np.uint64]
"""What is looked up, each token a number of 64 bits."""

_TOTAL_FILE = "total.npy"


@dataclass(frozen=True, slots=True)
class AskedTokens:
    """The tokens of a question, each once.

    :param tokens: Those that some item holds, shape ``(n,)``.
    :param places: Their places among the tokens of the lists, same shape.
    :param counts: How often the question has them, same shape.
    :param most: What an item scores at most, that holds all of the question very often.
    """

    tokens: Tokens
    places: NDArray[np.intp]
    counts: NDArray[np.float32]
    most: float


class NamingLists(Protocol):
    """What a lexical leg looks up in which items are worth a look."""

    def best(self, asked: AskedTokens, k: int, entries: int) -> Items:
        """About the ``k`` entries and the ``k`` gaps that score most, ascending.

        :param entries: How many of the items, the first ones, are entries.
        """


class TokenLists(NamingLists, Protocol):
    """What a lexical leg looks a question up in, wherever it is kept."""

    @property
    def total(self) -> int:
        """How many items there are."""

    def asked(self, tokens: Tokens) -> AskedTokens | None:
        """What a question asks; None when no item holds any of its tokens."""

    def rarity_of(self, asked: AskedTokens) -> NDArray[np.float32]:
        """How much each token that is asked for says."""

    def frequency(self, token: np.uint64) -> int:
        """How many items hold a token."""

    def sums(self, asked: AskedTokens) -> Scores:
        """What every item scores, shape ``(items,)``."""

    def sums_of(self, asked: AskedTokens, items: Items) -> Scores:
        """What some items score.

        :param items: Ascending.
        """


@dataclass(frozen=True, slots=True)
class TokenTable:
    """All tokens that some item holds.

    :param tokens: Ascending, shape ``(tokens,)``.
    :param holders: How many items hold each, same shape.
    :param total: How many items there are.
    """

    tokens: Tokens
    holders: NDArray[np.int32]
    total: int

    def asked(self, tokens: Tokens) -> AskedTokens | None:
        """What a question asks of the items.

        :param tokens: All of its tokens, repeated as they are in it.
        :return: None when no item holds any of them.
        """
        different, counts = np.unique(tokens, return_counts=True)
        places = np.searchsorted(self.tokens, different)
        places[places == len(self.tokens)] = 0
        known = self.tokens[places] == different if len(self.tokens) else np.zeros(0, dtype=bool)
        if not known.any():
            return None
        places, weights = places[known], counts[known].astype(np.float32)
        unknown = float(rarity(0, self.total)) * float(counts[~known].sum())
        most = float(rarity(self.holders[places], self.total) @ weights) + unknown
        return AskedTokens(different[known], places, weights, most)

    def rarity_of(self, asked: AskedTokens) -> NDArray[np.float32]:
        """How much each token that is asked for says."""
        return rarity(self.holders[asked.places], self.total).astype(np.float32)

    def frequency(self, token: np.uint64) -> int:
        """How many items hold a token."""
        place = int(np.searchsorted(self.tokens, token))
        known = place < len(self.tokens) and self.tokens[place] == token
        return int(self.holders[place]) if known else 0

    def save(self, folder: Path) -> None:
        """Write it into a new folder, as plain arrays."""
        save_arrays(folder, {name: getattr(self, name) for name in _arrays(type(self))})
        np.save(folder / _TOTAL_FILE, np.array(self.total), allow_pickle=False)

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Load what :meth:`save` wrote."""
        total = int(np.load(folder / _TOTAL_FILE, allow_pickle=False))
        return cls(**load_arrays(folder, _arrays(cls)), total=total)


def _arrays(kind: type[TokenTable]) -> list[str]:
    return [field.name for field in fields(kind) if field.name != "total"]
