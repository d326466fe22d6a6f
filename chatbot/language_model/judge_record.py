"""What came of the questions that were put to the second judge: counts and times, no words."""

import threading
from collections import Counter, deque
from enum import StrEnum

_TIMED = 10_000


class Outcome(StrEnum):
    """What came of one question."""

    CHOSEN = "an entry chosen"
    NONE = "none chosen"
    REMEMBERED = "remembered from before"
    UNREADABLE = "no number said"
    UNANSWERED = "no answer"
    NOT_ASKED = "not asked after failures in a row"


class JudgeRecord:
    """Counts outcomes, and the seconds that calls took.

    Safe to share between threads.
    """

    def __init__(self) -> None:
        self._outcomes: Counter[Outcome] = Counter()
        self._seconds: deque[float] = deque(maxlen=_TIMED)
        self._lock = threading.Lock()

    def add(self, outcome: Outcome, seconds: float | None = None) -> None:
        """Count one more question.

        :param seconds: That the model was waited for; None where it was not asked.
        """
        with self._lock:
            self._outcomes[outcome] += 1
            if seconds is not None:
                self._seconds.append(seconds)

    @property
    def outcomes(self) -> dict[Outcome, int]:
        """How many questions came to each outcome, those without any as 0."""
        with self._lock:
            return {outcome: self._outcomes[outcome] for outcome in Outcome}

    @property
    def seconds(self) -> tuple[float, ...]:
        """That each call took, the last ten thousand."""
        with self._lock:
            return tuple(self._seconds)
