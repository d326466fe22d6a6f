"""Words that a stretch of text may have been meant for."""

from collections.abc import Iterable, Mapping
from typing import Any, Self

from chatbot.repair import constants
from chatbot.repair.keys import WordsByKey
from chatbot.repair.skeleton import consonants, one_left_out, sound


class Neighbours:
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
        fewest = constants.SOUNDS_TO_SPARE_OF_WORDS
        return cls(WordsByKey.build({word: _keys(word, fewest) for word in words}))

    def candidates(self, text: str) -> set[str]:
        """The words that may be near a text; those of its length and about its sound.

        :param text: Normalised Thai.
        """
        long = len(text) >= constants.SPREAD_LONG_FROM
        spread = constants.SPREAD_LONG if long else constants.SPREAD
        return {
            word
            for key in _keys(text, constants.SOUNDS_TO_SPARE)
            for word in self._words.of(key)
            if abs(len(word) - len(text)) <= spread
        }

    def to_json(self) -> dict[str, Any]:
        """The words as JSON values."""
        return self._words.to_json()

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> Self:
        """From what :meth:`to_json` gave."""
        return cls(WordsByKey.from_json(value))


def _keys(word: str, fewest: int) -> set[str]:
    """Keys of which near words have one in common.

    :param fewest: Below so many sounds leaving one out tells nothing any more.
    """
    sounds = sound(word)
    keys = {sounds}
    if len(sounds) >= fewest:
        keys.update(one_left_out(sounds))
    if (kept := consonants(sounds)) is not None:
        # Marked, so that the consonants of one word are not taken for the sounds of another.
        keys.add("=" + kept)
        keys.update("=" + less for less in one_left_out(kept))
    keys.discard("")
    return keys
