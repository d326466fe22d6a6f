"""Token buckets in memory of one size, which workers may share."""

import hashlib
import math
import time
from collections.abc import Callable

from chatbot.memory import Allocate, of_this_process

_SLOTS = 1 << 15
_SECONDS = 60


class Buckets:
    """How much each client may still ask, by a keyed digest of whoever it is.

    A client's bucket holds half a minute's worth of tokens and fills as time goes on. There are as
    many as the memory has room for, whatever is sent: two clients that fall on one slot share it.
    Which address a slot belongs to cannot be told from it. Workers write without waiting for each
    other; what that loses is a token now and then.

    :param key: Of the digest; the same in all workers, another at each start.
    :param clock: Seconds, never backwards, the same in all processes.
    :param memory: Where they lie.
    """

    def __init__(
        self,
        key: bytes,
        clock: Callable[[], float] = time.monotonic,
        memory: Allocate = of_this_process,
    ) -> None:
        self._key = key
        self._clock = clock
        # Per slot: tokens taken, and when.
        self._slots = memory("d", 2 * _SLOTS)

    def take(self, who: str, per_minute: float, cost: float = 1.0) -> int:
        """Take tokens out of a client's bucket.

        :param who: Whatever tells clients apart.
        :param per_minute: Tokens that come in a minute; 0 for a bucket that never empties.
        :return: 0 where there were enough, else the whole seconds after which there will be.
        """
        if not per_minute:
            return 0
        digest = hashlib.blake2b(who.encode("utf-8", "backslashreplace"), key=self._key)
        at = 2 * (int.from_bytes(digest.digest()[:8]) % _SLOTS)
        now, rate = self._clock(), per_minute / _SECONDS
        # What was taken, not what is left: memory of zeros is full buckets, of any size.
        taken = max(0.0, self._slots[at] - rate * (now - self._slots[at + 1]))
        over = taken + cost - max(per_minute / 2, 1.0)
        if over <= 0:
            taken += cost
        self._slots[at], self._slots[at + 1] = taken, now
        return math.ceil(over / rate) if over > 0 else 0
