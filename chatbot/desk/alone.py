"""One process at a time that publishes."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from chatbot.errors import CurationError
from chatbot.index import lock


@contextmanager
def publishing_alone(folder: Path) -> Iterator[None]:
    """Keep other processes from publishing meanwhile.

    :param folder: Where what was published is kept; it has to be there.
    :raises CurationError: Another process is publishing just now.
    """
    with lock.alone(folder) as nobody_else:
        if lock.TELLS and not nobody_else:
            raise CurationError("another process is publishing just now. Try again.")
        yield
