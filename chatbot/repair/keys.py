"""Words filed under keys, kept flat: thousands of small lists would cost a start its speed."""

from array import array
from collections.abc import Iterable, Mapping
from typing import Any, Self


class WordsByKey:
    """The words that were filed under each key.

    :param words: All words.
    :param keys: In order.
    :param starts: Per key, where its words begin in ``places``; one more for the end.
    :param places: Places of words in ``words``, key by key.
    """

    def __init__(
        self, words: list[str], keys: list[str], starts: Iterable[int], places: Iterable[int]
    ) -> None:
        self._words = words
        self._keys = {key: number for number, key in enumerate(keys)}
        self._starts = array("I", starts)
        self._places = array("I", places)

    @classmethod
    def build(cls, keys_of: Mapping[str, Iterable[str]]) -> Self:
        """File words under their keys.

        :param keys_of: Per word its keys.
        """
        filed: dict[str, list[int]] = {}
        for place, keys in enumerate(keys_of.values()):
            for key in keys:
                filed.setdefault(key, []).append(place)
        starts, places = [0], list[int]()
        ordered = sorted(filed)
        for key in ordered:
            places += filed[key]
            starts.append(len(places))
        return cls(list(keys_of), ordered, starts, places)

    def of(self, key: str) -> list[str]:
        """The words under a key, in the order in which they were filed; none for another key."""
        here = self._keys.get(key)
        if here is None:
            return []
        return [
            self._words[place]
            for place in self._places[self._starts[here] : self._starts[here + 1]]
        ]

    def of_any(self, keys: Iterable[str]) -> set[str]:
        """The words under some keys."""
        return {word for key in keys if key in self._keys for word in self.of(key)}

    def to_json(self) -> dict[str, Any]:
        """As JSON values."""
        return {
            "words": self._words,
            "keys": list(self._keys),
            "starts": self._starts.tolist(),
            "places": self._places.tolist(),
        }

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> Self:
        """From what :meth:`to_json` gave.

        :raises KeyError: A part is missing.
        :raises ValueError: The parts do not fit one another.
        """
        table = cls(value["words"], value["keys"], value["starts"], value["places"])
        table._check()
        return table

    def _check(self) -> None:
        whole = len(self._starts) == len(self._keys) + 1 and self._starts[-1] == len(self._places)
        if not whole or max(self._places, default=-1) >= len(self._words):
            raise ValueError("words, keys, starts and places are not of one table")
