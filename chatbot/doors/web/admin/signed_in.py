"""Who is signed in: kept in memory alone, so that a restart signs everybody out."""

import hashlib
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock
from typing import Literal

from chatbot.editors import Editors
from chatbot.importing.files import OfficeFile

LONGEST_SECONDS = 12 * 60 * 60
"""A session ends then, whatever its editor does."""

_BYTES = 32
_MOST = 200
_SECONDS = 60

Tone = Literal["done", "trouble"]


@dataclass
class Session:
    """One editor in one browser.

    :param mark: Of the password that was signed in with, see :meth:`Editors.mark`.
    :param begun: Clock time; ``last`` is that of the latest request.
    :param token: Stands in each of its forms, and on no page but its own.
    :param flashes: What its next page has to say.
    :param upload: A file that was read and waits to be taken in; it lies in memory alone.
    """

    editor: str
    mark: str
    begun: float
    last: float
    token: str = field(default_factory=lambda: secrets.token_urlsafe(_BYTES))
    flashes: list[tuple[Tone, str]] = field(default_factory=list)
    upload: OfficeFile | None = None

    def say(self, text: str, tone: Tone = "done") -> None:
        """Have the next page say something."""
        self.flashes.append((tone, text))

    def said(self) -> list[tuple[Tone, str]]:
        """What there is to say; it is said once."""
        flashes, self.flashes = self.flashes, []
        return flashes


class Sessions:
    """All sessions of a running service, found by a digest of what the browser holds.

    :param editors: Whose password is changed or taken away is signed out at once.
    :param idle_minutes: After which an editor who does nothing is signed out.
    :param clock: Seconds, never backwards.
    """

    def __init__(
        self,
        editors: Editors,
        idle_minutes: float,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._editors = editors
        self._idle = idle_minutes * _SECONDS
        self._clock = clock
        self._lock = Lock()
        self._by_digest: dict[bytes, Session] = {}

    def begin(self, editor: str) -> str:
        """Sign an editor in.

        :return: The id that the browser keeps: 256 random bits, never one that it brought along.
        """
        id_, now = secrets.token_urlsafe(_BYTES), self._clock()
        session = Session(editor, self._editors.mark(editor) or "", now, now)
        with self._lock:
            self._by_digest = {
                digest: one for digest, one in self._by_digest.items() if self._lives(one, now)
            }
            while len(self._by_digest) >= _MOST:
                del self._by_digest[min(self._by_digest, key=lambda one: self._by_digest[one].last)]
            self._by_digest[_digest(id_)] = session
        return id_

    def find(self, id_: str | None) -> Session | None:
        """The session of an id, which goes on by being asked for; None where it has ended."""
        if not id_:
            return None
        digest, now = _digest(id_), self._clock()
        with self._lock:
            session = self._by_digest.get(digest)
            if session is None or not self._lives(session, now):
                self._by_digest.pop(digest, None)
                return None
            session.last = now
            return session

    def end(self, id_: str | None) -> None:
        """Sign out."""
        if id_:
            with self._lock:
                self._by_digest.pop(_digest(id_), None)

    def _lives(self, session: Session, now: float) -> bool:
        return (
            now - session.last <= self._idle
            and now - session.begun <= LONGEST_SECONDS
            and self._editors.mark(session.editor) == session.mark
        )


def _digest(id_: str) -> bytes:
    return hashlib.sha256(id_.encode("utf-8", "backslashreplace")).digest()
