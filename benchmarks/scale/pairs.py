"""Real Thai questions and passages as a collection of so many entries."""

import json
import lzma
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from benchmarks.bare_collection import bare_collection
from chatbot.corpus import Collection
from chatbot.errors import ChatbotError

PAIRS_FILE = Path("training/qa_pairs.th.jsonl.xz")
REAL = 200_000
"""Pairs that entries are made of at most."""
ASKED = 2_000
"""Pairs that are no entries, and whose questions are asked."""
SEED = 0
_KEYWORDS = 4
"""Words of a title that are asked as keywords, as people type them."""


@dataclass(frozen=True, slots=True)
class Pairs:
    """Questions with the passages under them.

    :param entries: Those that entries are made of, in the order in which they come in.
    :param titles: Whole questions of pairs that are no entries.
    :param keywords: The first words of other ones.
    """

    entries: list[tuple[str, str]]
    titles: list[str]
    keywords: list[str]


def read_pairs(shared: Path) -> Pairs:
    """Read them, in an order of their own so that each size is a sample of all.

    :param shared: The folder that holds ``PAIRS_FILE``.
    :raises ChatbotError: It does not.
    """
    path = shared / PAIRS_FILE
    if not path.is_file():
        raise ChatbotError(
            f"{path} is not there; --shared names the folder that has {PAIRS_FILE} in it."
        )
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    order = np.random.default_rng(SEED).permutation(len(rows)).tolist()
    asked = [rows[place]["q"] for place in order[:ASKED]]
    entries = [rows[place] for place in order[ASKED : ASKED + REAL]]
    return Pairs(
        [(row["q"], row["p"]) for row in entries],
        asked[: ASKED // 2],
        [" ".join(question.split()[:_KEYWORDS]) for question in asked[ASKED // 2 :]],
    )


def collection_of(entries: list[tuple[str, str]]) -> Collection:
    """A collection of one document with so many entries, nothing curated."""
    numbered = [(str(number), *entry) for number, entry in enumerate(entries)]
    return bare_collection("scale", numbered, {})
