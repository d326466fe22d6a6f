"""The most plausible words behind a stretch of Thai: a noisy channel over a lattice of words."""

from collections.abc import Sequence

from chatbot.repair import constants
from chatbot.repair.channel import Channel
from chatbot.repair.edit import Edit
from chatbot.repair.vocabulary import Doubt, Vocabulary

_DEPENDENT = frozenset("ะัาำิีึืฺุู็่้๊๋์ํๅ")
_LEADING = frozenset("เแโใไ")


def reread(
    text: str, doubts: Sequence[Doubt], vocabulary: Vocabulary, channel: Channel
) -> list[Edit]:
    """The cheapest reading of a text, word by word.

    Kernighan, Church, Gale 1990 (C90-2036): a word's probability times that of typing it so; the
    best sequence by dynamic programming, since a misspelt word is not cut where it ends.

    :param text: Normalised Thai without spaces, a few words long.
    :param doubts: Per character, how doubtful the word is that it belongs to.
    :return: Where the best reading differs from the text, in order.
    """
    length = len(text)
    plain = _plain_steps(text, vocabulary)
    best = _cheapest(plain)
    steps: list[tuple[int, str | None]] = [(0, None)] * (length + 1)
    breaks = [_may_break(text, place) for place in range(length + 1)]
    for start in range(length):
        for end, cost in plain[start]:
            if best[start] + cost <= best[end]:
                best[end] = best[start] + cost
                steps[end] = (start, None)
        ends = (
            range(start + 2, min(length, start + constants.LONGEST_WORD) + 1)
            if breaks[start]
            else ()
        )
        for end in filter(breaks.__getitem__, ends):
            doubt = max(doubts[start:end])
            # No word makes up for what the reading costs already.
            if doubt and best[start] + _caution(doubt) < best[end]:
                word, cost = _nearest(text[start:end], doubt, vocabulary, channel)
                if best[start] + cost < best[end]:
                    best[end] = best[start] + cost
                    steps[end] = (start, word)
    return _edits(steps)


def _nearest(
    piece: str, doubt: Doubt, vocabulary: Vocabulary, channel: Channel
) -> tuple[str, float]:
    """The word that a piece most likely stands for, and what that reading costs."""
    best = (piece, float("inf"))
    for word, effort in channel.sources(piece):
        # A word of the language gives way to one of the collection only.
        if doubt is Doubt.UNKNOWN or vocabulary.is_own(word):
            cost = vocabulary.expected(word) + effort + _caution(doubt)
            best = min(best, (word, cost), key=lambda reading: (reading[1], reading[0]))
    return best


def _caution(doubt: Doubt) -> float:
    """The evidence asked for before a word is said to be mistyped."""
    return constants.CAUTION_MILD if doubt is Doubt.MILD else constants.CAUTION


def _edits(steps: list[tuple[int, str | None]]) -> list[Edit]:
    """The edits of the reading that ends at the end of the text."""
    edits: list[Edit] = []
    end = len(steps) - 1
    while end:
        start, word = steps[end]
        if word is not None:
            edits.append(Edit(start, end, word))
        end = start
    return edits[::-1]


def _plain_steps(text: str, vocabulary: Vocabulary) -> list[list[tuple[int, float]]]:
    """Per place the words that begin there as they stand: where each ends and its surprise."""
    return [
        [
            (end, _plain_cost(text[start:end], vocabulary))
            for end in range(start + 1, min(len(text), start + constants.LONGEST_WORD) + 1)
        ]
        for start in range(len(text))
    ]


def _plain_cost(piece: str, vocabulary: Vocabulary) -> float:
    """The surprise of a piece as it stands."""
    surprise = vocabulary.surprise(piece)
    if surprise is None:
        return constants.UNKNOWN + constants.UNKNOWN_CHARACTER * len(piece)
    return surprise


def _cheapest(steps: list[list[tuple[int, float]]]) -> list[float]:
    """Per place the least that the text before it costs as it stands."""
    best = [0.0] + [float("inf")] * len(steps)
    for start, here in enumerate(steps):
        for end, cost in here:
            best[end] = min(best[end], best[start] + cost)
    return best


def _may_break(text: str, place: int) -> bool:
    """Whether a Thai word can end or begin at a place, however it is spelt."""
    if place in (0, len(text)):
        return True
    return text[place] not in _DEPENDENT and text[place - 1] not in _LEADING
