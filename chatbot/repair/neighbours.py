"""Words that a stretch of text may have been meant for."""

from collections.abc import Iterable, Mapping
from typing import Any, Self

from chatbot.repair import constants
from chatbot.repair.effort import effort
from chatbot.repair.keys import WordsByKey
from chatbot.repair.skeleton import consonants, one_left_out, sound


class Neighbours:
    """Finds the words close to a stretch of text, without comparing it with all of them.

    :param words: Thai words under the keys of :meth:`build`.
    :param slips: Misspellings that are known as such, each with the word meant.
    """

    def __init__(self, words: WordsByKey, slips: Mapping[str, str]) -> None:
        self._words = words
        self._slips = slips

    @classmethod
    def build(cls, words: Iterable[str], slips: Mapping[str, str]) -> Self:
        """From words that a misspelling may stand for.

        :param words: Normalised Thai words.
        """
        fewest = constants.SOUNDS_TO_SPARE_OF_WORDS
        return cls(WordsByKey.build({word: _keys(word, fewest) for word in words}), slips)

    def of(self, text: str) -> list[tuple[str, float]]:
        """The words near a text with what it takes to have typed the text for them.

        :param text: Normalised Thai.
        :return: Pairs of word and effort, in no order; none further away than words of such a
            length are from one another by chance.
        """
        if text in self._slips:
            return [(self._slips[text], constants.SLIP)]
        limit = allowed_effort(len(text))
        long = len(text) >= constants.SPREAD_LONG_FROM
        spread = constants.SPREAD_LONG if long else constants.SPREAD
        words = {
            word
            for key in _keys(text, constants.SOUNDS_TO_SPARE)
            for word in self._words.of(key)
            if abs(len(word) - len(text)) <= spread
        }
        found = ((word, effort(text, word)) for word in words)
        return [(word, cost) for word, cost in found if cost <= limit]

    def to_json(self) -> dict[str, Any]:
        """The words as JSON values."""
        return self._words.to_json()

    @classmethod
    def from_json(cls, value: Mapping[str, Any], slips: Mapping[str, str]) -> Self:
        """From what :meth:`to_json` gave."""
        return cls(WordsByKey.from_json(value), slips)


def allowed_effort(length: int) -> float:
    """The greatest effort at which a word of some length is still a likely reading.

    :param length: In characters.
    """
    effort_of_length = constants.EFFORT_OF_TWO + constants.EFFORT_PER_CHARACTER * max(0, length - 2)
    return min(effort_of_length, constants.MOST_EFFORT)


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
