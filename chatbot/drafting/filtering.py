"""Which drafts are worth an editor's time, and why the others are not."""

import re
from collections.abc import Iterable, Sequence
from enum import StrEnum

from chatbot.datatypes import Entry
from chatbot.drafting.asked import evaluation_queries
from chatbot.drafting.facts import facts_added, latin_terms
from chatbot.drafting.prompt import TASK
from chatbot.drafting.proposal import Proposal
from chatbot.drafting.similarity import contained, similarity
from chatbot.engine import Chatbot
from chatbot.retrieval import Evidence

LONGEST_DRAFT = 300
"""Characters of a draft; people ask in far fewer."""

ALIKE = 0.75
"""Similarity from which a wording is as good as one that stands already, see docs/drafting.md."""

EVALUATED = 0.7
"""Similarity from which a wording would be a query of the evaluation in disguise."""

REPEATS = 0.7
"""Share of a draft that stands in what a model was told, from which it only repeats that."""

AHEAD = 0.1
"""Of the fused score: from so much more on, another entry is clearly ahead."""

# Addresses, markup, and pieces of the JSON that a model was to write.
_UNUSABLE = re.compile(r"https?:|<[|/a-z]|[{}\[\]`\\]|#{2,}|\"\s*[:,]", re.IGNORECASE)
_THAI_OR_LATIN = re.compile("[ก-ฮA-Za-z]")
_FEWEST_LETTERS = 5


class Rejection(StrEnum):
    """Why a draft is dropped, in the order of asking."""

    UNUSABLE = "unusable"
    """Too long, hardly a word, markup, or the task said again: no question that people type."""
    COPY = "near-copy"
    """Nearly what stands already: official, another wording, a topic, an earlier draft."""
    EVALUATION = "evaluation"
    """Nearly a query of the evaluation files."""
    FACTS = "adds-facts"
    """A number, year, name, amount or detail that the entry does not have."""
    OTHER_ENTRY = "other-entry"
    """The index finds another entry, clearly ahead."""


class Filter:
    """Judges drafts by the index that they would go into.

    :param chatbot: Its collection is the one that drafts are made for.
    """

    def __init__(self, chatbot: Chatbot) -> None:
        self._chatbot = chatbot
        self._evaluated = evaluation_queries(chatbot.collection)
        self._terms = latin_terms(chatbot.collection.glossary)
        self._number = {key: at for at, key in enumerate(chatbot.retriever.index.entries)}

    def reason(self, proposal: Proposal, entry: Entry, earlier: Sequence[str]) -> Rejection | None:
        """Why a draft is dropped; None for one to keep.

        :param earlier: Drafts of the entry that are kept already.
        """
        text = proposal.text
        if not _usable(text):
            return Rejection.UNUSABLE
        if _alike(text, (*self._standing(proposal, entry), *earlier), ALIKE):
            return Rejection.COPY
        if _alike(text, self._evaluated, EVALUATED):
            return Rejection.EVALUATION
        if proposal.kind != "alternate":
            # It is about what the entry does not say, and whatever is nearest may come first.
            return None
        evidence = self._chatbot.retriever.search(self._chatbot.reader.read(text))
        number = self._number[entry.key]
        if facts_added(evidence, number, self._terms):
            return Rejection.FACTS
        return None if _finds(evidence, number) else Rejection.OTHER_ENTRY

    def _standing(self, proposal: Proposal, entry: Entry) -> Iterable[str]:
        collection = self._chatbot.collection
        yield entry.question
        yield from collection.alternates.get(entry.key, ())
        if proposal.kind != "alternate":
            for gap in collection.gaps:
                yield from (gap.topic, *gap.queries)


def _usable(text: str) -> bool:
    return (
        len(text) <= LONGEST_DRAFT
        and len(_THAI_OR_LATIN.findall(text)) >= _FEWEST_LETTERS
        and not _UNUSABLE.search(text)
        and contained(text, TASK) < REPEATS
    )


def _alike(text: str, others: Iterable[str], limit: float) -> bool:
    return any(similarity(text, other) >= limit for other in others)


def _finds(evidence: Evidence, number: int) -> bool:
    entries = evidence.fused[: len(evidence.index.entries)]
    return bool(entries[number] > 0 and entries.max() - entries[number] <= AHEAD)
