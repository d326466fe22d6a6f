"""Which gap is nearest to a question, and whether it is the reason why there is no answer."""

import numpy as np

from chatbot.retrieval import Evidence

# Share of the question, by words and by characters, that a gap covers at least before its reason
# is given: a wrong reason is worse than none. Lexical, so that it holds for every model.
_COVER = 0.3
_LEXICAL = ("words", "characters")


def nearest_gap(evidence: Evidence) -> int | None:
    """Number of the gap with the highest fused score, the first of equals; None without gaps."""
    gaps = evidence.fused[evidence.entries :]
    if not len(gaps):
        return None
    return int(evidence.items[evidence.entries + gaps.argmax()]) - len(evidence.index.entries)


def gap_asked_for(evidence: Evidence) -> int | None:
    """The gap that a question asks for.

    :return: Its number among the gaps; None when some entry is as close to the question as every
        gap, or when the closest gap covers too little of it.
    """
    entries, gaps = np.split(evidence.fused, [evidence.entries])
    if not len(gaps) or gaps.max() <= entries.max(initial=0.0):
        return None
    place = len(entries) + int(gaps.argmax())
    # A leg that is silent covers nothing: letters in common with no word in common are chance.
    covers = [float(evidence.legs[leg][place]) if leg in evidence.legs else 0.0 for leg in _LEXICAL]
    return nearest_gap(evidence) if sum(covers) / len(covers) >= _COVER else None
