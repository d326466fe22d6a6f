"""Evaluation sets: queries and conversations with graded entries."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from chatbot.corpus.jsonl import read_objects, take
from chatbot.errors import CorpusError, EvaluationError

BEST = 2
"""Grade of the best official answer."""
ACCEPTABLE = 1
"""Lowest grade of an answer that may be given."""

FIRST_TURN = "first turn"
FOLLOW_UP = "follow-up"

_GRADES = (0, ACCEPTABLE, BEST)
_FORMAT = "docs/evaluation.md shows the format of both files."


@dataclass(frozen=True, slots=True)
class Question:
    """One query with its judgements.

    :param qid: Unique in its file; of a conversation turn ``<cid>/<turn number from 1>``.
    :param category: The group that it is reported in.
    :param relevance: Grade per entry id, 2 the best official answer and 1 an acceptable one;
        empty when the document does not answer it.
    """

    qid: str
    query: str
    category: str
    relevance: Mapping[str, int]

    @property
    def answerable(self) -> bool:
        """Whether the document answers it."""
        return bool(self.relevance)

    @property
    def cluster(self) -> str:
        """What it is resampled with: its best entry, or itself when it has none."""
        return next((id_ for id_, grade in self.relevance.items() if grade == BEST), self.qid)

    def grade(self, entry_id: str) -> int:
        """The grade of an entry, 0 when it was not judged relevant."""
        return self.relevance.get(entry_id, 0)


@dataclass(frozen=True, slots=True)
class Conversation:
    """Turns that are asked in order, each with those before it as history."""

    cid: str
    turns: tuple[Question, ...]


def load_questions(path: Path, entry_ids: Collection[str]) -> tuple[Question, ...]:
    """Read a file of single queries.

    :param path: JSON lines with ``qid``, ``query``, ``category`` and ``relevance``.
    :param entry_ids: Ids that may be judged.
    :raises EvaluationError: The file is missing or empty, or a line cannot be used; the message
        names the file, the line and what to do.
    """
    questions: dict[str, Question] = {}
    for place, value in _objects(path, "--queries"):
        question = _question(
            value, place, entry_ids, _text(value, "qid", place), _text(value, "category", place)
        )
        if question.qid in questions:
            raise EvaluationError(f"{place}: qid {question.qid!r} stands twice; give it another.")
        questions[question.qid] = question
    if not questions:
        raise EvaluationError(f"{path}: holds no queries. {_FORMAT}")
    return tuple(questions.values())


def load_conversations(path: Path, entry_ids: Collection[str]) -> tuple[Conversation, ...]:
    """Read a file of conversations.

    :param path: JSON lines with ``cid`` and ``turns``, each turn with ``query`` and ``relevance``.
    :param entry_ids: Ids that may be judged.
    :raises EvaluationError: As for :func:`load_questions`.
    """
    conversations: dict[str, Conversation] = {}
    for place, value in _objects(path, "--conversations"):
        cid = _text(value, "cid", place)
        if cid in conversations:
            raise EvaluationError(f"{place}: cid {cid!r} stands twice; give it another.")
        turns = []
        for number, turn in enumerate(_taken(value, "turns", list, place), start=1):
            turn_place = f"{place}, turn {number}"
            if not isinstance(turn, dict):
                raise EvaluationError(
                    f"{turn_place}: expected a JSON object, found {type(turn).__name__}. {_FORMAT}"
                )
            category = FIRST_TURN if number == 1 else FOLLOW_UP
            turns.append(_question(turn, turn_place, entry_ids, f"{cid}/{number}", category))
        conversations[cid] = Conversation(cid, tuple(turns))
    if not conversations:
        raise EvaluationError(f"{path}: holds no conversations. {_FORMAT}")
    return tuple(conversations.values())


def _objects(path: Path, option: str) -> list[tuple[str, dict[str, Any]]]:
    if not path.is_file():
        raise EvaluationError(f"{path}: no such file. {option} names the file to use. {_FORMAT}")
    try:
        return list(read_objects(path))
    except CorpusError as error:
        raise EvaluationError(f"{error} {_FORMAT}") from error


def _question(
    value: dict[str, Any], place: str, entry_ids: Collection[str], qid: str, category: str
) -> Question:
    query = value.get("query")
    # An empty query is a question that people do send; only its absence is a mistake.
    if not isinstance(query, str):
        raise EvaluationError(
            f"{place}: key 'query' must be a string, found {type(query).__name__}. {_FORMAT}"
        )
    return Question(qid, query, category, _relevance(value, place, entry_ids))


def _relevance(value: dict[str, Any], place: str, entry_ids: Collection[str]) -> dict[str, int]:
    found = value.get("relevance")
    if not isinstance(found, dict):
        raise EvaluationError(
            f"{place}: key 'relevance' must be an object of grades by entry id, {{}} when the "
            f"document does not answer the query; found {type(found).__name__}. {_FORMAT}"
        )
    for id_, grade in found.items():
        if id_ not in entry_ids:
            raise EvaluationError(
                f"{place}: no entry of the corpus has the id {id_!r}. Correct the id, or name the "
                "corpus that the file was made for with CHATBOT_CORPUS."
            )
        if isinstance(grade, bool) or grade not in _GRADES:
            raise EvaluationError(
                f"{place}: the grade of {id_!r} must be 0, 1 or 2, not {grade!r}."
            )
    relevance = {id_: int(grade) for id_, grade in found.items() if grade}
    if relevance and BEST not in relevance.values():
        raise EvaluationError(
            f"{place}: no entry has grade 2. Grade the best official answer 2, or leave "
            "'relevance' empty when the document does not answer the query."
        )
    return relevance


def _text(value: dict[str, Any], key: str, place: str) -> str:
    text: str = _taken(value, key, str, place)
    return text


def _taken(value: dict[str, Any], key: str, kind: type, place: str) -> Any:
    try:
        return take(value, key, kind, place)
    except CorpusError as error:
        raise EvaluationError(f"{error} {_FORMAT}") from error
