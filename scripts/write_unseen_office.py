"""Write the office that neither encoder, verifier nor prior has seen, for benchmarks/peers.

python -m scripts.write_unseen_office --data ../shared/training --to reports/peers/office.json

The entries of the domains held out of all training, as one office: on its first day, and with two
other wordings of each entry. Asked are the wordings that it does not have, and near misses in
people's own words, which no entry answers.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from rich.console import Console

from chatbot.corpus.questions import BEST
from chatbot.errors import ChatbotError
from training.data import FaqEntry, TrainingFolder
from training.holdout import SHIPPED_FOLD, folds_of, held_out_domain

TASKS = {"office-first-day": 0, "office-two-wordings": 2}
"""Other wordings that each entry has, by name of the task."""

_SEED = 2565


def main() -> int:
    """Read the arguments and write; 0 on success, 1 with a message if not."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, metavar="FOLDER", required=True)
    parser.add_argument("--to", type=Path, metavar="FILE", required=True)
    arguments = parser.parse_args()
    try:
        office = unseen(TrainingFolder(arguments.data).faq())
    except ChatbotError as error:
        Console(stderr=True).print(f"write_unseen_office: {error}", markup=False, soft_wrap=True)
        return 1
    tasks = [office_task(name, office, wordings) for name, wordings in TASKS.items()]
    arguments.to.parent.mkdir(parents=True, exist_ok=True)
    arguments.to.write_text(json.dumps(tasks, ensure_ascii=False) + "\n", encoding="utf-8")
    return 0


def unseen(faq: Sequence[FaqEntry]) -> list[FaqEntry]:
    """The entries of the domains that no shipped part was taught."""
    held_out = [entry for entry in faq if held_out_domain(entry.domain)]
    folds = folds_of(entry.domain for entry in held_out)
    return [entry for entry in held_out if folds[entry.domain] == SHIPPED_FOLD]


def office_task(name: str, office: Sequence[FaqEntry], wordings: int) -> dict[str, Any]:
    """The record of a task, as ``benchmarks/peers/task.py`` reads it.

    :param wordings: Other wordings that each entry has; the rest are asked.
    """
    chance = np.random.default_rng(_SEED)
    entries: list[dict[str, Any]] = []
    questions: list[dict[str, Any]] = []

    def put(query: str, category: str, relevance: dict[str, int]) -> None:
        qid = str(len(questions))
        questions.append({"qid": qid, "query": query, "category": category, "relevance": relevance})

    for number, entry in enumerate(office):
        id_ = str(number)
        order = [entry.variants[place] for place in chance.permutation(len(entry.variants))]
        entries.append(
            {
                "id": id_,
                "question": entry.question,
                "answer": entry.answer,
                "alternates": order[:wordings],
            }
        )
        for text in (*order[wordings:], *entry.spoken):
            put(text, "other wording", {id_: BEST})
        for kind, text in entry.hostile:
            put(text, f"near miss: {kind}", {})
    return {"name": name, "entries": entries, "questions": questions}


if __name__ == "__main__":
    sys.exit(main())
