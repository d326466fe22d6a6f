"""What each person asked of late, in memory alone and without who it was."""

import hashlib
import hmac
import secrets
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

from chatbot.conversation import REMEMBERED
from chatbot.datatypes import Step

KEPT_S = 3600
"""Seconds that a conversation is kept after its latest step, and an event's id after it came."""

MOST_CONVERSATIONS = 2000
"""Conversations kept at once; the one that was left longest ago goes first."""

MOST_EVENTS = 20_000
"""Events known to be delivered already; LINE delivers again within minutes."""

_DAY_S = 86_400

_Key = TypeVar("_Key", bound=Hashable)
_Value = TypeVar("_Value")


class _Latest(Generic[_Key, _Value]):
    """So many values, for so long after they were set."""

    def __init__(self, most: int, seconds: float) -> None:
        self._most = most
        self._seconds = seconds
        self._kept: OrderedDict[_Key, tuple[float, _Value]] = OrderedDict()

    def get(self, key: _Key, now: float) -> _Value | None:
        self._drop(now)
        found = self._kept.get(key)
        return found[1] if found else None

    def set(self, key: _Key, value: _Value, now: float) -> None:
        self._kept[key] = (now + self._seconds, value)
        self._kept.move_to_end(key)
        self._drop(now)

    def forget(self, key: _Key) -> None:
        self._kept.pop(key, None)

    def clear(self) -> None:
        self._kept.clear()

    def _drop(self, now: float) -> None:
        # Oldest first, so that whatever is behind one in time is in time too.
        while self._kept:
            until, _ = next(iter(self._kept.values()))
            if until > now and len(self._kept) <= self._most:
                return
            self._kept.popitem(last=False)


class LineConversations:
    """The latest steps per person, and the events that were delivered already.

    Kept under a digest (HMAC-SHA256) of the person with a salt that is thrown away each day, and
    everything kept under it with the salt.

    :param clock: Seconds since the epoch.
    """

    def __init__(self, clock: Callable[[], float] = time.time) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._day = -1
        self._salt = b""
        self._steps = _Latest[bytes, tuple[Step, ...]](MOST_CONVERSATIONS, KEPT_S)
        self._events = _Latest[str, bool](MOST_EVENTS, KEPT_S)

    def first_time(self, event_id: str) -> bool:
        """Whether an event is new; from then on it is not."""
        with self._lock:
            now = self._clock()
            seen = self._events.get(event_id, now)
            self._events.set(event_id, True, now)
            return not seen

    def steps(self, person: str) -> tuple[Step, ...]:
        """What a person asked and chose, oldest first."""
        with self._lock:
            return self._steps.get(self._digest(person), self._clock()) or ()

    def keep(self, person: str, steps: tuple[Step, ...]) -> None:
        """Keep the latest steps of a person; of an unknown one, the empty name, nothing."""
        if person:
            with self._lock:
                self._steps.set(self._digest(person), steps[-REMEMBERED:], self._clock())

    def forget(self, person: str) -> None:
        """Keep nothing of a person any more."""
        with self._lock:
            self._steps.forget(self._digest(person))

    def _digest(self, person: str) -> bytes:
        day = int(self._clock() // _DAY_S)
        if day != self._day:
            self._day = day
            self._salt = secrets.token_bytes(32)
            self._steps.clear()
        return hmac.new(self._salt, person.encode("utf-8"), hashlib.sha256).digest()
