"""Twins of FAQ entries, with one deciding word swapped for a near one.

What a twin is asked with its own word it answers; what it is asked with the other's it does not.
Each wording stands on either side once, so that nothing can be learned from how a swapped text
reads: only from which word stands where.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from chatbot.index.entry_words import EntryWords
from chatbot.query import QueryReader
from chatbot.text.normalise import normalise
from chatbot.text.stop_words import stop_words
from training.data import FaqEntry

SWAPPED = "swapped"
"""Kind of the near misses made here."""

_NEAR = (0.35, 0.8)
"""Cosines between which one word may stand for another: of its kind, and not a synonym."""
_NEAREST = 20
_SHORTEST = 3
_WORDINGS = 2
"""Wordings of an entry at least that have the word, beside its official question."""
_HOSTILE = 3
"""Near misses made for an entry at most."""


def swap_faq(
    faq: Sequence[FaqEntry], reader: QueryReader, seed: int
) -> tuple[list[FaqEntry], list[FaqEntry]]:
    """The entries and their twins, each with near misses made from the other's wordings.

    :param reader: Best one that remembers.
    :return: All entries, and the twins of those that have a word to swap.
    """
    texts = [[normalise(text) for text in (one.question, one.answer)] for one in faq]
    words = EntryWords.build(texts, reader)
    chance = np.random.default_rng(seed)
    entries, twins = [], []
    for number, entry in enumerate(faq):
        tried = (
            (word, other)
            for word in _deciding(words, number, entry)
            if (other := _in_its_place(words, word, entry, chance))
        )
        swap = next(tried, None)
        if swap is None:
            entries.append(entry)
            continue
        twin = _swapped(entry, *swap)
        entries.append(_with_hostile(entry, twin, chance))
        twins.append(_with_hostile(twin, entry, chance))
    return entries, twins


def _deciding(words: EntryWords, number: int, entry: FaqEntry) -> Iterator[str]:
    """Words of the official question that people use too, the rarest first."""
    asked = words.entries[number].asked_words
    for place in asked[np.argsort(-words.rarity_of(asked), kind="stable")]:
        word = words.words[place]
        wordings = sum(word in text for text in (*entry.variants, *entry.spoken))
        if len(word) >= _SHORTEST and word not in stop_words() and wordings >= _WORDINGS:
            yield word


def _in_its_place(
    words: EntryWords, word: str, entry: FaqEntry, chance: np.random.Generator
) -> str | None:
    cosines = words.vectors @ words.vectors[words.numbers[word]]
    near = np.flatnonzero((cosines > _NEAR[0]) & (cosines < _NEAR[1]))
    near = near[np.argsort(-cosines[near])][:_NEAREST]
    said = " ".join(map(normalise, (entry.question, entry.answer, *entry.variants)))
    others = [
        words.words[place]
        for place in near
        if len(words.words[place]) >= _SHORTEST
        and words.words[place] not in said
        and words.words[place] not in stop_words()
    ]
    return str(chance.choice(np.array(others))) if others else None


def _swapped(entry: FaqEntry, word: str, other: str) -> FaqEntry:
    def swap(text: str) -> str:
        return normalise(text).replace(word, other)

    return replace(
        entry,
        question=swap(entry.question),
        answer=swap(entry.answer),
        variants=tuple(map(swap, entry.variants)),
        spoken=tuple(map(swap, entry.spoken)),
        near_misses=tuple(map(swap, entry.near_misses)),
        hostile=tuple((kind, swap(text)) for kind, text in entry.hostile),
    )


def _with_hostile(entry: FaqEntry, twin: FaqEntry, chance: np.random.Generator) -> FaqEntry:
    pairs = zip((*entry.variants, *entry.spoken), (*twin.variants, *twin.spoken), strict=True)
    differing = [other for own, other in pairs if normalise(own) != normalise(other)]
    order = chance.permutation(len(differing))[:_HOSTILE]
    made = ((SWAPPED, differing[place]) for place in order)
    return replace(entry, hostile=(*entry.hostile, *made))
