"""Read the folder of public text that the encoder is trained from.

Five kinds of rows, one file each, compressed with xz where large. Nothing here decides how a row
is used; rows under a share-alike licence are left out unless they are asked for.
"""

import json
import lzma
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from chatbot.errors import ChatbotError

PARALLEL = "parallel.th-en.tsv.xz"
PARAPHRASES = "paraphrase.th-th.tsv.xz"
QUESTIONS = "qa_pairs.th.jsonl.xz"
CROSS_LINGUAL_QUESTIONS = "qa_pairs.en-th.jsonl.xz"
FAQ = "faq_pairs.th.jsonl"
NEAR_MISSES = "near_misses.th.jsonl"
PLAIN = "plain.th.sample.txt.xz"

# Source of parallel rows that a machine translated, and not well.
MACHINE_TRANSLATED = "msdocs-alchemyinsights"


class TrainingDataError(ChatbotError):
    """Training data that is missing or cannot be read."""


@dataclass(frozen=True, slots=True)
class Parallel:
    """One text in Thai and English.

    :param thai: Thai side.
    :param english: English side.
    :param kind: What the text is: ``sent``, ``head``, ``ui``, ``word`` …
    :param source: Name of the source.
    :param licence: Licence as the source states it.
    """

    thai: str
    english: str
    kind: str
    source: str
    licence: str


@dataclass(frozen=True, slots=True)
class Paraphrase:
    """Two Thai renderings of one English text."""

    first: str
    second: str
    source: str


@dataclass(frozen=True, slots=True)
class QuestionPassage:
    """A title, heading or question, with the passage under it."""

    question: str
    passage: str
    source: str
    licence: str


@dataclass(frozen=True, slots=True)
class FaqEntry:
    """One synthetic FAQ entry.

    :param topic: ``domain: cluster`` of the entry.
    :param question: The question in an office's wording.
    :param answer: Its answer.
    :param variants: The same question in other people's wordings.
    :param near_misses: Questions of the same vocabulary that the answer does not answer, worded as
        an office words them.
    :param hostile: The same in people's own words, each with its kind: ``name``, ``value``,
        ``condition``, ``detail``.
    :param spoken: One more wording of the question, short and spoken; none in a folder without
        the second file.
    """

    topic: str
    question: str
    answer: str
    variants: tuple[str, ...]
    near_misses: tuple[str, ...]
    hostile: tuple[tuple[str, str], ...] = ()
    spoken: tuple[str, ...] = ()

    @property
    def domain(self) -> str:
        """The part of the topic before the colon: entries of one domain share vocabulary."""
        return self.topic.split(":")[0].strip()


class TrainingFolder:
    """The files of a training folder as lists of rows.

    :param path: Folder that holds the files named by this module's constants.
    :raises TrainingDataError: If the folder is not there.
    """

    def __init__(self, path: Path) -> None:
        if not path.is_dir():
            raise TrainingDataError(
                f"No training data: the folder {path} does not exist. Name the folder that holds "
                f"{PARALLEL}, {QUESTIONS} and the other files with --data."
            )
        self.path = path

    def parallel(self, share_alike: bool = False) -> list[Parallel]:
        """Thai-English rows in the order of their documents.

        :param share_alike: Keep rows whose licence asks that derived works carry the same licence.
        """
        rows = [Parallel(*cells) for cells in self._table(PARALLEL, 5)]
        return [row for row in rows if share_alike or not _is_share_alike(row.licence)]

    def paraphrases(self) -> list[Paraphrase]:
        """Thai-Thai rows."""
        return [Paraphrase(*cells) for cells in self._table(PARAPHRASES, 3)]

    def questions(self, share_alike: bool = False) -> list[QuestionPassage]:
        """Thai questions, titles and headings with Thai passages."""
        return self._questions(QUESTIONS, share_alike)

    def cross_lingual_questions(self, share_alike: bool = False) -> list[QuestionPassage]:
        """English headings with Thai passages."""
        return self._questions(CROSS_LINGUAL_QUESTIONS, share_alike)

    def faq(self) -> list[FaqEntry]:
        """Synthetic FAQ entries with near misses, neighbours of one domain one after another."""
        more = self._more_of_faq() if (self.path / NEAR_MISSES).is_file() else {}
        return [
            FaqEntry(
                record["topic"],
                record["q"],
                record["a"],
                tuple(record["variants"]),
                tuple(record["near_misses"]),
                *more.get(number, ((), ())),
            )
            for number, record in enumerate(
                self._records(FAQ, ("topic", "q", "a", "variants", "near_misses"))
            )
            if record["near_misses"]
        ]

    def _more_of_faq(self) -> dict[int, tuple[tuple[tuple[str, str], ...], tuple[str, ...]]]:
        """Per number of an entry its near misses in people's words, and its spoken wording."""
        return {
            record["entry"]: (
                tuple((one["kind"], one["query"]) for one in record["near_misses"]),
                (record["positive"],),
            )
            for record in self._records(NEAR_MISSES, ("entry", "near_misses", "positive"))
        }

    def plain(self) -> Iterator[str]:
        """Thai paragraphs and sentences, one at a time."""
        for _, line in self._lines(PLAIN):
            if line:
                yield line

    def _questions(self, name: str, share_alike: bool) -> list[QuestionPassage]:
        rows = [
            QuestionPassage(record["q"], record["p"], record["source"], record["licence"])
            for record in self._records(name, ("q", "p", "source", "licence"))
        ]
        return [row for row in rows if share_alike or not _is_share_alike(row.licence)]

    def _table(self, name: str, columns: int) -> Iterator[list[str]]:
        for number, line in self._lines(name):
            cells = line.split("\t")
            if len(cells) != columns:
                raise TrainingDataError(
                    f"{self.path / name}, line {number}: {len(cells)} tab-separated cells, "
                    f"expected {columns}. Check that the file was copied whole."
                )
            yield cells

    def _records(self, name: str, keys: tuple[str, ...]) -> Iterator[dict[str, Any]]:
        for number, line in self._lines(name):
            try:
                record = json.loads(line)
                missing = [key for key in keys if key not in record]
            except (ValueError, TypeError) as error:
                raise TrainingDataError(
                    f"{self.path / name}, line {number}: not a JSON object ({error}). "
                    "Check that the file was copied whole."
                ) from error
            if missing:
                raise TrainingDataError(
                    f"{self.path / name}, line {number}: no {', '.join(missing)}. "
                    f"Each line needs {', '.join(keys)}."
                )
            yield record

    def _lines(self, name: str) -> Iterator[tuple[int, str]]:
        path = self.path / name
        if not path.is_file():
            raise TrainingDataError(
                f"No training data: {path} does not exist. The folder needs this file; "
                "see training/data.py for the layout."
            )
        with lzma.open(path) if path.suffix == ".xz" else path.open("rb") as stream:
            for number, line in enumerate(stream, 1):
                yield number, line.decode("utf-8").rstrip("\n")


def _is_share_alike(licence: str) -> bool:
    return "BY-SA" in licence.upper()
