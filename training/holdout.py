"""Rows kept out of training, to watch it: never the public benchmarks, which are for the end."""

import zlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer
from torch import Tensor

from training.data import FaqEntry, Parallel, QuestionPassage
from training.rows import Integers, Rows, encode_rows

_MOST = 2000

FOLDS = 5
SHIPPED_FOLD = 0
"""The part that neither the shipped verifier nor the shipped prior has seen: to measure them by."""


def held_out_domain(domain: str) -> bool:
    """Whether the FAQ entries of a domain are kept aside: about a third of the domains.

    Entries of one domain share their vocabulary, so only whole domains show how the encoder does
    on an office it has not seen. A ranker over this encoder's scores must be fitted on these too.
    """
    return zlib.crc32(domain.encode()) % 3 == 0


def folds_of(domains: Iterable[str]) -> dict[str, int]:
    """The part, 0 to ``FOLDS`` - 1, that each domain is measured in, learned from the others.

    For what is learned from the domains that the encoder has not seen.
    """
    names = sorted(set(domains))
    shuffled = np.random.default_rng(1).permutation(np.array(names))
    return {str(name): place % FOLDS for place, name in enumerate(shuffled)}


def network_path(work: Path, fold: int) -> Path:
    """Where a work folder keeps the verifier's network that has not seen a fold."""
    return work / f"verifier-{fold}.safetensors"


def held_out_block(number: int) -> bool:
    """Whether the parallel row of this number is kept aside: blocks, as neighbours overlap."""
    return number // 200 % 160 == 7


def held_out_text(text: str) -> bool:
    """Whether a question and its passages are kept aside: about one in a hundred."""
    return zlib.crc32(text.encode()) % 100 == 0


@dataclass(frozen=True, slots=True)
class Task:
    """Queries, documents, and the document that each query should find.

    :param queries: Rows of the queries.
    :param documents: Rows of the documents.
    :param targets: Key of the document wanted by each query.
    :param keys: Key of each document; several may share one.
    """

    queries: Rows
    documents: Rows
    targets: Integers
    keys: Integers


@dataclass(frozen=True, slots=True)
class Holdout:
    """The tasks that watch a training run, by name."""

    tasks: dict[str, Task]

    @staticmethod
    def build(
        tokenizer: Tokenizer,
        parallel: Sequence[Parallel],
        questions: Sequence[QuestionPassage],
        cross_lingual: Sequence[QuestionPassage],
        faq: Sequence[FaqEntry],
    ) -> "Holdout":
        """Tasks from rows that no training set holds; a kind without rows has no task."""
        tasks: dict[str, Task] = {}
        texts = {
            "translation": [(row.english, row.thai) for row in parallel],
            "questions": [(row.question, row.passage) for row in questions],
            "cross-lingual": [(row.question, row.passage) for row in cross_lingual],
        }
        for name, pairs in texts.items():
            documents = list(dict.fromkeys(document for _, document in pairs[:_MOST]))
            number = {document: key for key, document in enumerate(documents)}
            if documents:
                tasks[name] = Task(
                    encode_rows(tokenizer, [query for query, _ in pairs[:_MOST]]),
                    encode_rows(tokenizer, documents),
                    np.array([number[document] for _, document in pairs[:_MOST]]),
                    np.arange(len(documents)),
                )
        if faq:
            asked = [(text, key) for key, entry in enumerate(faq) for text in entry.variants]
            rows = [text for entry in faq for text in (entry.question, entry.answer)]
            tasks["faq"] = Task(
                encode_rows(tokenizer, [text for text, _ in asked]),
                encode_rows(tokenizer, rows),
                np.array([key for _, key in asked]),
                np.repeat(np.arange(len(faq)), 2),
            )
        return Holdout(tasks)

    def measure(self, embed: Callable[[Rows], Tensor]) -> dict[str, float]:
        """Hit rate@1 of each task.

        :param embed: Unit vectors of rows, shape (rows, dimensions).
        """
        return {
            name: float(np.mean(_first(embed, task) == task.targets))
            for name, task in self.tasks.items()
        }


def _first(embed: Callable[[Rows], Tensor], task: Task) -> Integers:
    scores = embed(task.queries) @ embed(task.documents).T
    best: Integers = task.keys[scores.argmax(dim=1).cpu().numpy()]
    return best
