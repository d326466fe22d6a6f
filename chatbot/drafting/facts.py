"""What a draft says that its entry does not: no draft may add a fact."""

from dataclasses import replace

import numpy as np

from chatbot.datatypes import ConflictKind
from chatbot.decision.found import Candidates
from chatbot.retrieval import Evidence
from chatbot.text.normalise import normalise

# A case that is left out adds nothing, and people do leave it out.
_ADDS = frozenset(ConflictKind) - {ConflictKind.CONDITION}


def facts_added(evidence: Evidence, number: int, terms: frozenset[str]) -> list[str]:
    """Years, numbers, names, amounts and details of a draft that its entry does not have.

    :param evidence: What was found for the draft.
    :param number: The entry's.
    :param terms: Latin words of the documents' terms, in small letters.
    :return: What each is, for an editor to read.
    """
    own = replace(evidence, ranked=np.array([number], dtype=np.intp))
    found = Candidates(own).each[0]
    conflicts = [conflict.asked for conflict in found.conflicts if conflict.kind in _ADDS]
    return conflicts + sorted(
        code for code in found.lacking if any(map(str.isdigit, code)) or code in terms
    )


def latin_terms(glossary: tuple[str, ...]) -> frozenset[str]:
    """The Latin words that the documents' terms are made of."""
    words = (word for term in glossary for word in normalise(term).split())
    return frozenset(word for word in words if word.isascii())
