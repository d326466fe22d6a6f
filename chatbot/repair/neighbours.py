"""Words that a stretch of text may have been meant for."""

from collections.abc import Iterable, Mapping
from typing import Any, Self

from chatbot.repair import constants
from chatbot.repair.keys import WordsByKey
from chatbot.repair.skeleton import one_left_out, sound


class WordNeighbours:
    """Finds the words close to a stretch of text, without comparing it with all of them.

    :param words: Thai words under the keys of :meth:`build`.
    """

    def __init__(self, words: WordsByKey) -> None:
        self._words = words

    @classmethod
    def build(cls, words: Iterable[str]) -> Self:
        """From words that a misspelling may stand for.

        :param words: Normalised Thai words.
        """
        return cls(WordsByKey.build({word: _keys(word) for word in words}))

    def candidates(self, text: str) -> set[str]:
        """The words that may be near a text: those that sound much like it.

        :param text: Normalised Thai.
        """
        return self._words.of_any(_keys(text))

    def to_json(self) -> dict[str, Any]:
        """The words as JSON values."""
        return self._words.to_json()

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> Self:
        """From what :meth:`to_json` gave."""
        return cls(WordsByKey.from_json(value))


def _keys(word: str) -> set[str]:
    """Keys of which near words have one in common."""
    sounds = sound(word)
    keys = {sounds}
    if len(sounds) >= constants.SOUNDS_TO_SPARE:
        keys.update(one_left_out(sounds))
    keys.discard("")
    return keys
