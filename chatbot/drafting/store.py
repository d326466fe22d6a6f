"""``drafts.jsonl`` of a corpus folder: appended entry by entry, read again, decided on.

The index never reads it.
"""

import json
import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from threading import Lock

from chatbot.corpus.files import write_bytes
from chatbot.corpus.jsonl import read_models, write_models
from chatbot.corpus.models import DraftLine
from chatbot.errors import CorpusError

DRAFTS_FILE = "drafts.jsonl"
# Editors decide in several threads; a line that is half appended is not there to be mended.
_ONE_AT_A_TIME = Lock()


class DraftFile:
    """The drafts of one document.

    :param folder: The corpus folder.
    :raises CorpusError: The file cannot be read, or a line of it cannot.
    """

    def __init__(self, folder: Path) -> None:
        self.path = folder / DRAFTS_FILE
        with _ONE_AT_A_TIME:
            self._mend()
            self.lines = self._read()

    def drafted_by(self, model: str) -> set[str]:
        """The ids of the entries that a model has drafted for."""
        return {line.id for line in self.lines if line.model == model}

    def append(self, lines: Sequence[DraftLine]) -> None:
        """Put the drafts of one entry last: all of them in one piece.

        :raises CorpusError: They cannot be written.
        """
        if not lines:
            return
        try:
            with _ONE_AT_A_TIME, self.path.open("ab") as file:
                file.write(b"".join(map(_as_bytes, lines)))
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise CorpusError(
                f"{self.path}: cannot be written ({error.strerror}). Make sure that the folder may "
                "be written to and that the disk has space, and run the command again."
            ) from error
        self.lines += lines

    def replace(self, changed: Iterable[tuple[int, DraftLine]]) -> None:
        """Put other lines in the place of some, by their place from 0.

        What somebody else has written since the file was read stays, and so does a line that is
        another by now.

        :raises CorpusError: The file cannot be written; it stays as it was.
        """
        with _ONE_AT_A_TIME:
            lines = self._read()
            for place, line in changed:
                if lines[place : place + 1] == [self.lines[place]]:
                    lines[place] = line
            write_models(self.path, lines)
            self.lines = lines

    def _read(self) -> list[DraftLine]:
        exists = self.path.exists()
        return [line for _, line in read_models(self.path, DraftLine)] if exists else []

    def _mend(self) -> None:
        """Take off a last line that was cut short, as a machine that lost its power leaves it."""
        try:
            data = self.path.read_bytes() if self.path.exists() else b""
        except OSError as error:
            raise CorpusError(
                f"{self.path}: cannot be read ({error.strerror}). Let it be read."
            ) from error
        if data and not data.endswith(b"\n"):
            whole, _, last = data.rpartition(b"\n")
            # Some editors write the last line without an end.
            lines = (whole, last, b"") if _is_object(last) else (whole, b"")
            write_bytes(self.path, b"\n".join(lines).lstrip(b"\n"))


def _as_bytes(line: DraftLine) -> bytes:
    return json.dumps(line.model_dump(), ensure_ascii=False).encode("utf-8") + b"\n"


def _is_object(line: bytes) -> bool:
    try:
        json.loads(line)
    except ValueError:
        return False
    return True
