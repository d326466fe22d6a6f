"""What the same steps came to before: the same question asked again costs no second search."""

import hashlib
import threading
from collections import OrderedDict
from typing import NamedTuple

from chatbot.datatypes import Scope, Step, Turn

# Some kilobytes each; the one that was not asked for longest goes first.
_MOST = 2_000

NOTHING_ASKED = b""
"""Of a conversation in which nothing was asked yet."""


class State(NamedTuple):
    """Where a conversation stands."""

    turns: tuple[Turn, ...]
    scope: Scope


def path_after(path: bytes, scope: Scope, step: Step) -> bytes:
    """What names the steps of a conversation: one more than those that a path names.

    A digest, so that it is short however long the steps are.

    :param scope: That the conversation had before the step.
    """
    return hashlib.blake2b(path + repr((scope, step)).encode("utf-8", "backslashreplace")).digest()


class Remembered:
    """The latest states of conversations by their steps, in memory alone; safe between threads.

    It belongs to one chatbot, which gives the same answers to the same steps as long as it lives.
    """

    def __init__(self) -> None:
        self._states: OrderedDict[bytes, State] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, path: bytes) -> State | None:
        """The state after some steps; None where it is not, or no more, known."""
        with self._lock:
            if (state := self._states.get(path)) is not None:
                self._states.move_to_end(path)
            return state

    def put(self, path: bytes, state: State) -> None:
        """Keep the state after some steps."""
        with self._lock:
            self._states[path] = state
            self._states.move_to_end(path)
            while len(self._states) > _MOST:
                self._states.popitem(last=False)
