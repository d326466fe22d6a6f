"""What a leg of the search is: one way of telling how near each item is to a question.

An item is what is indexed: an entry or a gap.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar, Protocol, Self

import numpy as np
from numpy.typing import NDArray

from chatbot.query import Query, QueryReader
from chatbot.settings import DEFAULT_STORE

Scores = NDArray[np.float32]
"""One score an item, 0 to 1."""

DAMAGE = (OSError, ValueError, LookupError, TypeError, AttributeError, RuntimeError, EOFError)
"""What reading a damaged file can raise, in json, numpy and FAISS."""


@dataclass(frozen=True, slots=True)
class Item:
    """The normalised texts of one item.

    :param own: What stands in the source: an entry's question and answer; a gap's topic. At least
        one text.
    :param others: Other wordings of it.
    """

    own: tuple[str, ...]
    others: tuple[str, ...] = ()

    @property
    def texts(self) -> tuple[str, ...]:
        """All of them, first the one that says what it is about."""
        return (*self.own, *self.others)


@dataclass(frozen=True, slots=True)
class Material:
    """What legs are built from.

    :param items: At least one.
    :param reader: Segmenter and model that questions will be read with.
    :param store: URL of the vector store that rows are kept in once they are saved.
    """

    items: Sequence[Item]
    reader: QueryReader
    store: str = DEFAULT_STORE


class Leg(Protocol):
    """One leg over numbered items; a class is a leg when it derives from this one.

    Safe to share between threads: asking changes nothing.
    """

    name: ClassVar[str]
    """By which it is registered, weighed and stored."""

    @classmethod
    def build(cls, material: Material) -> Self:
        """Build it in memory."""

    def ask(self, query: Query) -> Scores | None:
        """Score every item; None, never zeros, when the leg has nothing to say."""

    def save(self, folder: Path) -> None:
        """Write what :meth:`build` made into a new folder, without pickling anything.

        :raises IndexStorageError: What keeps a part of it elsewhere cannot be used.
        :raises OSError: The folder cannot be written to.
        """

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Load what :meth:`save` wrote, by the code and the settings that it was written with.

        Whatever the folder holds, it raises one of ``DAMAGE`` or gives a leg.

        :raises IndexStorageError: What keeps a part of it elsewhere cannot be used.
        """

    @classmethod
    def forget(cls, folder: Path) -> None:  # noqa: ARG003 - most keep nothing elsewhere
        """Remove what :meth:`save` kept outside its folder, before the folder is removed.

        Raises what :meth:`load` does.
        """
        return
