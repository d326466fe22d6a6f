"""The journal's file: written in one go, read while it is written, emptied of what is old."""

import logging
import os
import sqlite3
import time
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from chatbot.errors import JournalError
from chatbot.feedback import Rating
from chatbot.journal.record import Record
from chatbot.journal.schema import (
    COLUMNS,
    CREATE,
    CREATE_DAYS,
    INSERT,
    RATE,
    VERSION,
    record_in,
    row_of,
)
from chatbot.private_folder import make_private_folder
from chatbot.text.thai_time import today

logger = logging.getLogger(__name__)

FILE = "journal.sqlite"
_BESIDE = ("-wal", "-shm")
_PAGE = 500
"""Records that are read at once: a reader that dawdles must not keep the file from shrinking."""
_DAY_S = 24 * 60 * 60
_BROKEN = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


class JournalStore:
    """The file of records in a folder; several processes may use it at once.

    It holds no connection: each write and each page of a reading opens its own, which takes
    milliseconds and leaves nothing to mend when the disk, or the folder, comes and goes.

    :param folder: Made, for its owner alone, when something is first written.
    :param patience_s: Seconds to wait for another process that is writing.
    """

    def __init__(self, folder: Path, patience_s: float = 2.0) -> None:
        self.folder = folder
        self.path = folder / FILE
        self._patience_s = patience_s

    def prepare(self) -> None:
        """Make the file where it is missing, and anew where it is broken.

        :raises JournalError: It cannot be read or written to now.
        """
        try:
            self._make()
            with self._open() as connection:
                [(found,)] = connection.execute("PRAGMA quick_check(1)").fetchall()
        except JournalError as error:
            if not _says_broken(error):
                raise
            found = "broken"
        if found != "ok":
            self._put_aside()
            self._make()

    def write(self, items: Iterable[Record | Rating]) -> None:
        """Keep records and ratings of kept records: all of them or, where it fails, none.

        A rating of what was not kept is passed over; a later one replaces an earlier one. A file
        that is broken is put aside first, and a new one begun.

        :raises JournalError: It cannot be written to now.
        """
        items = tuple(items)
        try:
            self._write(items)
        except JournalError as error:
            if not _says_broken(error):
                raise
            self._put_aside()
            self._write(items)

    def records(self, since: date | None = None) -> Iterator[Record]:
        """All records, newest first; nothing where there is no file yet.

        :param since: The first day that counts.
        :raises JournalError: It cannot be read.
        """
        before: int | None = None
        while rows := self._page(since, before):
            before = rows[-1][0]
            yield from map(self._record, rows)

    def purge(self, days: int) -> int:
        """Take out, for good, what is older than some days; also of files that were put aside.

        :return: How many records.
        :raises JournalError: It cannot be written to now.
        """
        for aside in self.folder.glob(f"{FILE}.broken-*"):
            if time.time() - aside.stat().st_mtime > days * _DAY_S:
                aside.unlink(missing_ok=True)
        if not self.path.exists():
            return 0
        first = (today() - timedelta(days=days)).isoformat()
        with self._writing() as connection:
            gone = connection.execute("DELETE FROM records WHERE day < ?", (first,)).rowcount
        if gone:
            with self._open() as connection:
                # What was deleted still stands in the log until that is written back and cut.
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        return gone

    def _write(self, items: Iterable[Record | Rating]) -> None:
        with self._writing() as connection:
            for item in items:
                if isinstance(item, Record):
                    connection.execute(INSERT, row_of(item))
                else:
                    fault = item.fault and str(item.fault)
                    connection.execute(RATE, (str(item.verdict), fault, item.answer))

    def _record(self, row: tuple[Any, ...]) -> Record:
        try:
            return record_in(row[1:])
        except (ValueError, TypeError):
            # Without its cause, which would show what stands there.
            raise JournalError(
                f"{self.path}: record {row[0]} is none that this version can read. Install the "
                "version that wrote it, or move the file away."
            ) from None

    def _page(self, since: date | None, before: int | None) -> list[tuple[Any, ...]]:
        if not self.path.exists():
            return []
        with self._open() as connection:
            return connection.execute(
                f"SELECT number, {COLUMNS} FROM records "  # noqa: S608
                "WHERE day >= ? AND (? IS NULL OR number < ?) ORDER BY number DESC LIMIT ?",
                (since.isoformat() if since else "", before, before, _PAGE),
            ).fetchall()

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """A transaction that is committed at the end."""
        self._make()
        with self._open() as connection:
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
            except BaseException:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise
            connection.execute("COMMIT")

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        try:
            # Autocommit: transactions begin and end where they are written.
            connection = sqlite3.connect(self.path, self._patience_s, isolation_level=None)
            with closing(connection):
                # A process may be killed at any time and loses nothing that was committed; the
                # machine may lose the last commits with its power, and the file stays whole.
                connection.execute("PRAGMA synchronous = NORMAL")
                # What is deleted is overwritten, not only marked as free.
                connection.execute("PRAGMA secure_delete = ON")
                yield connection
        except (sqlite3.Error, OSError) as error:
            raise JournalError(
                f"{self.path}: the journal cannot be used ({error}). Free space on the disk, let "
                "the folder be written to, or end what holds the file."
            ) from error

    def _make(self) -> None:
        """Make folder, file and table where they are missing."""
        try:
            make_private_folder(self.folder)
            os.close(os.open(self.path, os.O_CREAT | os.O_RDWR, 0o600))
        except OSError as error:
            raise JournalError(
                f"{self.path}: the journal cannot be written ({error.strerror}). Let the folder "
                "be written to, or name another in CHATBOT_STATE_DIR."
            ) from error
        self._make_table()

    def _make_table(self) -> None:
        with self._open() as connection:
            [version] = connection.execute("PRAGMA user_version").fetchone()
            if version > VERSION:
                raise JournalError(
                    f"{self.path}: written by a later version of this software, which has table "
                    f"{version} where this one knows {VERSION}. Install that version, or name "
                    "another folder in CHATBOT_STATE_DIR."
                )
            if version < VERSION:
                connection.execute("PRAGMA journal_mode = WAL").fetchall()
                connection.execute(CREATE)
                connection.execute(CREATE_DAYS)
                connection.execute(f"PRAGMA user_version = {VERSION}")

    def _put_aside(self) -> None:
        aside = self.path.with_name(f"{FILE}.broken-{time.time_ns()}")
        try:
            self.path.replace(aside)
            for ending in _BESIDE:
                Path(f"{self.path}{ending}").unlink(missing_ok=True)
        except OSError as error:
            raise JournalError(
                f"{self.path}: it is broken, and cannot be put aside ({error.strerror}). Move it "
                "away, or let the folder be written to."
            ) from error
        logger.warning(
            "%s was broken; it was put aside as %s, and a new journal begun", self.path, aside.name
        )


def _says_broken(error: JournalError) -> bool:
    code = getattr(error.__cause__, "sqlite_errorcode", None)
    return code is not None and code & 0xFF in _BROKEN
