"""The noisy channel that a question came through: what each stretch of it may have been."""

from collections.abc import Mapping

from chatbot.repair import constants
from chatbot.repair.effort import effort
from chatbot.repair.neighbours import WordNeighbours


class Channel:
    """Words that stretches of one question may stand for; none is looked for twice.

    :param neighbours: Finds the words to compare a stretch with.
    :param slips: Misspellings that are known as such, each with the word meant.
    :param comparisons: The most stretches and words compared; beyond them nothing is found.
    """

    def __init__(
        self, neighbours: WordNeighbours, slips: Mapping[str, str], comparisons: int
    ) -> None:
        self._neighbours = neighbours
        self._left = comparisons
        self._found = {slip: [(meant, 0.0)] for slip, meant in slips.items()}

    def sources(self, text: str) -> list[tuple[str, float]]:
        """The words near a text with what it takes to have typed the text for them.

        :param text: Normalised Thai.
        :return: Pairs of word and effort, in no order; none further away than words of such a
            length are from one another by chance.
        """
        if text not in self._found:
            if self._left <= 0:
                return []
            words = self._neighbours.candidates(text)
            self._left -= 1 + len(words)
            limit = allowed_effort(len(text))
            found = ((word, effort(text, word)) for word in words)
            self._found[text] = [(word, cost) for word, cost in found if cost <= limit]
        return self._found[text]


def allowed_effort(length: int) -> float:
    """The greatest effort at which a word of some length is still a likely reading.

    :param length: In characters.
    """
    return constants.EFFORT_OF_TWO + constants.EFFORT_PER_CHARACTER * max(0, length - 2)
