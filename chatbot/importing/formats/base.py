"""What every format offers."""

from typing import Protocol

from chatbot.importing.blocks import Content


class Format(Protocol):
    """Reads one kind of file, twice. Its module holds one, by the name of ``FORMAT``.

    ``tests/importing/formats/test_contract.py`` holds every format to this.
    """

    def read(self, data: bytes) -> Content:
        """Read a whole file; every paragraph and row of it is in some block.

        :param data: The file's bytes, of which nothing is known but how they begin.
        :raises DocumentFileError: The file cannot be read; the message says why and what to do.
        """

    def witness(self, data: bytes) -> str:
        """All text of the file by another way, to hold what was read against.

        It shares no library and no code with :meth:`read` beyond opening the file. White space
        and the order of what stands side by side do not matter.

        :raises DocumentFileError: As of :meth:`read`.
        """
