"""What of a question an entry covers, and what it leaves unsaid.

A near miss shares the document's words but asks for something that the entry does not say: the
rare word that stands nowhere in it, the year or number that it does not name, a when where it
tells who. Words are compared by their vectors as well, so that a paraphrase does not count as
unsaid. Shares and sums weigh each word of the question by its rarity among the entries.
"""

from collections.abc import Callable

import numpy as np

from chatbot.decision.found import Feature, Found

_SHORT = 3
"""Letters from which a word is no particle."""


def _share_in_entry(found: Found) -> float:
    return float(found.candidates.words.shares @ found.aligned.in_entry)


def _share_in_official_question(found: Found) -> float:
    return float(found.candidates.words.shares @ found.aligned.in_question)


def _share_near_entry(found: Found) -> float:
    return float(found.candidates.words.shares @ found.aligned.nearness)


def _share_of_official_question(found: Found) -> float:
    asked = found.entry.asked_words
    if not len(asked):  # an official question of signs alone
        return 0.0
    weights = found.evidence.index.entry_words.rarity_of(asked)
    nearness = found.candidates.words.with_words(asked).max(axis=0)
    return float(weights @ nearness / weights.sum())


def _unsaid(found: Found) -> float:
    return float(found.aligned.unsaid.sum())


def _unsaid_of_one_word(found: Found) -> float:
    return float(found.aligned.unsaid.max())


def _unsaid_share_of_longer_words(found: Found) -> float:
    words = found.candidates.words
    long = np.array([len(word) >= _SHORT for word in words.words])
    return float((found.aligned.unsaid * long).sum() / words.weights.sum())


def _share_unknown(found: Found) -> float:
    words = found.candidates.words
    return float(words.shares @ ~words.known)


def _share_in_other_entries(found: Found) -> float:
    words = found.candidates.words
    return float(words.shares @ (words.known & ~found.aligned.in_entry))


def _share_nearer_to_other_entries(found: Found) -> float:
    words = found.candidates.words
    return float(words.shares @ np.maximum(words.elsewhere - found.aligned.nearness, 0))


def _kinds_in_common(found: Found) -> float:
    asked, kinds = found.candidates.kinds, set(found.entry.kinds)
    return len(asked & kinds) / max(1, len(asked | kinds))


def _lacking_numbers(found: Found) -> float:
    return float(sum(code.isdigit() for code in found.lacking))


def _lacking_latin_words(found: Found) -> float:
    return float(sum(not code.isdigit() for code in found.lacking))


def _lacking_years(found: Found) -> float:
    return float(len(found.candidates.pins.years - found.pins.years))


def _years_of_others_only(found: Found) -> float:
    """Whether the question names years, the entry as well, and none of them the same."""
    asked, stated = found.candidates.pins.years, found.pins.years
    return float(bool(asked and stated) and not asked & stated)


def _prominence(found: Found) -> float:
    scores = found.evidence.legs.get("dense")
    if scores is None:
        return 0.0
    entries = scores[: found.entries]
    return float((entries[found.number] - entries.mean()) / (entries.std() + 1e-6))


def _feature(name: str, compute: Callable[[Found], float]) -> Feature:
    """A feature that is 0 for a question without a word."""
    return Feature(name, lambda found: compute(found) if found.evidence.query.words else 0.0)


FEATURES = (
    _feature("share of the question in the entry, word for word", _share_in_entry),
    _feature("share in the official question, word for word", _share_in_official_question),
    _feature("share in the entry, by the nearest words", _share_near_entry),
    _feature(
        "share of the official question in the question, by the nearest words",
        _share_of_official_question,
    ),
    _feature("unsaid: sum", _unsaid),
    _feature("unsaid: most of one word", _unsaid_of_one_word),
    _feature("unsaid: share, words of three letters or more", _unsaid_share_of_longer_words),
    _feature("share that no entry has", _share_unknown),
    _feature("share that only other entries have", _share_in_other_entries),
    _feature("share that other entries come nearer to", _share_nearer_to_other_entries),
    _feature("kinds of thing asked for in common", _kinds_in_common),
    _feature("numbers that the entry lacks", _lacking_numbers),
    _feature("Latin words that the entry lacks", _lacking_latin_words),
    _feature("years that the entry lacks", _lacking_years),
    _feature("years, all of them others than the entry's", _years_of_others_only),
    _feature("dense: entry above the mean entry, in standard deviations", _prominence),
)
