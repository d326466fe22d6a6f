"""The legs over one list of items: the collection's entries, then its gaps."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import cast

import numpy as np

from chatbot.datatypes import EntryKey
from chatbot.index.entry_words import EntryWords
from chatbot.index.known_questions import KnownQuestions
from chatbot.index.legs.base import Items, Leg
from chatbot.index.legs.dense import DenseLeg
from chatbot.index.legs.words import WordsLeg
from chatbot.index.lock import Hold
from chatbot.index.touched import VerifiedFiles
from chatbot.index.twins import Twins
from chatbot.understanding.entry_pins import EntryPins
from chatbot.verifier.entries import EntryReadings


@dataclass(frozen=True)
class Index:
    """What a question is searched in.

    Gaps stand beside the entries as items of their own: a question that is closer to a gap
    than to any entry is one that the source does not answer.

    :param entries: The first items, in the order of the collection.
    :param gaps: How many gaps are the items after them.
    :param legs: All legs by name.
    :param entry_words: What the entries say, word by word.
    :param pins: What the entries pin down.
    :param printed: The official questions.
    :param approved: Other wordings that an editor has approved.
    :param readings: The entries as the verifier reads them; None without one.
    :param years: Per document the years of the Buddhist era that its source names.
    :param twins: Entries of different documents that have the same question.
    :param build: Name of the build that it was loaded from; None in memory.
    :param hold: Keeps that build from being removed for as long as the index is there.
    :param files: Tells whether that build's files were changed since; None in memory.
    """

    entries: tuple[EntryKey, ...]
    gaps: int
    legs: Mapping[str, Leg]
    entry_words: EntryWords
    pins: EntryPins
    printed: KnownQuestions
    approved: KnownQuestions
    readings: EntryReadings | None = None
    years: Mapping[str, frozenset[int]] = field(default_factory=dict)
    twins: Twins = field(default_factory=Twins)
    build: str | None = None
    hold: Hold | None = field(default=None, repr=False, compare=False)
    files: VerifiedFiles | None = field(default=None, repr=False, compare=False)

    @property
    def items(self) -> int:
        """How many items there are: entries and gaps."""
        return len(self.entries) + self.gaps

    @cached_property
    def every_item(self) -> Items:
        """The numbers of all of them."""
        return np.arange(self.items)

    @cached_property
    def number_of(self) -> Mapping[EntryKey, int]:
        """The numbers of the entries."""
        return {key: number for number, key in enumerate(self.entries)}

    @property
    def words(self) -> WordsLeg:
        """The words leg, which also tells how common a word is among the items."""
        return cast(WordsLeg, self.legs[WordsLeg.name])

    @property
    def dense(self) -> DenseLeg:
        """The dense leg, which also tells what the source itself says of an entry."""
        return cast(DenseLeg, self.legs[DenseLeg.name])
