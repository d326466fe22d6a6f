"""A question of people with the entry that answers it, added and taken away."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from chatbot.corpus import Collection
from chatbot.corpus.models import QuestionLine
from chatbot.corpus.questions import QUERIES_FILE
from chatbot.curation.change import Change, current_corpus
from chatbot.curation.lines import checked, lines_of, write_lines
from chatbot.errors import CorpusError


@dataclass(frozen=True, slots=True)
class AddJudged:
    """A question that an editor has judged; the decision is calibrated on those.

    :param document: Id of the document that answers it, or that it was asked of.
    :param line: As it stands in the file; its id must be new, its entries known.
    """

    document: str
    line: QuestionLine
    kind: Literal["add-judged"] = "add-judged"

    def file(self, collection: Collection) -> Path:
        """``evaluation/queries.jsonl`` of the document."""
        return current_corpus(collection, self.document).folder / QUERIES_FILE

    def write(self, collection: Collection) -> None:
        """Put it last among the judged questions of the document."""
        path = self.file(collection)
        lines = lines_of(path, QuestionLine)
        if self.line.qid in {line.qid for line in lines}:
            raise CorpusError(f"{path}: qid {self.line.qid!r} stands there already; take another.")
        for id_ in self.line.relevance:
            current_corpus(collection, self.document).entry(id_)
        write_lines(path, (*lines, checked(self.line, f"{self.document}, {self.line.qid}")))

    def taken_back_by(self, collection: Collection) -> Change:
        """Taken away again."""
        self.file(collection)
        return RemoveJudged(self.document, self.line.qid)


@dataclass(frozen=True, slots=True)
class RemoveJudged:
    """A judged question, taken away.

    :param document: Id of the document that it stands with.
    :param qid: Its id.
    """

    document: str
    qid: str
    kind: Literal["remove-judged"] = "remove-judged"

    def file(self, collection: Collection) -> Path:
        """``evaluation/queries.jsonl`` of the document."""
        return current_corpus(collection, self.document).folder / QUERIES_FILE

    def write(self, collection: Collection) -> None:
        """Leave it out."""
        path = self.file(collection)
        self._line(path)
        lines = lines_of(path, QuestionLine)
        write_lines(path, (line for line in lines if line.qid != self.qid))

    def taken_back_by(self, collection: Collection) -> Change:
        """Added again, as it stands."""
        return AddJudged(self.document, self._line(self.file(collection)))

    def _line(self, path: Path) -> QuestionLine:
        for line in lines_of(path, QuestionLine):
            if line.qid == self.qid:
                return line
        raise CorpusError(f"{path}: no question has the qid {self.qid[:200]!r} any more.")
