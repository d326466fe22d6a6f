"""Words that a stretch of text may have been meant for."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from chatbot.repair.effort import effort
from chatbot.repair.skeleton import consonants, one_left_out, sound

# Below this many sounds leaving one out tells nothing any more.
_SPARE = 4
_SLIP = 1.0
_LONG_ENOUGH = 6
_ONE_MARK = 2.0


class Neighbours:
    """Finds the words close to a stretch of text, without comparing it with all of them.

    :param words: Normalised Thai words.
    :param slips: Misspellings that are known as such, each with the word meant.
    """

    def __init__(self, words: Iterable[str], slips: Mapping[str, str]) -> None:
        self._slips = slips
        self._by_key: dict[str, list[str]] = defaultdict(list)
        for word in words:
            for key in _keys(word, fewest=3):
                self._by_key[key].append(word)

    def of(self, text: str) -> list[tuple[str, float]]:
        """The words near a text with what it takes to have typed the text for them.

        :param text: Normalised Thai.
        :return: Pairs of word and effort, in no order; none further away than words of such a
            length are from one another by chance.
        """
        if text in self._slips:
            return [(self._slips[text], _SLIP)]
        limit = allowed_effort(len(text))
        spread = 3 if len(text) < _LONG_ENOUGH else 4
        words = {
            word
            for key in _keys(text, fewest=_SPARE)
            if key in self._by_key
            for word in self._by_key[key]
            if abs(len(word) - len(text)) <= spread
        }
        found = ((word, effort(text, word)) for word in words)
        return [(word, cost) for word, cost in found if cost <= limit]


class Lookalikes:
    """Finds the word that two known words make when a mark is added: รอง เรียน, ร้องเรียน.

    :param words: Normalised Thai words.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._by_sound: dict[str, list[str]] = defaultdict(list)
        for word in words:
            if len(word) >= _LONG_ENOUGH:
                self._by_sound[sound(word)].append(word)

    def of(self, one: str, other: str) -> bool:
        """Whether two words that stand side by side look like one that was mistyped."""
        text = one + other
        if len(text) + 1 < _LONG_ENOUGH:
            return False
        words = self._by_sound.get(sound(text), ())
        return text not in words and any(effort(text, word) <= _ONE_MARK for word in words)


def allowed_effort(length: int) -> float:
    """The greatest effort at which a word of some length is still a likely reading.

    :param length: In characters.
    """
    return min(2.4 + 0.85 * max(0, length - 2), 12.0)


def _keys(word: str, fewest: int) -> set[str]:
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
