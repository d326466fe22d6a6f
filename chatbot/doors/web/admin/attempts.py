"""How often a password may be tried: each wrong one makes the next wait longer."""

import hashlib
import math
import time
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock

_FREE_OF_NAME, _LONGEST_OF_NAME = 5, 15 * 60
# Together they keep a guesser out who tries one password on many names.
_FREE_OF_ALL, _LONGEST_OF_ALL = 30, 60
_FORGOTTEN = 60 * 60
_MOST_NAMES = 1_000


@dataclass
class _Failures:
    """Wrong passwords in a row, and when the next may be tried."""

    count: int = 0
    latest: float = 0.0
    next_at: float = 0.0

    def wait(self, now: float) -> float:
        if now - self.latest > _FORGOTTEN:
            self.count, self.next_at = 0, 0.0
        return max(0.0, self.next_at - now)

    def add(self, now: float, free: int, longest: float) -> None:
        self.count += 1
        self.latest = now
        over = self.count - free
        # Doubled from one second on; more than 30 doublings are longer than anything.
        self.next_at = now + min(longest, 2.0 ** min(over, 30)) if over >= 0 else 0.0


class Attempts:
    """Attempts to sign in, limited for each name and in all.

    An attempt counts as failed before its password is looked at, so that many at once are no way
    round it; :meth:`succeeded` takes that back.

    :param clock: Seconds, never backwards.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = Lock()
        self._all = _Failures()
        self._by_name: dict[bytes, _Failures] = {}

    def begin(self, name: str) -> int:
        """Ask for an attempt, and count it where there may be one.

        :param name: As typed, whether or not there is such an editor.
        :return: 0, or the seconds to wait before there may be one.
        """
        key, now = _key(name), self._clock()
        with self._lock:
            of_name = self._by_name.pop(key, None) or _Failures()
            wait = max(of_name.wait(now), self._all.wait(now))
            if not wait:
                of_name.add(now, _FREE_OF_NAME, _LONGEST_OF_NAME)
                self._all.add(now, _FREE_OF_ALL, _LONGEST_OF_ALL)
            if of_name.count:
                # The latest last: the first are those to forget. What was never tried has no
                # place among them, or made-up names would have a real one forgotten.
                self._by_name[key] = of_name
            while len(self._by_name) > _MOST_NAMES:
                del self._by_name[next(iter(self._by_name))]
        return math.ceil(wait)

    def succeeded(self, name: str) -> None:
        """Forget what went wrong for a name; the attempt counts no more among all."""
        with self._lock:
            self._by_name.pop(_key(name), None)
            self._all.count = max(0, self._all.count - 1)
            if self._all.count < _FREE_OF_ALL:
                self._all.next_at = 0.0


def _key(name: str) -> bytes:
    # Of one length, however long a name somebody sends.
    return hashlib.sha256(name.encode("utf-8", "backslashreplace")).digest()
