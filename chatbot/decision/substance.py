"""Whether a question says enough to be answered, however well some entry matches it."""

from collections.abc import Sequence

from chatbot.text.stop_words import stop_words

_ENOUGH = 2


def says_enough(words: Sequence[str]) -> bool:
    """Whether a question has at least two different words, one of them of substance.

    One word, such as ตัวชี้วัด, is a topic: several entries are about it, and which of them is meant
    is for the asker to say. Stop words alone, such as แล้วล่ะ, name no topic at all; the search
    itself keeps them, since they tell questions about one topic apart.

    :param words: The question's words as segmented.
    """
    different = set(words)
    return len(different) >= _ENOUGH and not different <= stop_words()
