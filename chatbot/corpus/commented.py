"""Text files of one item a line, with comments, which are kept when the file is written again."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Annotated, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, Strict

from chatbot.corpus.files import read_lines, write_bytes
from chatbot.errors import CorpusError

T = TypeVar("T", bound="CommentedLine")


def _is_comment(text: str) -> bool:
    return not text.strip() or text.lstrip().startswith("#")


def _require_line(value: str, comment: bool) -> str:
    """Refuse what would not be read back as it was written."""
    if _is_comment(value) != comment or set("\r\n") & set(value):
        raise ValueError("no such line")
    if value.startswith("\ufeff"):
        raise ValueError("a byte order mark")
    value.encode("utf-8")
    return value


def _cell(value: str) -> str:
    if value != value.strip() or "\t" in value:
        raise ValueError("no such cell")
    return _require_line(value, comment=False)


def _comment(value: str) -> str:
    return _require_line(value, comment=True)


_Cell = Annotated[str, AfterValidator(_cell)]


class CommentedLine(BaseModel):
    """A line of such a file."""

    model_config = ConfigDict(frozen=True, strict=True)

    @property
    def text(self) -> str:
        """As it stands in the file."""
        raise NotImplementedError


class CommentLine(CommentedLine):
    """A line that begins with ``#``, or one without anything."""

    comment: Annotated[str, AfterValidator(_comment)]

    @property
    def text(self) -> str:
        """As it stands in the file."""
        return self.comment


class TermLine(CommentedLine):
    """``glossary.txt``: a term to keep whole when segmenting."""

    term: _Cell

    @property
    def text(self) -> str:
        """As it stands in the file."""
        return self.term

    @classmethod
    def of(cls, text: str) -> "TermLine":
        """Read a line."""
        return cls(term=text.strip())


class SpellingLine(CommentedLine):
    """``spellings.tsv``: a term as the document spells it, and how people do."""

    term: _Cell
    others: Annotated[tuple[_Cell, ...], Strict(False), Field(min_length=1)]

    @property
    def text(self) -> str:
        """As it stands in the file."""
        return "\t".join((self.term, *self.others))

    @classmethod
    def of(cls, text: str) -> "SpellingLine":
        """Read a line."""
        term, *others = (cell.strip() for cell in text.split("\t"))
        return cls(term=term, others=tuple(others))


def read_commented(
    path: Path, read: Callable[[str], T], expected: str
) -> Iterator[tuple[str, T | CommentLine]]:
    """Read a file.

    :param path: A UTF-8 file.
    :param read: Reads a line that is no comment; raises ValueError for one that is malformed.
    :param expected: What such a line must be, for the error message.
    :return: Pairs of ``file:line`` and the line.
    :raises CorpusError: The file is missing, or a line is malformed or not UTF-8.
    """
    for number, data in enumerate(read_lines(path), start=1):
        place = f"{path}:{number}"
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError as error:
            raise CorpusError(f"{place}: not UTF-8 ({error}). Save it as UTF-8.") from error
        if _is_comment(text):
            yield place, CommentLine(comment=text)
            continue
        try:
            yield place, read(text)
        except ValueError:
            raise CorpusError(f"{place}: expected {expected}, found {text!r}.") from None


def write_commented(path: Path, lines: Iterable[CommentedLine]) -> None:
    """Write a file.

    :raises CorpusError: It cannot be written; the old one stays as it was.
    """
    write_bytes(path, "".join(f"{line.text}\n" for line in lines).encode("utf-8"))
