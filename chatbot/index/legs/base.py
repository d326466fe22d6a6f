"""What a leg of the search is: one way of telling how near each item is to a question.

An item is what is indexed: an entry or a gap.
"""

from pathlib import Path
from typing import ClassVar, Protocol, Self

import numpy as np
from numpy.typing import NDArray

from chatbot.query import Query

Scores = NDArray[np.float32]
"""One score an item, 0 to 1."""

Items = NDArray[np.intp]
"""Numbers of some items, ascending."""

DAMAGE = (OSError, ValueError, LookupError, TypeError, AttributeError, RuntimeError, EOFError)
"""What reading a damaged file can raise, in json, numpy and FAISS."""

EVERY = 1_000
"""Items up to which every one of them is scored for a question, in place of the nearest ones."""


class Leg(Protocol):
    """One leg over numbered items; a class is a leg when it derives from this one.

    Safe to share between threads: asking changes nothing.
    """

    name: ClassVar[str]
    """By which it is registered, weighed and stored."""

    def nearest(self, query: Query, k: int) -> Items:
        """About the ``k`` entries and the ``k`` gaps that are nearest to a question.

        The work does not grow with the number of items, or hardly.
        """

    def ask(self, query: Query, items: Items | None = None) -> Scores | None:
        """Score some items, or every one.

        :return: One score an item; None, never zeros, when the leg has nothing to say of them.
        """

    def save(self, folder: Path) -> None:
        """Write what was built into a new folder, without pickling anything.

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
