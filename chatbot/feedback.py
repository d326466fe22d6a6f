"""What people say of the answers they were given: counted, and told to whoever keeps it."""

import logging
import threading
from collections import Counter, OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from chatbot.datatypes import Answer

logger = logging.getLogger(__name__)

RATEABLE = 10_000
"""Answers that can still be rated; what an older one was is forgotten."""


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


RatingObserver = Callable[[Answer, Rating], None]
"""Told of each rating with the answer that it is of; a later one of the same answer replaces it."""


class Feedback:
    """Takes ratings of answers that were given; may be called from several threads.

    An id that was never given is no answer to rate: it is not kept, however many are sent.

    :param observers: Told of each rating.
    """

    def __init__(self, observers: Iterable[RatingObserver] = ()) -> None:
        self._observers = tuple(observers)
        self._lock = threading.Lock()
        self._given: OrderedDict[str, tuple[Answer, Rating | None]] = OrderedDict()
        self._counts: Counter[tuple[Verdict, Fault | None]] = Counter()

    def given(self, answer: Answer) -> None:
        """Remember that an answer was given."""
        with self._lock:
            self._given[answer.id] = (answer, None)
            while len(self._given) > RATEABLE:
                self._given.popitem(last=False)

    def rate(self, rating: Rating) -> bool:
        """Take a rating, in place of an earlier one of the same answer.

        :return: Whether there is such an answer.
        """
        with self._lock:
            found = self._given.get(rating.answer)
            if found is None:
                return False
            answer, earlier = found
            if earlier:
                self._counts[earlier.verdict, earlier.fault] -= 1
            self._counts[rating.verdict, rating.fault] += 1
            self._given[rating.answer] = (answer, rating)
        for observer in self._observers:
            try:
                observer(answer, rating)
            except Exception:
                logger.exception(
                    "an observer of ratings failed; the rating is counted all the same"
                )
        return True

    def counts(self) -> dict[str, int]:
        """How many answers were rated how, since the start: by verdict, and by fault."""
        with self._lock:
            counted = Counter[str]()
            for (verdict, fault), count in self._counts.items():
                counted[verdict] += count
                if fault:
                    counted[fault] += count
        return {name: count for name, count in sorted(counted.items()) if count}
