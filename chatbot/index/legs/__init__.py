"""The legs of the search, one file each: what a question is looked up by, each in its own way.

In the order of the walk:

``base``         what every leg offers
``material``     what legs are built from
``token_table``  which tokens the items hold, and what a question asks of them
``counts``       how often each token stands in each item
``postings``     for each token the items that hold it, the nearest of them without a look at all
``short_lists``  what long lists say most of
``bm25``         the lexical score of words and of characters, worked out at the build
``kept_tables``  tables in a vector store, noted in a leg's folder
``stored_lists`` lists of tokens in a vector store that keeps sparse rows
``words``        words as the segmenter cuts them
``grams``        character n-grams as numbers
``coded_texts``  texts that n-grams are counted in
``characters``   overlapping characters
``item_rows``    which rows of a vector store are of which item
``dense``        the nearest wording of an item

A new leg is one file and its weight in ``_WEIGHTS``; ``tests/index/test_legs.py`` holds every leg
to the protocol.
"""

from collections.abc import Mapping
from types import MappingProxyType

from chatbot.index.legs.base import Leg
from chatbot.index.legs.characters import CharactersLeg
from chatbot.index.legs.dense import DenseLeg
from chatbot.index.legs.words import WordsLeg

_WEIGHTS: dict[type[Leg], float] = {
    WordsLeg: 0.1,
    CharactersLeg: 0.4,
    DenseLeg: 0.5,
}

LEGS: Mapping[str, type[Leg]] = MappingProxyType({leg.name: leg for leg in _WEIGHTS})
"""All legs by name."""

LEG_WEIGHTS: Mapping[str, float] = MappingProxyType(
    {leg.name: weight for leg, weight in _WEIGHTS.items()}
)
"""Each leg's say in the fused score; chosen on the development set, see docs/experiments.md."""
