"""What of a question an entry covers, and what it leaves unsaid.

A near miss shares the document's words but asks for something that the entry does not say: the
rare word that stands nowhere in it, the year or number that it does not name, a when where it
tells who. Words are compared by their vectors as well, so that a paraphrase does not count as
unsaid. Shares and sums weigh each word of the question by its rarity among the entries.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike

from chatbot.decision.found import Candidates, Feature

_SHORT = 3
"""Letters from which a word is no particle."""


def _share_in_entry(candidates: Candidates) -> ArrayLike:
    return candidates.aligned.in_entry @ candidates.words.shares


def _share_in_official_question(candidates: Candidates) -> ArrayLike:
    return candidates.aligned.in_question @ candidates.words.shares


def _share_near_entry(candidates: Candidates) -> ArrayLike:
    return candidates.aligned.nearness @ candidates.words.shares


def _share_of_official_question(candidates: Candidates) -> ArrayLike:
    asked = [found.entry.asked for found in candidates.each]
    each, words = np.arange(len(asked)).repeat([len(one) for one in asked]), np.concatenate(asked)
    weights = candidates.evidence.index.entry_words.rarity_of(words)
    nearness = candidates.words.with_words(words).max(axis=0)
    total = np.bincount(each, weights, len(asked))
    near: ArrayLike = np.bincount(each, weights * nearness, len(asked))
    # An official question of signs alone has no words.
    return near / np.where(total, total, 1)


def _unsaid(candidates: Candidates) -> ArrayLike:
    total: ArrayLike = candidates.aligned.unsaid.sum(axis=1)
    return total


def _unsaid_of_one_word(candidates: Candidates) -> ArrayLike:
    most: ArrayLike = candidates.aligned.unsaid.max(axis=1)
    return most


def _unsaid_share_of_longer_words(candidates: Candidates) -> ArrayLike:
    words = candidates.words
    long = np.array([len(word) >= _SHORT for word in words.words])
    share: ArrayLike = candidates.aligned.unsaid @ long / words.weights.sum()
    return share


def _share_unknown(candidates: Candidates) -> ArrayLike:
    words = candidates.words
    return words.shares @ ~words.known


def _share_in_other_entries(candidates: Candidates) -> ArrayLike:
    words = candidates.words
    return (words.known & ~candidates.aligned.in_entry) @ words.shares


def _share_nearer_to_other_entries(candidates: Candidates) -> ArrayLike:
    words = candidates.words
    return np.maximum(words.elsewhere - candidates.aligned.nearness, 0) @ words.shares


def _kinds_in_common(candidates: Candidates) -> ArrayLike:
    asked, each = candidates.kinds, [found.entry.signs.kinds for found in candidates.each]
    return [len(asked & kinds) / max(1, len(asked | kinds)) for kinds in each]


def _lacking_numbers(candidates: Candidates) -> ArrayLike:
    return [sum(code.isdigit() for code in found.lacking) for found in candidates.each]


def _lacking_latin_words(candidates: Candidates) -> ArrayLike:
    return [sum(not code.isdigit() for code in found.lacking) for found in candidates.each]


def _lacking_years(candidates: Candidates) -> ArrayLike:
    asked = candidates.pins.years
    return [len(asked - found.pins.years) for found in candidates.each]


def _years_of_others_only(candidates: Candidates) -> ArrayLike:
    """Whether the question names years, the entry as well, and none of them the same."""
    asked, stated = candidates.pins.years, [found.pins.years for found in candidates.each]
    return [bool(asked and years) and not asked & years for years in stated]


def _prominence(candidates: Candidates) -> ArrayLike:
    scores = candidates.evidence.legs.get("dense")
    if scores is None:
        return 0.0
    mean, deviation = candidates.evidence.usual_score
    return (scores[candidates.places] - mean) / (deviation + 1e-6)


def _feature(name: str, compute: Callable[[Candidates], ArrayLike]) -> Feature:
    """A feature that is 0 for a question without a word."""
    return Feature(
        name, lambda candidates: compute(candidates) if candidates.evidence.query.words else 0.0
    )


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
