"""What people say of the answers they were given: counted, and told to whoever keeps it."""

import logging
import re
import threading
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from chatbot.datatypes import Answer
from chatbot.memory import Allocate, of_this_process

logger = logging.getLogger(__name__)

RATEABLE = 1 << 16
"""Places for answers that can still be rated; older ones are forgotten little by little."""

_ID = re.compile("[0-9a-f]{32}")


class Verdict(StrEnum):
    """Whether an answer was what was asked for."""

    FITS = "fits"
    MISSES = "misses"


class Fault(StrEnum):
    """What is wrong with an answer that misses."""

    WRONG_ENTRY = "wrong_entry"
    INCOMPLETE = "incomplete"
    OUTDATED = "outdated"
    NONE_OFFERED = "none_offered"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Rating:
    """What one person says of one answer.

    :param answer: Its id, see :class:`chatbot.datatypes.Answer`.
    :param fault: Only with ``Verdict.MISSES``, and there not always.
    """

    answer: str
    verdict: Verdict
    fault: Fault | None = None


RatingObserver = Callable[[Rating], None]
"""Told of each rating; a later one of the same answer replaces it."""

_KINDS: tuple[tuple[Verdict, Fault | None], ...] = (
    (Verdict.FITS, None),
    (Verdict.MISSES, None),
    *((Verdict.MISSES, fault) for fault in Fault),
)


class GivenAnswers:
    """Which answers can still be rated, and how they were, in memory that workers may share.

    Each id has one slot; a later answer whose id falls on it takes its place. So the memory is of
    one size, and nothing in it says what an answer was.

    :param memory: Where it lies.
    """

    def __init__(self, memory: Allocate = of_this_process) -> None:
        self.ids = memory("Q", RATEABLE)
        # Per slot and kind of rating: its number in the kinds, from 1 on, and how many there are.
        self.ratings = memory("B", RATEABLE)
        self.counts = memory("q", len(_KINDS))


class Feedback:
    """Takes ratings of answers that were given; may be called from several threads.

    An id that was never given is no answer to rate: it is not kept, however many are sent.

    :param observers: Told of each rating.
    :param given: Those that can be rated; of this process alone where none are handed in.
    """

    def __init__(
        self, observers: Iterable[RatingObserver] = (), given: GivenAnswers | None = None
    ) -> None:
        self._observers = tuple(observers)
        self._lock = threading.Lock()
        self._given = given or GivenAnswers()

    def given(self, answer: Answer) -> None:
        """Remember that an answer was given."""
        number = _number(answer.id)
        at = number % RATEABLE
        self._given.ids[at], self._given.ratings[at] = number, 0

    def rate(self, rating: Rating) -> bool:
        """Take a rating, in place of an earlier one of the same answer.

        :return: Whether there is such an answer, and it can be rated so: what fits has no fault.
        """
        kind = (rating.verdict, rating.fault)
        if kind not in _KINDS or not _ID.fullmatch(rating.answer):
            return False
        given, number = self._given, _number(rating.answer)
        at = number % RATEABLE
        with self._lock:
            if given.ids[at] != number:
                return False
            if earlier := given.ratings[at]:
                given.counts[earlier - 1] -= 1
            number_of_kind = _KINDS.index(kind)
            given.ratings[at] = number_of_kind + 1
            given.counts[number_of_kind] += 1
        for observer in self._observers:
            try:
                observer(rating)
            except Exception:
                logger.exception(
                    "an observer of ratings failed; the rating is counted all the same"
                )
        return True

    def counts(self) -> dict[str, int]:
        """How many answers were rated how, since the start: by verdict, and by fault."""
        counted = Counter[str]()
        for (verdict, fault), count in zip(_KINDS, self._given.counts, strict=True):
            counted[verdict] += count
            if fault:
                counted[fault] += count
        return {name: count for name, count in sorted(counted.items()) if count}


def _number(id_: str) -> int:
    # 0 is what an empty place holds.
    return int(id_[:16], 16) or 1
