"""What a service subscribes: told of turns and ratings, read by whoever curates."""

import logging
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Self

from chatbot.datatypes import Door, Turn
from chatbot.feedback import Rating
from chatbot.journal.record import Record
from chatbot.journal.store import JournalStore
from chatbot.journal.turns import record_of
from chatbot.journal.writer import Writer
from chatbot.personal import masking
from chatbot.text.thai_time import today

logger = logging.getLogger(__name__)

_PATIENCE_S = 5.0


class Journal:
    """Keeps what is asked and how answers are rated, for some days.

    ``turn`` and ``rating`` take no time: one thread masks and writes. Whatever fails there is
    logged, ``healthy`` says so, and it is tried again.

    :param store: The file.
    :param days: How long a record is kept; older ones are taken out at the start and daily.
    :param mask: Takes personal data out of a question.
    :param retry_s: Seconds between two tries to write.
    """

    def __init__(
        self, store: JournalStore, days: int, mask: Callable[[str], str], retry_s: float = 5.0
    ) -> None:
        self._store = store
        self._days = days
        self._mask = mask
        self._tended: date | None = None
        self._writer = Writer[Turn | Rating](self._write, self._tend, retry_s)

    @classmethod
    def open(cls, folder: Path, days: int, mask: Callable[[str], str] = masking.mask) -> Self:
        """The journal of a folder, whatever state it is in."""
        return cls(JournalStore(folder), days, mask)

    @property
    def healthy(self) -> bool:
        """Whether the latest try to write went well."""
        return self._writer.able

    def turn(self, turn: Turn, _: Door) -> None:
        """Keep a turn; an observer of a service."""
        self._writer.put(turn)

    def rating(self, rating: Rating) -> None:
        """Keep what was said of an answer; an observer of ratings."""
        self._writer.put(rating)

    def records(self) -> Iterator[Record]:
        """What is kept, newest first; it may be read while it is written.

        :raises JournalError: It cannot be read.
        """
        return self._store.records()

    def flush(self, timeout_s: float = _PATIENCE_S) -> bool:
        """Wait until what was told so far is kept.

        :return: Whether it was, in time.
        """
        return self._writer.flush(timeout_s)

    def close(self) -> None:
        """Write what is waiting and end."""
        self._writer.close(_PATIENCE_S)

    def _write(self, told: Sequence[Turn | Rating]) -> None:
        self._tend()
        kept = map(self._kept, told)
        self._store.write(item for item in kept if item is not None)

    def _kept(self, item: Turn | Rating) -> Record | Rating | None:
        if isinstance(item, Rating):
            return item
        try:
            return record_of(item, self._mask)
        except Exception:
            # One that cannot be masked is not kept, and takes no other with it.
            logger.exception("a question could not be masked, and is not kept")
            return None

    def _tend(self) -> None:
        """Once a day, at the start too, take out what is old."""
        if self._tended == (day := today()):
            return
        self._store.prepare()
        self._store.purge(self._days)
        self._tended = day
