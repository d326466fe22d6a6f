"""The tasks: the shipped document with and without curation, unseen offices, a public benchmark."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from benchmarks.beir import read_beir
from benchmarks.peers.task import RetrievalTask, TaskEntry, read_tasks, task_key
from chatbot.corpus import Collection, load_collection
from chatbot.corpus.questions import BEST, Question
from chatbot.evaluation.evaluation_set import load_set
from chatbot.settings import load_settings

SHIPPED, SHIPPED_UNCURATED = "shipped", "shipped-uncurated"
"""Tasks that ours answers from the shipped document itself."""
XQUAD = "xquad-th"

_XQUAD_FOLDER = Path("bench/xquad-th-mteb")
# Where a Thai paragraph's first sentence may end: Thai writes no full stop, but a space.
_LONGEST_TITLE = 120


def shipped_collection(curated: bool) -> Collection:
    """The shipped document, or the same as an office brings it on its first day."""
    collection = load_collection(load_settings().corpus)
    return collection if curated else collection.without_curation()


def shipped_tasks() -> Iterator[RetrievalTask]:
    """The development queries and near misses, put to the shipped document."""
    questions = _shipped_questions()
    for name, curated in ((SHIPPED, True), (SHIPPED_UNCURATED, False)):
        collection = shipped_collection(curated)
        entries = tuple(
            TaskEntry(
                entry.id, entry.question, entry.answer, collection.alternates.get(entry.key, ())
            )
            for entry in collection.entries
        )
        yield RetrievalTask(name, entries, questions)


def _shipped_questions() -> tuple[Question, ...]:
    found = load_set(shipped_collection(curated=True))
    return tuple(
        replace(
            question,
            relevance={task_key(key.entry): grade for key, grade in question.relevance.items()},
        )
        for question in (*found.questions, *found.near_misses)
    )


def office_tasks(path: Path | None) -> list[RetrievalTask]:
    """Tasks that ``scripts/write_unseen_office.py`` wrote; none without a file."""
    return read_tasks(path) if path is not None and path.is_file() else []


def xquad_tasks(shared: Path, each: int) -> list[RetrievalTask]:
    """XQuAD-th: each paragraph an entry; none where the folder is absent.

    A paragraph has no question of its own. Its answer is the paragraph, its question the
    paragraph's beginning, up to a space near 120 characters.

    :param shared: Holds ``bench/xquad-th-mteb``.
    :param each: One question in so many is asked.
    """
    folder = shared / _XQUAD_FOLDER
    if not folder.is_dir():
        return []
    benchmark = read_beir(folder)
    entries = tuple(
        TaskEntry(id_, beginning(text), text) for id_, text in benchmark.documents.items()
    )
    questions = tuple(
        Question(
            qid,
            text,
            "question",
            {task_key(document): BEST for document in benchmark.judgements[qid]},
        )
        for qid, text in list(benchmark.queries.items())[::each]
    )
    return [RetrievalTask(XQUAD, entries, questions)]


def beginning(text: str, most: int = _LONGEST_TITLE) -> str:
    """The beginning of a paragraph, up to the last space within some characters.

    :param most: Characters at most; a text without a space is cut there.
    """
    text = text.strip("\ufeff \n")
    if len(text) <= most:
        return text
    head, space, _ = text[: most + 1].rpartition(" ")
    return head.strip() if space and head.strip() else text[:most]
