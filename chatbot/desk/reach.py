"""How far changes reach: which questions may get something else by them."""

from collections.abc import Iterable

import numpy as np

from chatbot.curation import (
    AddAlternate,
    AddErratum,
    Change,
    RemoveAlternate,
    RemoveErratum,
    SetContact,
)
from chatbot.datatypes import EntryKey
from chatbot.decision.calibration import Calibration

STEADY = 0.02
"""Largest difference of a probability by which two calibrations count as one."""

_LOG_ODDS = np.linspace(-8, 8, 33)


def reached_entries(
    changes: Iterable[Change], before: Calibration, after: Calibration
) -> frozenset[EntryKey] | None:
    """The entries that changes touch: a question to which none of them is near gets what it got.

    :param before: What decides now.
    :param after: What would decide.
    :return: None where any question may get something else.
    """
    if not _decide_alike(before, after):
        return None
    entries: set[EntryKey] = set()
    for change in changes:
        match change:
            case AddAlternate() | RemoveAlternate():
                entries.add(change.entry)
            case AddErratum() | RemoveErratum() | SetContact():
                pass
            case _:
                return None
    return frozenset(entries)


def _decide_alike(before: Calibration, after: Calibration) -> bool:
    if (before.weights, before.intercept) != (after.weights, after.intercept):
        return False
    apart = [abs(before.probability(one) - after.probability(one)) for one in _LOG_ODDS]
    return max(*apart, abs(before.answer_from - after.answer_from)) <= STEADY
