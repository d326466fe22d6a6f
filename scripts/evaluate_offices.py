"""Measure the decision on offices that neither encoder, verifier nor prior has seen.

python scripts/evaluate_offices.py --data ../shared/training

The shipped parts, as they are. Whole domains were held out: a third of them of the encoder, and of
these a fifth of the verifier and of the prior; the offices are made of that fifth.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table
from scipy.special import logit

from chatbot.decision.calibration import ANSWER_FROM_UNCURATED
from chatbot.decision.prior import shipped_prior
from chatbot.errors import ChatbotError
from training.answerability import ask_offices, shipped_reader
from training.data import TrainingFolder
from training.office_scores import Decided, lowest_threshold, score_offices
from training.offices import SIZE

WORDINGS = {0: "first day", 2: "2 wordings an entry", 5: "5 wordings an entry"}


def main() -> int:
    """Read the arguments, measure, print; 0 on success, 1 with a message if not."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, metavar="FOLDER", required=True)
    arguments = parser.parse_args()
    try:
        faq = TrainingFolder(arguments.data).faq()
        prior, asked = shipped_prior(), ask_offices(faq, shipped_reader(), (SIZE,))
        decided = [Decided(one, prior.log_odds(one.rows)) for one in asked]
    except ChatbotError as error:
        Console(stderr=True).print(f"evaluate_offices: {error}", markup=False, soft_wrap=True)
        return 1
    table = Table(
        title=f"Offices of {SIZE} entries or more, near misses one question in four; "
        f"answered from {ANSWER_FROM_UNCURATED}"
    )
    for column in (
        *("office", "questions", "right first", "among three", "coverage", "wrong", "AUROC", "ECE"),
        *("coverage at 5 % wrong", "at 3 %", "near misses answered"),
    ):
        table.add_column(column)
    for wordings, name in WORDINGS.items():
        group = [one for one in decided if one.question.wordings == wordings]
        table.add_row(name, *_cells(group))
    console = Console()
    (console if console.is_terminal else Console(width=200)).print(table)
    return 0


def _cells(group: Sequence[Decided]) -> list[str]:
    scores = score_offices(group, float(logit(ANSWER_FROM_UNCURATED)))
    reached = [
        score_offices(group, lowest_threshold(group, most)).coverage for most in (0.05, 0.03)
    ]
    near = ", ".join(f"{kind} {share:.2f}" for kind, share in scores.near.items())
    figures = (
        *(scores.first, scores.three, scores.coverage, scores.wrong, scores.auroc, scores.error),
        *reached,
    )
    return [str(scores.questions), *(f"{figure:.3f}" for figure in figures), near]


if __name__ == "__main__":
    sys.exit(main())
