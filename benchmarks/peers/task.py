"""What every system is given: entries, other wordings of them, and judged questions."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.errors import BenchmarkError
from chatbot.corpus.questions import Question
from chatbot.datatypes import EntryKey

# What was tuned with 18 alternates an entry leans on their words, and does not suit two an entry.
_MANY = 5


@dataclass(frozen=True, slots=True)
class TaskEntry:
    """One entry.

    :param id: Unique in its task.
    :param question: The official question.
    :param answer: The official answer.
    :param alternates: Other wordings of the question that an editor has added.
    """

    id: str
    question: str
    answer: str
    alternates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RetrievalTask:
    """Entries and questions.

    :param name: In few words, also the name of its file.
    :param entries: In the order of the document.
    :param questions: Judged by :func:`task_key` of an entry's id; without a grade where no entry
        answers.
    """

    name: str
    entries: tuple[TaskEntry, ...]
    questions: tuple[Question, ...]

    @property
    def answerable(self) -> tuple[Question, ...]:
        """The questions that an entry answers."""
        return tuple(question for question in self.questions if question.answerable)

    @property
    def well_curated(self) -> bool:
        """Whether its entries have alternates in such numbers that they lead a search."""
        return sum(len(entry.alternates) for entry in self.entries) >= _MANY * len(self.entries)

    @property
    def has_unanswerable(self) -> bool:
        """Whether some questions are there to be refused."""
        return len(self.answerable) < len(self.questions)


def task_key(id_: str) -> EntryKey:
    """The key that a task's judgements have for an entry, whatever document it is of."""
    return EntryKey("", "", id_)


def write_task(task: RetrievalTask, path: Path) -> None:
    """Write a task as JSON for another process to read."""
    record = {
        "name": task.name,
        "entries": [
            {
                "id": entry.id,
                "question": entry.question,
                "answer": entry.answer,
                "alternates": list(entry.alternates),
            }
            for entry in task.entries
        ],
        "questions": [
            {
                "qid": question.qid,
                "query": question.query,
                "category": question.category,
                "relevance": {key.entry: grade for key, grade in question.relevance.items()},
            }
            for question in task.questions
        ],
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(record, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def read_task(path: Path) -> RetrievalTask:
    """Read what :func:`write_task` or ``scripts/write_unseen_office.py`` wrote.

    :raises BenchmarkError: The file is missing or of another form.
    """
    try:
        return _task(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise BenchmarkError(
            f"{path}: no task can be read from it ({type(error).__name__}). Run 'make bench-peers' "
            "again; it writes the file anew."
        ) from error


def read_tasks(path: Path) -> list[RetrievalTask]:
    """Read a file that holds a list of tasks.

    :raises BenchmarkError: The file is missing or of another form.
    """
    try:
        return [_task(record) for record in json.loads(path.read_text(encoding="utf-8"))]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise BenchmarkError(
            f"{path}: no list of tasks can be read from it ({type(error).__name__}). Run "
            "'python -m scripts.write_unseen_office'; it writes the file anew."
        ) from error


def _task(record: Mapping[str, Any]) -> RetrievalTask:
    return RetrievalTask(
        record["name"],
        tuple(
            TaskEntry(one["id"], one["question"], one["answer"], tuple(one["alternates"]))
            for one in record["entries"]
        ),
        _questions(record["questions"]),
    )


def _questions(records: Sequence[Mapping[str, Any]]) -> tuple[Question, ...]:
    return tuple(
        Question(
            one["qid"],
            one["query"],
            one["category"],
            {task_key(id_): int(grade) for id_, grade in one["relevance"].items()},
        )
        for one in records
    )
