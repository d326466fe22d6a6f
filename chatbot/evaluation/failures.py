"""What went wrong, question by question, for a person to read."""

from collections.abc import Sequence
from dataclasses import dataclass

from chatbot.corpus import Collection
from chatbot.corpus.questions import BEST
from chatbot.datatypes import EntryKey
from chatbot.evaluation.responses import Asked

_SHOWN = 3


@dataclass(frozen=True, slots=True)
class JudgedEntry:
    """An entry beside its grade for one question.

    :param official_question: Its official wording, on one line.
    """

    id: str
    grade: int
    official_question: str


@dataclass(frozen=True, slots=True)
class Failure:
    """A question that did not get what it should have.

    :param problem: What went wrong, in a few words.
    :param expected: The relevant entries, best first; none for an unanswerable question.
    :param found: The first entries of the ranking.
    """

    asked: Asked
    problem: str
    expected: tuple[JudgedEntry, ...]
    found: tuple[JudgedEntry, ...]


def list_failures(asked: Sequence[Asked], collection: Collection) -> tuple[Failure, ...]:
    """The questions that were decided or ranked wrongly, in the order asked."""
    return tuple(
        failure_of(one, problem, collection) for one in asked if (problem := describe_problem(one))
    )


def failure_of(one: Asked, problem: str, collection: Collection) -> Failure:
    """A question that went wrong, with the official questions behind the ids."""
    return Failure(one, problem, _expected(one, collection), _found(one, collection))


def best_rank(one: Asked) -> int | None:
    """Rank from 1 of the first entry of grade 2; None when it is not in the ranking."""
    grades = [one.question.grade(key) for key in one.keys]
    return grades.index(BEST) + 1 if BEST in grades else None


def describe_problem(one: Asked) -> str:
    """What is wrong with what came back; empty when nothing is."""
    if not one.question.answerable:
        return "answered, though the document does not answer it" if one.answered else ""
    problems = []
    if not one.answered:
        problems.append(f"not answered ({one.answer.status})")
    elif not one.answered_right:
        problems.append("wrong answer given")
    if misplaced := describe_rank(one):
        problems.append(misplaced)
    return ", ".join(problems)


def describe_rank(one: Asked) -> str:
    """Where the best entry stands instead of first; empty when it is first."""
    rank = best_rank(one)
    if rank is None:
        return "best entry not found"
    return f"best entry at rank {rank}" if rank > 1 else ""


def _expected(one: Asked, collection: Collection) -> tuple[JudgedEntry, ...]:
    grades = one.question.relevance
    return tuple(
        _judged(one, key, collection) for key in sorted(grades, key=lambda key: -grades[key])
    )


def _found(one: Asked, collection: Collection) -> tuple[JudgedEntry, ...]:
    return tuple(_judged(one, key, collection) for key in one.keys[:_SHOWN])


def _judged(one: Asked, key: EntryKey, collection: Collection) -> JudgedEntry:
    official = " ".join(collection.entry(key).question.split())
    return JudgedEntry(key.entry, one.question.grade(key), official)
