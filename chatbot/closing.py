"""Whether a served installation answers for now: the operator can close it without a restart."""

import logging
import threading
import time
from pathlib import Path

from chatbot.corpus.files import write_bytes
from chatbot.errors import ClosedError, CorpusError, SettingsError
from chatbot.private_folder import make_private_folder

logger = logging.getLogger(__name__)

CLOSED_FILE = "closed.txt"
"""In the folder of what is kept beside the documents: while it is there, nothing is answered."""

LOOKED_AT_EVERY_S = 1.0
"""Seconds within which a file that was put there, or taken away, is noticed."""

_MOST_LETTERS = 1000
_NOTICE = "ระบบปิดให้บริการชั่วคราว"


class Closing:
    """Knows the notice that stands in place of every answer, if any.

    Without arguments it is always open.

    :param folder: Where a file may close the service.
    :param notice: Closes it as long as the process runs; empty where it is open.
    """

    def __init__(self, folder: Path | None = None, notice: str = "") -> None:
        self._path = folder / CLOSED_FILE if folder else None
        self._notice = notice.strip()
        self._lock = threading.Lock()
        self._looked = -LOOKED_AT_EVERY_S
        self._in_file = ""

    @property
    def notice(self) -> str:
        """What is said in place of an answer; empty where the service is open."""
        if self._notice or self._path is None:
            return self._notice
        with self._lock:
            now = time.monotonic()
            if now - self._looked >= LOOKED_AT_EVERY_S:
                self._looked = now
                self._in_file = _read(self._path)
            return self._in_file

    def close(self, notice: str) -> Path:
        """Put a notice in place, for every process that serves from this folder.

        :return: The file that closes it.
        :raises SettingsError: It cannot be written.
        """
        assert self._path is not None
        try:
            make_private_folder(self._path.parent)
            write_bytes(self._path, f"{notice.strip()[:_MOST_LETTERS]}\n".encode())
        except (OSError, CorpusError) as error:
            raise SettingsError(
                f"{self._path} cannot be written ({error}). CHATBOT_STATE_DIR names its folder."
            ) from error
        return self._path

    def open(self) -> bool:
        """Take the notice away.

        :return: Whether there was one.
        :raises SettingsError: It cannot be taken away.
        """
        assert self._path is not None
        try:
            self._path.unlink()
        except FileNotFoundError:
            return False
        except OSError as error:
            raise SettingsError(f"{self._path} cannot be removed ({error}).") from error
        return True

    def require_open(self) -> None:
        """Do nothing where the service answers.

        :raises ClosedError: It does not; the message is the notice.
        """
        if notice := self.notice:
            raise ClosedError(notice)


def _read(path: Path) -> str:
    """The notice in a file; a plain one where it says nothing or cannot be read."""
    try:
        with path.open(encoding="utf-8") as file:
            return file.read(_MOST_LETTERS).strip() or _NOTICE
    except FileNotFoundError:
        return ""
    except (OSError, ValueError) as error:
        # Whoever put something there meant it closed.
        logger.warning("%s closes the service, but cannot be read: %s", path.name, error)
        return _NOTICE
