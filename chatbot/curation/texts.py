"""The glossary and the spellings of a document, each a text that is edited as a whole."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from chatbot.corpus import Collection
from chatbot.corpus.curated import GLOSSARY_FILE, SPELLINGS_FILE, load_glossary, load_spellings
from chatbot.corpus.files import write_bytes
from chatbot.curation.change import Change, current_corpus
from chatbot.errors import CorpusError


@dataclass(frozen=True, slots=True)
class SetGlossary:
    """The terms that are kept whole.

    :param document: The document's id.
    :param text: One a line; ``#`` begins a comment. Empty for none.
    """

    document: str
    text: str
    kind: Literal["set-glossary"] = "set-glossary"

    def file(self, collection: Collection) -> Path:
        """``glossary.txt`` of the document."""
        return current_corpus(collection, self.document).folder / GLOSSARY_FILE

    def write(self, collection: Collection) -> None:
        """Write it in place of what stands there."""
        _replace(self.file(collection), self.text, load_glossary)

    def taken_back_by(self, collection: Collection) -> Change:
        """What stands there now."""
        return SetGlossary(self.document, read_text(self.file(collection)))


@dataclass(frozen=True, slots=True)
class SetSpellings:
    """How people spell the document's terms.

    :param document: The document's id.
    :param text: A line each: the document's spelling and, after tabs, the others; ``#`` begins a
        comment. Empty for none.
    """

    document: str
    text: str
    kind: Literal["set-spellings"] = "set-spellings"

    def file(self, collection: Collection) -> Path:
        """``spellings.tsv`` of the document."""
        return current_corpus(collection, self.document).folder / SPELLINGS_FILE

    def write(self, collection: Collection) -> None:
        """Write it in place of what stands there."""
        _replace(self.file(collection), self.text, load_spellings)

    def taken_back_by(self, collection: Collection) -> Change:
        """What stands there now."""
        return SetSpellings(self.document, read_text(self.file(collection)))


def _replace(path: Path, text: str, load: Callable[[Path], object]) -> None:
    """Write a text, and what stood there again where it cannot be loaded from its folder."""
    before = read_text(path)
    write_text(path, text)
    try:
        load(path.parent)
    except CorpusError:
        write_text(path, before)
        raise


def read_text(path: Path) -> str:
    """A text that is edited as a whole; empty where there is none.

    :raises CorpusError: It cannot be read.
    """
    try:
        return path.read_text(encoding="utf-8-sig") if path.exists() else ""
    except (OSError, UnicodeDecodeError) as error:
        raise CorpusError(f"{path}: cannot be read ({error}). Save it as UTF-8.") from error


def write_text(path: Path, text: str) -> None:
    """Write such a text, its lines as every system has them; an empty one is taken away.

    :raises CorpusError: It cannot be written; the old one stays as it was.
    """
    written = as_written(text)
    if written:
        write_bytes(path, written.encode("utf-8", "backslashreplace"))
    else:
        path.unlink(missing_ok=True)


def as_written(text: str) -> str:
    """Such a text as its file holds it; empty for none."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").rstrip()
    return lines and f"{lines}\n"
