"""Another way to ask for an entry, added and taken away."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from chatbot.corpus import Collection
from chatbot.corpus.curated import ALTERNATES_FILE
from chatbot.corpus.models import AlternatesLine
from chatbot.corpus.validation import as_model
from chatbot.curation.change import Change, corpus_of
from chatbot.curation.lines import lines_of, write_lines
from chatbot.datatypes import EntryKey
from chatbot.errors import CorpusError
from chatbot.text.normalise import normalise


@dataclass(frozen=True, slots=True)
class AddAlternate:
    """Another way to ask for an entry.

    :param entry: Of a version that is searched.
    :param text: What people type; it must say something that is not there yet.
    """

    entry: EntryKey
    text: str
    kind: Literal["add-alternate"] = "add-alternate"

    def file(self, collection: Collection) -> Path:
        """``alternates.jsonl`` of the entry's document."""
        return _file(collection, self.entry)

    def write(self, collection: Collection) -> None:
        """Put it last among those of the entry."""
        path = self.file(collection)
        lines = _by_id(path)
        entry = collection.entry(self.entry)
        before = lines.get(entry.id, AlternatesLine(id=entry.id, alternates=()))
        if normalise(self.text) in map(normalise, (entry.question, *before.alternates)):
            raise CorpusError(f"{self.entry}: this wording stands there already; nothing to add.")
        after = {**before.model_dump(), "alternates": (*before.alternates, self.text)}
        lines[entry.id] = as_model(AlternatesLine, after, str(self.entry))
        write_lines(path, lines.values())

    def taken_back_by(self, collection: Collection) -> Change:
        """Taken away again."""
        self.file(collection)
        return RemoveAlternate(self.entry, self.text)


@dataclass(frozen=True, slots=True)
class RemoveAlternate:
    """A way to ask for an entry, taken away.

    :param text: As it stands there.
    """

    entry: EntryKey
    text: str
    kind: Literal["remove-alternate"] = "remove-alternate"

    def file(self, collection: Collection) -> Path:
        """``alternates.jsonl`` of the entry's document."""
        return _file(collection, self.entry)

    def write(self, collection: Collection) -> None:
        """Leave it out; a line that has no other goes with it."""
        path = self.file(collection)
        lines = _by_id(path)
        line = lines.get(self.entry.entry)
        if line is None or self.text not in line.alternates:
            raise CorpusError(f"{self.entry}: this wording does not stand there any more.")
        kept = tuple(text for text in line.alternates if text != self.text)
        if kept or line.model_extra:
            lines[line.id] = line.model_copy(update={"alternates": kept})
        else:
            del lines[line.id]
        write_lines(path, lines.values())

    def taken_back_by(self, collection: Collection) -> Change:
        """Added again."""
        self.file(collection)
        return AddAlternate(self.entry, self.text)


def _file(collection: Collection, key: EntryKey) -> Path:
    return corpus_of(collection, key).folder / ALTERNATES_FILE


def _by_id(path: Path) -> dict[str, AlternatesLine]:
    return {line.id: line for line in lines_of(path, AlternatesLine)}
