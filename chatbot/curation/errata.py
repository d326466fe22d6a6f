"""An editor's note beside the official text, added and taken away."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from chatbot.corpus import Collection
from chatbot.corpus.curated import ERRATA_FILE
from chatbot.corpus.models import ErratumLine
from chatbot.curation.change import Change, corpus_of
from chatbot.curation.lines import checked, lines_of, write_lines
from chatbot.datatypes import EntryKey
from chatbot.errors import CorpusError


@dataclass(frozen=True, slots=True)
class AddErratum:
    """An editor's note on the printed text of an entry.

    :param line: As it stands in the file; its id must be that of ``entry``.
    """

    entry: EntryKey
    line: ErratumLine
    kind: Literal["add-erratum"] = "add-erratum"

    def file(self, collection: Collection) -> Path:
        """``errata.jsonl`` of the entry's document."""
        return corpus_of(collection, self.entry).folder / ERRATA_FILE

    def write(self, collection: Collection) -> None:
        """Put it last among the notes of the document."""
        if self.line.id != self.entry.entry:
            raise CorpusError(
                f"{self.entry}: the note is for {self.line.id!r}. Give it the entry's own id."
            )
        path = self.file(collection)
        write_lines(path, (*lines_of(path, ErratumLine), checked(self.line, str(self.entry))))

    def taken_back_by(self, collection: Collection) -> Change:
        """Taken away again."""
        self.file(collection)
        return RemoveErratum(self.entry, self.line)


@dataclass(frozen=True, slots=True)
class RemoveErratum:
    """An editor's note, taken away.

    :param line: As it stands there.
    """

    entry: EntryKey
    line: ErratumLine
    kind: Literal["remove-erratum"] = "remove-erratum"

    def file(self, collection: Collection) -> Path:
        """``errata.jsonl`` of the entry's document."""
        return corpus_of(collection, self.entry).folder / ERRATA_FILE

    def write(self, collection: Collection) -> None:
        """Leave it out: the last of several that say the same."""
        path = self.file(collection)
        lines = lines_of(path, ErratumLine)
        places = [place for place, line in enumerate(lines) if line == self.line]
        if not places:
            raise CorpusError(f"{self.entry}: this note does not stand there any more.")
        write_lines(path, (*lines[: places[-1]], *lines[places[-1] + 1 :]))

    def taken_back_by(self, collection: Collection) -> Change:
        """Added again."""
        self.file(collection)
        return AddErratum(self.entry, self.line)
