"""Questions of people drawn by chance, for an editor to judge; and how many a bound takes."""

import random
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from math import ceil, log

from chatbot.datatypes import Reason
from chatbot.decision.bound import CONFIDENCE
from chatbot.decision.calibration import Calibration
from chatbot.journal.record import Record
from chatbot.text.normalise import normalise

BOUNDS = (0.1, 0.05, 0.03, 0.01)
"""Shares of wrong answers that an office may want to stay below."""

_NO_QUESTION = frozenset({Reason.SMALL_TALK, Reason.EMPTY, Reason.TOO_LONG})


@dataclass(frozen=True, slots=True)
class Needed:
    """What a bound takes.

    :param max_wrong: The share of wrong answers to stay below.
    :param more: Judged questions that are still missing, as long as none of them is answered
        wrongly; 0 where it is proven.
    """

    max_wrong: float
    more: int


def draw(
    records: Iterable[Record], judged: Collection[str], count: int, seed: int
) -> tuple[str, ...]:
    """Draw questions by chance, each as often asked as any other once.

    Judged questions prove something only of questions that come as they came: they must not be
    chosen. The same journal and seed give the same ones.

    :param records: Of the journal.
    :param judged: Normalised texts of questions that were judged before.
    :param count: How many at most.
    :param seed: Of the draw.
    :return: Each as it was first met in the records.
    """
    texts: dict[str, str] = {}
    for record in records:
        key = normalise(record.question)
        if key and key not in judged and not record.picked and record.reason not in _NO_QUESTION:
            texts.setdefault(key, record.question)
    # Sorted first: what is drawn must not depend on the order of the records.
    drawn = random.Random(seed).sample(sorted(texts), min(count, len(texts)))  # noqa: S311
    return tuple(texts[key] for key in drawn)


def needed(calibration: Calibration) -> tuple[Needed, ...]:
    """How many more judged questions each of ``BOUNDS`` takes, by the share that is answered now.

    :param calibration: The one that decides about answers.
    """
    bound = calibration.bound
    judged = len(calibration.judged)
    given = bound.given if bound else 0
    # As long as none are judged, half of the questions being answered is a careful guess.
    rate = given / judged if judged and given else 0.5
    found = []
    for share in BOUNDS:
        if bound and bound.upper <= share:
            found.append(Needed(share, 0))
            continue
        clean = ceil(log(1 - CONFIDENCE) / log(1 - share))
        found.append(Needed(share, max(1, ceil((clean - _clean(calibration)) / rate))))
    return tuple(found)


def _clean(calibration: Calibration) -> int:
    """Judged questions that are answered, where none of them is answered wrongly; else 0."""
    bound = calibration.bound
    return bound.given if bound and not bound.wrong else 0
