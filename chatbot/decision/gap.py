"""Which gap, if any, is the reason why a question has no answer."""

import numpy as np

from chatbot.retrieval import Evidence

# Share of the question, by words and by characters, that a gap covers at least before its reason
# is given: a wrong reason is worse than none. Lexical, so that it holds for every model.
_COVER = 0.3


def gap_asked_for(evidence: Evidence) -> int | None:
    """The gap that a question asks for.

    :return: Its number among the gaps; None when some entry is as close to the question as every
        gap, or when the closest gap covers too little of it.
    """
    entries, gaps = np.split(evidence.fused, [len(evidence.index.entries)])
    if not len(gaps) or gaps.max() <= entries.max(initial=0.0):
        return None
    number = int(gaps.argmax())
    covers = [
        float(evidence.legs[leg][len(entries) + number])
        for leg in ("words", "characters")
        if leg in evidence.legs
    ]
    return number if covers and sum(covers) / len(covers) >= _COVER else None
