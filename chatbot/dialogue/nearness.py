"""How near an entry that a follow-up finds in context is to the words of the follow-up itself."""

import re
from collections.abc import Sequence

from chatbot.retrieval import Evidence

# Share of a turn's own words that an entry covers at least to be its answer in context. Without
# it, the topic alone would find the earlier answer again, whatever was asked.
_COVER = 0.15
_NEAR = 0.7
"""Least cosine to the turn alone, as a share of that of the entry nearest to it."""
_KNOWN = 0.5
"""Least share of the own words of a turn in Latin letters that some entry has."""
_THAI = re.compile("[\u0e01-\u0e5b]")


def speaks_of(in_context: Evidence, own: Sequence[str], alone: Evidence) -> bool:
    """Whether the best entry in context says anything about the turn's own words.

    A turn in English shares few words with a Thai entry: its vector tells instead, once it is on
    the subject at all.

    :param in_context: Found for the expanded turn.
    :param own: The words that the turn itself has to say; True without any.
    :param alone: Found for the turn by itself.
    """
    if not len(in_context.order) or not own:
        return bool(len(in_context.order))
    scores = in_context.index.words.scores(own, in_context.order[:1])
    shares_words = scores is not None and float(scores[0]) >= _COVER
    if shares_words or _THAI.search(alone.query.text):
        return shares_words
    return knows(alone, own) >= _KNOWN and near(in_context, alone)


def near(in_context: Evidence, alone: Evidence) -> bool:
    """Whether the best entry in context is, by its vector, nearly as near as any to the turn.

    :param in_context: Found for the expanded turn.
    :param alone: Found for the turn by itself.
    """
    cosines = alone.legs.get("dense")
    if cosines is None or not len(in_context.order):
        return False
    found = alone.index.legs["dense"].ask(alone.query, in_context.order[:1])
    best = float(cosines[: alone.entries].max(initial=0))
    return (0.0 if found is None else float(found[0])) >= _NEAR * best


def knows(evidence: Evidence, own: Sequence[str]) -> float:
    """Share, 0 to 1, of some words that any entry has; 1 without words.

    :param evidence: Of a search of the entries.
    """
    known = evidence.index.entry_words.numbers
    return sum(word in known for word in own) / len(own) if own else 1.0
