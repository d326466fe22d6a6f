"""Files put back as they were before a publication that was not ended."""

import logging
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

from chatbot.desk.files import read, write
from chatbot.desk.history import HISTORY_FILE, History
from chatbot.desk.staging import FileChange
from chatbot.index import lock

logger = logging.getLogger(__name__)


def recover(folder: Path) -> None:
    """Before the documents are read: take back what a crash left of a publication.

    :param folder: Where what was published is kept; there need not be any.
    :raises CurationError: It cannot be read.
    :raises CorpusError: A file of the documents cannot be written.
    """
    if (folder / HISTORY_FILE).exists():
        with closing(History(folder)) as history:
            _take_back_open(history)


def _take_back_open(history: History) -> None:
    """Put back the files of publications that a crash left open."""
    with lock.alone(history.path.parent) as nobody_else:
        if lock.TELLS and not nobody_else:
            # Somebody is publishing just now: theirs is open for good reason.
            return
        take_back_left(history)


def take_back_left(history: History) -> None:
    """The same, where it is known that nobody is publishing.

    :raises CorpusError: A file of the documents cannot be written.
    """
    for number, files in history.open_publications():
        put_back(files)
        history.fail(number)
        logger.warning("a publication was cut short; the documents are as they were before it")


def put_back(files: Mapping[Path, FileChange]) -> None:
    """Make files what they were; one that somebody else has changed since stays as it is.

    :raises CorpusError: A file cannot be written.
    """
    for path, change in files.items():
        if read(path) == change.after:
            write(path, change.before)
