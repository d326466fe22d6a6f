"""Whether a question says enough to be answered, however well some entry matches, and of what."""

from collections.abc import Sequence

from chatbot.index.entry_words import EntryWords
from chatbot.text.kinds import kinds_asked
from chatbot.text.stop_words import stop_words

_ENOUGH = 2
_ON_THE_SUBJECT = 1 / 3
"""Least share of a question that some entry has, by the rarity of its words of substance."""
_BARE = 3
"""Most words of a bare term, polite particles among them."""
_NOISE = 2
"""Most words of substance in what may be noise: an English question to Thai entries has more."""


_ASKS_WHY = frozenset({"เพราะ", "เพราะอะไร", "เพราะเหตุใด", "เหตุใด"})


def says_enough(words: Sequence[str]) -> bool:
    """Whether a question has at least two different words, one of them of substance.

    One word, such as ตัวชี้วัด, is a topic: several entries are about it, and which of them is meant
    is for the asker to say. Stop words alone, such as แล้วล่ะ, name no topic at all; the search
    itself keeps them, since they tell questions about one topic apart.

    :param words: The question's words as segmented.
    """
    different = set(words)
    return len(different) >= _ENOUGH and not different <= stop_words()


def of_substance(words: Sequence[str]) -> list[str]:
    """The words of a question that name what it is about, each once.

    :param words: The question's words as segmented.
    """
    without = stop_words()
    return [word for word in dict.fromkeys(words) if word not in without and word not in _ASKS_WHY]


def is_topic(text: str, words: Sequence[str], entries: EntryWords) -> bool:
    """Whether a question is a bare term that the entries speak of, with nothing asked about it.

    :param text: Normalised.
    :param words: Its words as segmented.
    """
    named = of_substance(words)
    if len(named) != 1 or named[0] not in entries.numbers:
        return False
    # A term can be a kind of thing itself, such as a fee.
    return len(words) == 1 or (len(words) <= _BARE and not kinds_asked(text))


def is_elsewhere(words: Sequence[str], entries: EntryWords) -> bool:
    """Whether a question is about another subject: the entries have few of its words.

    :param words: The question's words as segmented.
    """
    named = [word for word in of_substance(words) if _says_something(word)]
    rarity = entries.rarity(named)
    known = sum(rare for word, rare in zip(named, rarity, strict=True) if word in entries.numbers)
    return float(known) < _ON_THE_SUBJECT * float(rarity.sum())


def is_noise(words: Sequence[str], entries: EntryWords) -> bool:
    """Whether a question may be keyboard noise: a word or two that no entry has.

    :param words: The question's words as segmented.
    """
    named = of_substance(words)
    known = any(_says_something(word) and word in entries.numbers for word in named)
    return 0 < len(named) <= _NOISE and not known


def _says_something(word: str) -> bool:
    """Whether a word has two letters or digits: one of the keyboard stands in many entries."""
    return sum(map(str.isalnum, word)) > 1
