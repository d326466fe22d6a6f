"""A circuit breaker: who failed several times in a row is left alone for a while."""

import threading
import time
from collections.abc import Callable


class CircuitBreaker:
    """Opens after some failures in a row; once it has rested, one call is let through to try.

    Safe to share between threads.
    See M. Nygard, Release It! (2007), "Circuit Breaker".

    :param failures: In a row, after which it opens.
    :param rest: Seconds that it stays open.
    :param clock: Seconds that only grow; another one than ``time.monotonic`` for tests.
    """

    def __init__(
        self, failures: int, rest: float, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.failures, self.rest = failures, rest
        self._clock = clock
        self._in_a_row = 0
        self._rested = 0.0
        self._lock = threading.Lock()

    def lets_through(self) -> bool:
        """Whether a call may be made; its outcome is then to be told."""
        with self._lock:
            if self._in_a_row < self.failures:
                return True
            if self._clock() < self._rested:
                return False
            # The others wait for what comes of this one.
            self._rested = self._clock() + self.rest
            return True

    def succeeded(self) -> bool:
        """Tell of a call that succeeded.

        :return: Whether it was open before.
        """
        with self._lock:
            was_open = self._in_a_row >= self.failures
            self._in_a_row = 0
            return was_open

    def failed(self) -> bool:
        """Tell of a call that failed.

        :return: Whether it is open now.
        """
        with self._lock:
            self._in_a_row += 1
            is_open = self._in_a_row >= self.failures
            if is_open:
                self._rested = self._clock() + self.rest
            return is_open
