"""Measure what drafts without a language model bring to an office on its first day.

python scripts/measure_drafts.py --data ../shared/training

Offices of FAQ entries that neither encoder nor verifier has seen. Each is drafted for, all drafts
that the filter keeps are accepted, and the entries' other wordings are asked, before and after.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table

from chatbot.decision.assess import Assessor
from chatbot.decision.calibration import Calibration
from chatbot.drafting.filtering import Filter
from chatbot.drafting.run import drafts_of
from chatbot.drafting.without_model import FreeDrafter
from chatbot.engine import Chatbot
from chatbot.errors import ChatbotError
from chatbot.index.build import build_index
from chatbot.query import QueryReader
from chatbot.repair import Repairer
from chatbot.retrieval import Retriever
from training.answerability import shipped_reader
from training.data import FaqEntry, TrainingFolder
from training.holdout import SHIPPED_FOLD, folds_of, held_out_domain
from training.offices import SIZE, make_collection, make_offices

_SEED = 2565


def main() -> int:
    """Read the arguments, measure, print; 0 on success, 1 with a message if not."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, metavar="FOLDER", required=True)
    arguments = parser.parse_args()
    console = Console(width=200)
    try:
        faq = TrainingFolder(arguments.data).faq()
    except ChatbotError as error:
        Console(stderr=True).print(f"measure_drafts: {error}", markup=False, soft_wrap=True)
        return 1
    reader = shipped_reader()[SHIPPED_FOLD]
    table = Table(title="Right entry first, official text alone and with all drafts accepted")
    for column in ("office", "entries", "questions", "drafts an entry", "before", "after"):
        table.add_column(column)
    for number, office in enumerate(make_offices(_unseen(faq), SIZE, _SEED), start=1):
        drafts, counts = _draft(office, reader)
        before, after = (
            _right_first(office, texts, reader) for texts in ([()] * len(office), drafts)
        )
        questions = sum(len(entry.variants) for entry in office)
        each = sum(map(len, drafts)) / len(office)
        shares = (f"{right / questions:.3f} ({right})" for right in (before, after))
        table.add_row(str(number), str(len(office)), str(questions), f"{each:.1f}", *shares)
        console.print(f"office {number}: {dict(counts.most_common())}", markup=False)
    console.print(table)
    return 0


def _unseen(faq: Sequence[FaqEntry]) -> list[FaqEntry]:
    held_out = [entry for entry in faq if held_out_domain(entry.domain)]
    folds = folds_of(entry.domain for entry in held_out)
    return [entry for entry in held_out if folds[entry.domain] == SHIPPED_FOLD]


def _chatbot(
    office: Sequence[FaqEntry], alternates: Sequence[Sequence[str]], reader: QueryReader
) -> Chatbot:
    collection = make_collection(office, alternates)
    assessor = Assessor(Retriever(build_index(collection, reader)), Calibration.of_prior())
    return Chatbot(collection, assessor, reader, Repairer.build(collection, reader.segmenter))


def _draft(office: Sequence[FaqEntry], reader: QueryReader) -> tuple[list[list[str]], Counter[str]]:
    """Per entry the drafts that are kept; and how many are kept, or dropped for which reason."""
    chatbot = _chatbot(office, [()] * len(office), reader)
    drafter, judge = FreeDrafter(chatbot.collection, reader.segmenter), Filter(chatbot)
    made = [drafts_of(entry, drafter, judge) for entry in chatbot.collection.entries]
    counts = Counter(line.reason or "kept" for lines in made for line in lines)
    return [[line.text for line in lines if line.status == "open"] for lines in made], counts


def _right_first(
    office: Sequence[FaqEntry], alternates: Sequence[Sequence[str]], reader: QueryReader
) -> int:
    """How many other wordings of the entries bring their entry first."""
    assessor = _chatbot(office, alternates, reader).assessor
    return sum(
        assessor.assess(reader.read(text)).evidence.order[:1].tolist() == [number]
        for number, entry in enumerate(office)
        for text in entry.variants
    )


if __name__ == "__main__":
    sys.exit(main())
