"""Evaluation sets: queries and conversations with graded entries."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from chatbot.corpus.jsonl import read_models
from chatbot.corpus.models import ConversationLine, QuestionLine
from chatbot.corpus.validation import M
from chatbot.datatypes import EntryKey
from chatbot.errors import CorpusError

QUERIES_FILE = "evaluation/queries.jsonl"
"""The development set in a corpus folder."""

BEST = 2
"""Grade of the best official answer."""
ACCEPTABLE = 1
"""Lowest grade of an answer that may be given."""

FIRST_TURN = "first"
FOLLOW_UP = "follow-up"


@dataclass(frozen=True, slots=True)
class Question:
    """One query with its judgements.

    :param qid: Unique in its file; of a conversation turn ``<cid>/<turn number from 1>``.
    :param category: The group that it is reported in.
    :param relevance: Grade per entry, 2 the best official answer and 1 an acceptable one;
        empty when the document does not answer it.
    """

    qid: str
    query: str
    category: str
    relevance: Mapping[EntryKey, int]

    @property
    def answerable(self) -> bool:
        """Whether the document answers it."""
        return bool(self.relevance)

    @property
    def cluster(self) -> str:
        """What it is resampled with: its best entry, or itself when it has none."""
        best = (key.entry for key, grade in self.relevance.items() if grade == BEST)
        return next(best, self.qid)

    def grade(self, key: EntryKey) -> int:
        """The grade of an entry, 0 when it was not judged relevant."""
        return self.relevance.get(key, 0)


@dataclass(frozen=True, slots=True)
class JudgedConversation:
    """Turns that are asked in order, each with those before it as history.

    :param file: Name of the file that it stands in, the set that it is reported in.
    """

    cid: str
    turns: tuple[Question, ...]
    file: str = ""


def load_questions(path: Path, keys: Mapping[str, EntryKey]) -> tuple[Question, ...]:
    """Read a file of single queries.

    :param path: JSON lines with ``qid``, ``query``, ``category`` and ``relevance``.
    :param keys: Per name of an entry that may be judged, its key.
    :raises CorpusError: The file is missing or empty, or a line cannot be used; the message
        names the file, the line and what to do.
    """
    return tuple(
        Question(line.qid, line.query, line.category, grades_by_key(line.relevance, place, keys))
        for place, line in read_judged_lines([path], QuestionLine, "qid")
    )


def load_conversations(
    paths: Sequence[Path], keys: Mapping[str, EntryKey]
) -> tuple[JudgedConversation, ...]:
    """Read files of conversations.

    :param paths: JSON lines with ``cid`` and ``turns``, each turn with ``query`` and ``relevance``
        and, if any, the ``kind`` that it is reported in.
    :param keys: Per name of an entry that may be judged, its key.
    :raises CorpusError: As for :func:`load_questions`.
    """
    return tuple(
        JudgedConversation(
            line.cid, tuple(_turns(line, place, keys)), Path(place.rpartition(":")[0]).name
        )
        for place, line in read_judged_lines(paths, ConversationLine, "cid")
    )


def read_judged_lines(
    paths: Sequence[Path], model: type[M], id_key: str
) -> Iterator[tuple[str, M]]:
    """Read files of lines, each with an id of its own.

    :param paths: Files of one format; no id may stand in two of them.
    :param model: What each line is.
    :param id_key: The field that holds the id.
    :return: Pairs of ``file:line`` and the line.
    :raises CorpusError: As for :func:`load_questions`.
    """
    seen: set[str] = set()
    for path in paths:
        empty = True
        for place, line in read_models(path, model):
            empty, id_ = False, str(getattr(line, id_key))
            if id_ in seen:
                raise CorpusError(f"{place}: {id_key} {id_!r} stands twice; give it another.")
            seen.add(id_)
            yield place, line
        if empty:
            raise CorpusError(f"{path}: holds no line. Write one, or take the file away.")


def grades_by_key(
    grades: Mapping[str, int], place: str, keys: Mapping[str, EntryKey]
) -> dict[EntryKey, int]:
    """Grades by key, those of 0 left out.

    :param grades: By name of an entry.
    :param place: Where they stand, for the error message.
    :param keys: Per name of an entry that may be judged, its key.
    :raises CorpusError: A name is of no entry, or some entry is acceptable but none the best.
    """
    for id_ in grades:
        if id_ not in keys:
            raise CorpusError(
                f"{place}: no entry has the id {id_!r}. Correct the id in 'relevance'."
            )
    relevance = {keys[id_]: grade for id_, grade in grades.items() if grade}
    if relevance and BEST not in relevance.values():
        raise CorpusError(
            f"{place}: no entry has grade 2. Grade the best official answer 2, or leave "
            "'relevance' empty when no document answers the query."
        )
    return relevance


def _turns(line: ConversationLine, place: str, keys: Mapping[str, EntryKey]) -> Iterator[Question]:
    for number, turn in enumerate(line.turns, start=1):
        kind = turn.kind or (FIRST_TURN if number == 1 else FOLLOW_UP)
        relevance = grades_by_key(turn.relevance, f"{place}, turn {number}", keys)
        yield Question(f"{line.cid}/{number}", turn.query, kind, relevance)
