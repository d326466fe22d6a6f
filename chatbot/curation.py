"""Changes that an editor makes to what stands around the official text; the text has none."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from chatbot.corpus import Collection, Corpus
from chatbot.corpus.curated import ALTERNATES_FILE, ERRATA_FILE, GAPS_FILE
from chatbot.corpus.jsonl import read_models, write_models
from chatbot.corpus.models import AlternatesLine, ErratumLine, GapLine
from chatbot.corpus.validation import M, as_model
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
    """Another way to ask for an entry.

    :param text: What people type; it must say something that is not there yet.
    """

    entry: EntryKey
    text: str

    def file(self, collection: Collection) -> Path:
        """``alternates.jsonl`` of the entry's document."""
        return _corpus_of(collection, self.entry).folder / ALTERNATES_FILE

    def write(self, collection: Collection) -> None:
        """Put it last among those of the entry."""
        _add_alternates(self.file(collection), collection, [(self.entry, self.text)])


@dataclass(frozen=True, slots=True)
class AddAlternates:
    """Other ways to ask for entries of one document, written at once.

    :param document: The document's id; its current version gets them.
    :param texts: Per entry what people type; each must say something that is not there yet.
    """

    document: str
    texts: Sequence[tuple[EntryKey, str]]

    def file(self, collection: Collection) -> Path:
        """``alternates.jsonl`` of the document."""
        return _current(collection, self.document).folder / ALTERNATES_FILE

    def write(self, collection: Collection) -> None:
        """Put each last among those of its entry."""
        corpus = _current(collection, self.document)
        for key, _ in self.texts:
            if _corpus_of(collection, key) is not corpus:
                raise CorpusError(f"{key}: no entry of {self.document!r}. Take one of its entries.")
        _add_alternates(self.file(collection), collection, self.texts)


@dataclass(frozen=True, slots=True)
class AddGap:
    """A topic that a document does not answer.

    :param document: The document's id; its current version gets the gap.
    :param line: As it stands in the file; its id must be new, its nearest entries known.
    """

    document: str
    line: GapLine

    def file(self, collection: Collection) -> Path:
        """``out_of_scope.jsonl`` of the document."""
        return _current(collection, self.document).folder / GAPS_FILE

    def write(self, collection: Collection) -> None:
        """Put it last among the gaps of the document."""
        path = self.file(collection)
        lines = [*_lines(path, GapLine)]
        if self.line.id in {line.id for line in lines}:
            raise CorpusError(
                f"{path}: gap id {self.line.id!r} stands there already; take another."
            )
        for id_ in self.line.nearest:
            _current(collection, self.document).entry(id_)
        write_models(path, (*lines, _checked(self.line, f"{self.document}, {self.line.id}")))


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
            raise CorpusError(
                f"{self.entry}: the note is for {self.line.id!r}. Give it the entry's own id."
            )
        path = self.file(collection)
        write_models(path, (*_lines(path, ErratumLine), _checked(self.line, str(self.entry))))


def _add_alternates(
    path: Path, collection: Collection, texts: Iterable[tuple[EntryKey, str]]
) -> None:
    """Put texts last among the alternates of their entries, in one write."""
    lines = {line.id: line for line in _lines(path, AlternatesLine)}
    for key, text in texts:
        entry = collection.entry(key)
        before = lines.get(entry.id, AlternatesLine(id=entry.id, alternates=()))
        if normalise(text) in map(normalise, (entry.question, *before.alternates)):
            raise CorpusError(f"{key}: {text!r} stands there already; nothing to add.")
        after = {**before.model_dump(), "alternates": (*before.alternates, text)}
        lines[entry.id] = as_model(AlternatesLine, after, str(key))
    write_models(path, lines.values())


def _current(collection: Collection, document: str) -> Corpus:
    """The current corpus of a document."""
    for corpus in collection.current:
        if corpus.document.id == document:
            return corpus
    known = ", ".join(one.id for one in collection.documents)
    raise CorpusError(f"no document has the id {document[:200]!r}. Take one of: {known}.")


def _corpus_of(collection: Collection, key: EntryKey) -> Corpus:
    """The current corpus that an entry stands in: what was superseded is not curated any more."""
    for corpus in collection.current:
        if key in (entry.key for entry in corpus.entries):
            return corpus
    raise CorpusError(
        f"no current document has the entry {str(key)[:200]!r}. Take an entry of a version that is "
        "searched."
    )


def _checked(line: M, place: str) -> M:
    """A line as it would be read again: who made it may have passed by what its model asks."""
    return as_model(type(line), line.model_dump(), place)


def _lines(path: Path, model: type[M]) -> Iterable[M]:
    return (line for _, line in read_models(path, model)) if path.exists() else ()
