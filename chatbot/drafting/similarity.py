"""How alike two texts are, by their characters."""

from functools import lru_cache

from chatbot.text.normalise import normalise


def similarity(one: str, other: str) -> float:
    """Jaccard similarity of two texts' character 3-grams, from 0 to 1.

    :return: 1 for texts of one normal form.
    """
    first, second = _trigrams(one), _trigrams(other)
    return len(first & second) / len(first | second)


def contained(text: str, whole: str) -> float:
    """Share of a text's character 3-grams that a longer one has too, from 0 to 1."""
    grams = _trigrams(text)
    return len(grams & _trigrams(whole)) / len(grams)


@lru_cache(maxsize=4096)
def _trigrams(text: str) -> frozenset[str]:
    text = normalise(text)
    return frozenset(text[start : start + 3] for start in range(max(1, len(text) - 2)))
