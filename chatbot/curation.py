"""Changes that an editor makes to what stands around the official text; the text has none."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from chatbot.corpus import Collection, Corpus
from chatbot.corpus.curated import ALTERNATES_FILE, ERRATA_FILE, GAPS_FILE
from chatbot.corpus.jsonl import read_models, write_models
from chatbot.corpus.models import AlternatesLine, ErratumLine, GapLine
from chatbot.corpus.validation import M
from chatbot.datatypes import EntryKey
from chatbot.errors import CorpusError
from chatbot.text.normalise import normalise


class Change(Protocol):
    """One change; put into effect by :meth:`chatbot.service.Service.apply`."""

    def file(self, collection: Collection) -> Path:
        """The one file that it writes.

        :raises CorpusError: The collection has nothing that it could change.
        """

    def write(self, collection: Collection) -> None:
        """Write that file, whole or not at all.

        :raises CorpusError: It cannot be made; the message says why.
        """


@dataclass(frozen=True, slots=True)
class AddAlternate:
    """Another way to ask for an entry."""

    entry: EntryKey
    text: str

    def file(self, collection: Collection) -> Path:
        """``alternates.jsonl`` of the entry's document."""
        return _corpus_of(collection, self.entry).folder / ALTERNATES_FILE

    def write(self, collection: Collection) -> None:
        """Put it last among those of the entry."""
        entry = collection.entry(self.entry)
        known = (entry.question, *collection.alternates.get(self.entry, ()))
        if normalise(self.text) in map(normalise, known):
            raise CorpusError(f"{self.entry}: {self.text!r} stands there already.")
        path = self.file(collection)
        lines = {line.id: line for line in _lines(path, AlternatesLine)}
        before = lines.get(entry.id, AlternatesLine(id=entry.id, alternates=()))
        alternates = (*before.alternates, self.text)
        lines[entry.id] = before.model_copy(update={"alternates": alternates})
        write_models(path, lines.values())


@dataclass(frozen=True, slots=True)
class AddGap:
    """A topic that a document does not answer.

    :param document: Key of the document by any of its entries, e.g. the nearest.
    :param line: As it stands in the file; its id must be new.
    """

    document: EntryKey
    line: GapLine

    def file(self, collection: Collection) -> Path:
        """``out_of_scope.jsonl`` of the document."""
        return _corpus_of(collection, self.document).folder / GAPS_FILE

    def write(self, collection: Collection) -> None:
        """Put it last among the gaps of the document."""
        path = self.file(collection)
        lines = [*_lines(path, GapLine)]
        if self.line.id in {line.id for line in lines}:
            raise CorpusError(f"{path}: gap id {self.line.id!r} stands there already.")
        write_models(path, (*lines, self.line))


@dataclass(frozen=True, slots=True)
class AddErratum:
    """An editor's note on the printed text of an entry.

    :param line: As it stands in the file; its id must be that of ``entry``.
    """

    entry: EntryKey
    line: ErratumLine

    def file(self, collection: Collection) -> Path:
        """``errata.jsonl`` of the entry's document."""
        return _corpus_of(collection, self.entry).folder / ERRATA_FILE

    def write(self, collection: Collection) -> None:
        """Put it last among the notes of the document."""
        if self.line.id != self.entry.entry:
            raise CorpusError(f"{self.entry}: the note is for {self.line.id!r}.")
        path = self.file(collection)
        write_models(path, (*_lines(path, ErratumLine), self.line))


def _corpus_of(collection: Collection, key: EntryKey) -> Corpus:
    """The current corpus that an entry stands in: what was superseded is not curated any more."""
    for corpus in collection.current:
        if key in (entry.key for entry in corpus.entries):
            return corpus
    raise CorpusError(f"no current document has the entry {str(key)[:200]!r}.")


def _lines(path: Path, model: type[M]) -> Iterable[M]:
    return (line for _, line in read_models(path, model)) if path.exists() else ()
