"""Words that look like two when a mark is left out: ร้องเรียน, รอง เรียน."""

from collections.abc import Iterable, Mapping
from typing import Any, Self

from chatbot.repair import constants
from chatbot.repair.keys import WordsByKey
from chatbot.repair.skeleton import sound


class Lookalikes:
    """Tells two words that stand side by side from one that was mistyped.

    :param words: Thai words by their :func:`~chatbot.repair.skeleton.sound`.
    """

    def __init__(self, words: WordsByKey) -> None:
        self._words = words

    @classmethod
    def build(cls, words: Iterable[str]) -> Self:
        """From the words that two may look like.

        :param words: Normalised Thai words.
        """
        long = (word for word in words if len(word) >= constants.LOOKALIKE)
        return cls(WordsByKey.build({word: [sound(word)] for word in long}))

    def of(self, one: str, other: str) -> bool:
        """Whether two words that stand side by side look like one that was mistyped."""
        text = one + other
        words = self._words.of(sound(text))
        return bool(words) and text not in words

    def to_json(self) -> dict[str, Any]:
        """The words as JSON values."""
        return self._words.to_json()

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> Self:
        """From what :meth:`to_json` gave."""
        return cls(WordsByKey.from_json(value))
