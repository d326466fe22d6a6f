"""Evaluation sets: queries and conversations with graded entries."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from chatbot.corpus.jsonl import read_objects
from chatbot.corpus.models import QuestionLine, TurnLine
from chatbot.corpus.validation import M, as_model
from chatbot.datatypes import EntryKey
from chatbot.errors import CorpusError, EvaluationError

QUERIES_FILE = "evaluation/queries.jsonl"
"""The development set in a corpus folder."""

BEST = 2
"""Grade of the best official answer."""
ACCEPTABLE = 1
"""Lowest grade of an answer that may be given."""

FIRST_TURN = "first turn"
FOLLOW_UP = "follow-up"

_FORMAT = "docs/evaluation.md shows the format of each file."


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
    """Turns that are asked in order, each with those before it as history."""

    cid: str
    turns: tuple[Question, ...]


def load_questions(path: Path, keys: Mapping[str, EntryKey]) -> tuple[Question, ...]:
    """Read a file of single queries.

    :param path: JSON lines with ``qid``, ``query``, ``category`` and ``relevance``.
    :param keys: Per name of an entry that may be judged, its key.
    :raises EvaluationError: The file is missing or empty, or a line cannot be used; the message
        names the file, the line and what to do.
    """
    questions = []
    for place, _, value in read_lines([path], "qid", "--queries"):
        line = _as_line(QuestionLine, value, place)
        relevance = _relevance(line.relevance, place, keys)
        questions.append(Question(line.qid, line.query, line.category, relevance))
    return tuple(questions)


def load_conversations(path: Path, keys: Mapping[str, EntryKey]) -> tuple[JudgedConversation, ...]:
    """Read a file of conversations.

    :param path: JSON lines with ``cid`` and ``turns``, each turn with ``query`` and ``relevance``.
    :param keys: Per name of an entry that may be judged, its key.
    :raises EvaluationError: As for :func:`load_questions`.
    """
    return tuple(
        JudgedConversation(
            cid,
            tuple(
                read_question(
                    turn,
                    turn_place,
                    keys,
                    f"{cid}/{number}",
                    FIRST_TURN if number == 1 else FOLLOW_UP,
                )
                for number, (turn_place, turn) in enumerate(read_turns(value, place), start=1)
            ),
        )
        for place, cid, value in read_lines([path], "cid", "--conversations")
    )


def read_lines(
    paths: Sequence[Path], id_key: str, option: str
) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Read files of JSON objects, each object with an id of its own.

    :param paths: Files of one format; no id may stand in two of them.
    :param id_key: Key of the id.
    :param option: The command's option that names such a file, for the error messages.
    :return: For each line its place, its id and its object.
    :raises EvaluationError: As for :func:`load_questions`.
    """
    seen: set[str] = set()
    for path in paths:
        lines = _objects(path, option)
        if not lines:
            raise EvaluationError(f"{path}: holds no line. {_FORMAT}")
        for place, value in lines:
            id_ = take_text(value, id_key, place)
            if id_ in seen:
                raise EvaluationError(f"{place}: {id_key} {id_!r} stands twice; give it another.")
            seen.add(id_)
            yield place, id_, value


def read_turns(value: dict[str, Any], place: str) -> list[tuple[str, dict[str, Any]]]:
    """The ``turns`` of a line with the place of each.

    :raises EvaluationError: There are none, or one is not a JSON object.
    """
    turns = []
    for number, turn in enumerate(take_checked(value, "turns", list, place), start=1):
        turn_place = f"{place}, turn {number}"
        if not isinstance(turn, dict):
            raise EvaluationError(
                f"{turn_place}: expected a JSON object, found {type(turn).__name__}. {_FORMAT}"
            )
        turns.append((turn_place, turn))
    return turns


def read_question(
    value: dict[str, Any], place: str, keys: Mapping[str, EntryKey], qid: str, category: str
) -> Question:
    """A question from an object with ``query`` and ``relevance``.

    :raises EvaluationError: One of them is missing or cannot be used.
    """
    turn = _as_line(TurnLine, value, place)
    return Question(qid, turn.query, category, _relevance(turn.relevance, place, keys))


def take_query(value: dict[str, Any], place: str) -> str:
    """The ``query`` of an object.

    :raises EvaluationError: It is missing or no string.
    """
    query = value.get("query")
    # An empty query is a question that people do send; only its absence is a mistake.
    if not isinstance(query, str):
        raise EvaluationError(
            f"{place}: key 'query' must be a string, found {type(query).__name__}. {_FORMAT}"
        )
    return query


def take_text(value: dict[str, Any], key: str, place: str) -> str:
    """A string of an object that must not be empty.

    :raises EvaluationError: It is missing, empty or no string.
    """
    text: str = take_checked(value, key, str, place)
    return text


def take_checked(value: dict[str, Any], key: str, kind: type, place: str) -> Any:
    """A required value of an object that has no model.

    :raises EvaluationError: It is missing, empty or of another type.
    """
    found = value.get(key)
    if not isinstance(found, kind) or isinstance(found, bool):
        raise EvaluationError(
            f"{place}: key {key!r} must be of type {kind.__name__}, found {type(found).__name__}. "
            f"{_FORMAT}"
        )
    if found == kind() and kind is not int:
        raise EvaluationError(f"{place}: key {key!r} is empty. {_FORMAT}")
    return found


def _objects(path: Path, option: str) -> list[tuple[str, dict[str, Any]]]:
    if not path.is_file():
        raise EvaluationError(f"{path}: no such file. {option} names the file to use. {_FORMAT}")
    try:
        return list(read_objects(path))
    except CorpusError as error:
        raise EvaluationError(f"{error} {_FORMAT}") from error


def _as_line(model: type[M], value: dict[str, Any], place: str) -> M:
    try:
        return as_model(model, value, place)
    except CorpusError as error:
        raise EvaluationError(f"{error} {_FORMAT}") from error


def _relevance(
    grades: Mapping[str, int], place: str, keys: Mapping[str, EntryKey]
) -> dict[EntryKey, int]:
    for id_ in grades:
        if id_ not in keys:
            raise EvaluationError(
                f"{place}: no entry of the corpus has the id {id_!r}. Correct the id, or name the "
                "corpus that the file was made for with CHATBOT_CORPUS."
            )
    relevance = {keys[id_]: grade for id_, grade in grades.items() if grade}
    if relevance and BEST not in relevance.values():
        raise EvaluationError(
            f"{place}: no entry has grade 2. Grade the best official answer 2, or leave "
            "'relevance' empty when the document does not answer the query."
        )
    return relevance
