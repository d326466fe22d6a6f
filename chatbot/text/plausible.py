"""How much of a Thai text the dictionary knows: what tells the right of two ways to mend it."""

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from chatbot.text.prefixes import WordPrefixes


def strangeness(text: str) -> tuple[int, int]:
    """How strange a Thai text is; of two the smaller is the more Thai.

    :return: How many of its characters belong to no word of PyThaiNLP's dictionary, then into how
        many pieces it is cut.
    """
    # Imported here, as below: the normal form is there before the process is prepared for it.
    from pythainlp.tokenize import word_tokenize

    dictionary = _dictionary()
    pieces = word_tokenize(text, custom_dict=dictionary, engine="newmm") if text else []
    return sum(len(piece) for piece in pieces if piece not in dictionary), len(pieces)


# A question without damage never asks for it.
@cache
def _dictionary() -> "WordPrefixes":
    from pythainlp.corpus import thai_words

    from chatbot.text.prefixes import WordPrefixes

    return WordPrefixes(thai_words())
