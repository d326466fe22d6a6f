"""Rows kept out of training, to watch it: never the public benchmarks, which are for the end."""

import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
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
class HeldTexts:
    """A task as texts.

    :param queries: Texts that are asked.
    :param documents: Texts to be found; all are passages but official questions.
    :param targets: Key of the document wanted by each query.
    :param keys: Key of each document; several may share one.
    """

    queries: list[str]
    documents: list[str]
    targets: list[int]
    keys: list[int]


def held_texts(
    parallel: Sequence[Parallel],
    questions: Sequence[QuestionPassage],
    cross_lingual: Sequence[QuestionPassage],
    faq: Sequence[FaqEntry],
) -> dict[str, HeldTexts]:
    """Tasks by name, of the rows among these that no training set holds; none without rows."""
    tasks: dict[str, HeldTexts] = {}
    texts = {
        "translation": [
            (row.english, row.thai) for number, row in enumerate(parallel) if held_out_block(number)
        ],
        "questions": [
            (row.question, row.passage) for row in questions if held_out_text(row.question)
        ],
        "cross-lingual": [
            (row.question, row.passage) for row in cross_lingual if held_out_text(row.question)
        ],
    }
    for name, pairs in texts.items():
        documents = list(dict.fromkeys(document for _, document in pairs[:_MOST]))
        number = {document: key for key, document in enumerate(documents)}
        if documents:
            tasks[name] = HeldTexts(
                [query for query, _ in pairs[:_MOST]],
                documents,
                [number[document] for _, document in pairs[:_MOST]],
                list(range(len(documents))),
            )
    aside = [entry for entry in faq if held_out_domain(entry.domain)]
    if aside:
        asked = [(text, key) for key, entry in enumerate(aside) for text in entry.variants]
        tasks["faq"] = HeldTexts(
            [text for text, _ in asked],
            [text for entry in aside for text in (entry.question, entry.answer)],
            [key for _, key in asked],
            [key for key, _ in enumerate(aside) for _ in range(2)],
        )
    return tasks


@dataclass(frozen=True, slots=True)
class Holdout:
    """The tasks that watch a training run, by name."""

    tasks: dict[str, Task]

    @staticmethod
    def build(tokenizer: Tokenizer, texts: Mapping[str, HeldTexts]) -> "Holdout":
        """Tasks as piece ids.

        :param texts: From :func:`held_texts`.
        """
        return Holdout(
            {
                name: Task(
                    encode_rows(tokenizer, one.queries),
                    encode_rows(tokenizer, one.documents),
                    np.array(one.targets),
                    np.array(one.keys),
                )
                for name, one in texts.items()
            }
        )

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
