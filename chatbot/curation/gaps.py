"""A topic that a document does not answer, added and taken away."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from chatbot.corpus import Collection
from chatbot.corpus.curated import GAPS_FILE
from chatbot.corpus.models import GapLine
from chatbot.curation.change import Change, current_corpus
from chatbot.curation.lines import checked, lines_of, write_lines
from chatbot.errors import CorpusError

_REASON = "เอกสารไม่ได้ระบุเรื่อง “{topic}”"
_NUMBERED = re.compile(r"gap-(\d+)")


def new_gap(
    topic: str, nearest: Sequence[str], queries: Sequence[str], standing: Iterable[str]
) -> GapLine:
    """A gap with an id that is not taken, and the reason that the chatbot gives for it.

    :param topic: What it is about.
    :param nearest: Ids of the entries that come closest.
    :param queries: Questions that people ask about it.
    :param standing: Ids of the gaps that the document has.
    """
    numbers = [int(found[1]) for id_ in standing if (found := _NUMBERED.fullmatch(id_))]
    return GapLine(
        id=f"gap-{max(numbers, default=0) + 1:03}",
        topic=topic,
        scope="near",
        reason=_REASON.format(topic=topic),
        nearest=tuple(nearest),
        queries=tuple(queries),
    )


@dataclass(frozen=True, slots=True)
class AddGap:
    """A topic that a document does not answer.

    :param document: The document's id; its current version gets the gap.
    :param line: As it stands in the file; its id must be new, its nearest entries known.
    """

    document: str
    line: GapLine
    kind: Literal["add-gap"] = "add-gap"

    def file(self, collection: Collection) -> Path:
        """``out_of_scope.jsonl`` of the document."""
        return current_corpus(collection, self.document).folder / GAPS_FILE

    def write(self, collection: Collection) -> None:
        """Put it last among the gaps of the document."""
        path = self.file(collection)
        lines = lines_of(path, GapLine)
        if self.line.id in {line.id for line in lines}:
            raise CorpusError(
                f"{path}: gap id {self.line.id!r} stands there already; take another."
            )
        for id_ in self.line.nearest:
            current_corpus(collection, self.document).entry(id_)
        line = checked(self.line, f"{self.document}, {self.line.id}")
        write_lines(path, (*lines, line))

    def taken_back_by(self, collection: Collection) -> Change:
        """Taken away again."""
        self.file(collection)
        return RemoveGap(self.document, self.line.id)


@dataclass(frozen=True, slots=True)
class RemoveGap:
    """A topic that a document does answer after all.

    :param document: The document's id.
    :param id: The gap's.
    """

    document: str
    id: str
    kind: Literal["remove-gap"] = "remove-gap"

    def file(self, collection: Collection) -> Path:
        """``out_of_scope.jsonl`` of the document."""
        return current_corpus(collection, self.document).folder / GAPS_FILE

    def write(self, collection: Collection) -> None:
        """Leave it out."""
        path = self.file(collection)
        self._line(path)
        write_lines(path, (line for line in lines_of(path, GapLine) if line.id != self.id))

    def taken_back_by(self, collection: Collection) -> Change:
        """Added again, as it stands."""
        return AddGap(self.document, self._line(self.file(collection)))

    def _line(self, path: Path) -> GapLine:
        for line in lines_of(path, GapLine):
            if line.id == self.id:
                return line
        raise CorpusError(f"{path}: no gap has the id {self.id[:200]!r} any more.")
