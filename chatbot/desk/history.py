"""What was published, when and by whom, and what takes it back; and a publication that is open.

In SQLite, every commit on the disk itself before it counts. A publication is noted with the files
as they were before the first of them is written: whoever opens the history after a crash finds the
one that was open and puts the files back.
"""

import base64
import json
import sqlite3
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from chatbot.curation import Change
from chatbot.curation.recorded import change_from_json, change_to_json
from chatbot.desk.staging import FileChange
from chatbot.errors import CurationError
from chatbot.private_folder import make_private_folder

HISTORY_FILE = "curation.sqlite"

_SCHEMA = """
CREATE TABLE IF NOT EXISTS publications (
    id INTEGER PRIMARY KEY, at TEXT NOT NULL, editor TEXT NOT NULL, state TEXT NOT NULL,
    files TEXT
);
CREATE TABLE IF NOT EXISTS changes (
    id INTEGER PRIMARY KEY, publication INTEGER NOT NULL REFERENCES publications (id),
    change TEXT NOT NULL, undoing TEXT NOT NULL, undoes INTEGER REFERENCES changes (id)
);
CREATE TABLE IF NOT EXISTS dismissed (
    wording TEXT PRIMARY KEY, editor TEXT NOT NULL, at TEXT NOT NULL
);
"""
_OPEN, _DONE, _FAILED = "open", "done", "failed"


@dataclass(frozen=True, slots=True)
class Recorded:
    """A change that was published.

    :param id: The change's, by which it is taken back.
    :param at: When, in UTC.
    :param editor: Who made it.
    :param undoing: What takes it back.
    :param undone: Whether it was taken back.
    """

    id: int
    at: datetime
    editor: str
    change: Change
    undoing: Change
    undone: bool


class History:
    """What was published; may be called from several threads.

    :param folder: Where it is kept; made when missing, for the owner alone.
    :raises CurationError: It cannot be kept there.
    """

    def __init__(self, folder: Path) -> None:
        self.path = folder / HISTORY_FILE
        self._lock = threading.Lock()
        with self._told():
            make_private_folder(folder)
            self._connection = sqlite3.connect(self.path, check_same_thread=False)
            self._connection.execute("PRAGMA journal_mode=WAL")
            self._connection.execute("PRAGMA synchronous=FULL")
            self._connection.executescript(_SCHEMA)
            self.path.chmod(0o600)

    def begin(
        self,
        editor: str,
        changes: Sequence[tuple[Change, Change]],
        files: Mapping[Path, FileChange],
        undoes: int | None = None,
    ) -> int:
        """Note a publication before it is made.

        :param editor: Who makes it.
        :param changes: Each with what takes it back.
        :param files: What becomes of each file, by its path.
        :param undoes: Id of the change that it takes back.
        :return: The publication's id.
        """
        with self._writing() as cursor:
            cursor.execute(
                "INSERT INTO publications (at, editor, state, files) VALUES (?, ?, ?, ?)",
                (datetime.now(UTC).isoformat(), editor, _OPEN, _files_to_json(files)),
            )
            publication = int(cursor.lastrowid or 0)
            cursor.executemany(
                "INSERT INTO changes (publication, change, undoing, undoes) VALUES (?, ?, ?, ?)",
                [
                    (publication, change_to_json(change), change_to_json(undoing), undoes)
                    for change, undoing in changes
                ],
            )
        return publication

    def finish(self, publication: int) -> None:
        """Note that a publication was made."""
        self._close(publication, _DONE)

    def fail(self, publication: int) -> None:
        """Note that a publication was not made, and its files are as they were."""
        self._close(publication, _FAILED)

    def open_publications(self) -> list[tuple[int, dict[Path, FileChange]]]:
        """Those that were begun and not ended, the latest first, with their files."""
        rows = self._rows(
            "SELECT id, files FROM publications WHERE state = ? ORDER BY id DESC", (_OPEN,)
        )
        return [(int(id_), _files_from_json(files)) for id_, files in rows]

    def published(self, most: int = 500) -> list[Recorded]:
        """The changes that were published, the latest first.

        :param most: How many are read; -1 for all.
        """
        rows = self._rows(
            "SELECT changes.id, at, editor, change, undoing, EXISTS ("
            "  SELECT 1 FROM changes AS later JOIN publications AS p ON p.id = later.publication"
            "  WHERE later.undoes = changes.id AND p.state = ?"
            ") FROM changes JOIN publications ON publications.id = publication "
            "WHERE state = ? ORDER BY changes.id DESC LIMIT ?",
            (_DONE, _DONE, most),
        )
        return [
            Recorded(
                int(id_),
                datetime.fromisoformat(at),
                editor,
                change_from_json(change),
                change_from_json(undoing),
                bool(undone),
            )
            for id_, at, editor, change, undoing, undone in rows
        ]

    def recorded(self, id_: int) -> Recorded:
        """One change that was published.

        :raises CurationError: There is none with that id.
        """
        for one in self.published(most=-1):
            if one.id == id_:
                return one
        raise CurationError(f"{self.path}: no change has the number {id_}.")

    def dismiss(self, wordings: Sequence[str], editor: str) -> None:
        """Note wordings that are not to be proposed again.

        :param wordings: Normalised.
        """
        now = datetime.now(UTC).isoformat()
        with self._writing() as cursor:
            cursor.executemany(
                "INSERT OR IGNORE INTO dismissed (wording, editor, at) VALUES (?, ?, ?)",
                [(wording, editor, now) for wording in wordings],
            )

    def dismissed(self) -> frozenset[str]:
        """The wordings that are not to be proposed again, normalised."""
        return frozenset(str(wording) for (wording,) in self._rows("SELECT wording FROM dismissed"))

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._connection.close()

    def _close(self, publication: int, state: str) -> None:
        with self._writing() as cursor:
            # What the files held is needed no longer: the changes say it, and so does version
            # control where there is one.
            cursor.execute(
                "UPDATE publications SET state = ?, files = NULL WHERE id = ?", (state, publication)
            )

    def _rows(self, query: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        with self._lock, self._told():
            return self._connection.execute(query, values).fetchall()

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Cursor]:
        with self._lock, self._told(), self._connection, closing(self._connection.cursor()) as one:
            yield one

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.Error, OSError) as error:
            raise CurationError(
                f"{self.path}: cannot be used ({error}). Make sure that the folder may be written "
                "to and that the disk has space; CHATBOT_STATE_DIR names another."
            ) from error


def _files_to_json(files: Mapping[Path, FileChange]) -> str:
    return json.dumps(
        {str(path): [_text(one.before), _text(one.after)] for path, one in files.items()}
    )


def _files_from_json(text: object) -> dict[Path, FileChange]:
    read = json.loads(str(text))
    return {
        Path(path): FileChange(_bytes(before), _bytes(after))
        for path, (before, after) in read.items()
    }


def _text(data: bytes | None) -> str | None:
    return None if data is None else base64.b64encode(data).decode("ascii")


def _bytes(text: str | None) -> bytes | None:
    return None if text is None else base64.b64decode(text)
