"""Text files of one item a line, with comments between them."""

from collections.abc import Iterator
from pathlib import Path

from chatbot.corpus.files import read_lines
from chatbot.errors import CorpusError


def read_commented(path: Path) -> Iterator[tuple[str, str]]:
    """Read the lines of a file that are neither empty nor begin with ``#``.

    :param path: A UTF-8 file.
    :return: Pairs of ``file:line`` and the line as it stands.
    :raises CorpusError: The file is missing, or a line is not UTF-8.
    """
    for number, data in enumerate(read_lines(path), start=1):
        place = f"{path}:{number}"
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError as error:
            raise CorpusError(f"{place}: not UTF-8 ({error}). Save it as UTF-8.") from error
        if text.strip() and not text.lstrip().startswith("#"):
            yield place, text
