"""Evaluate the chatbot on the corpus's development set or on files of the same format.

    python scripts/evaluate.py --queries FILE --conversations FILE --output DIR

Prints tables and writes evaluation.json and evaluation.html; docs/evaluation.md explains them.
"""

import argparse
import sys
from pathlib import Path

from rich.console import Console

from chatbot.errors import ChatbotError
from chatbot.evaluation.command import DEFAULT_OUTPUT, run_evaluation
from chatbot.settings import load_settings


def main() -> int:
    """Read the arguments and evaluate; 0 on success, 1 with a message if not."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--queries", type=Path, metavar="FILE", help="single queries")
    parser.add_argument("--conversations", type=Path, metavar="FILE", help="conversations")
    parser.add_argument(
        "--behaviours",
        type=Path,
        metavar="FILE",
        action="append",
        default=[],
        help="cases of behaviours, repeatable",
    )
    parser.add_argument("--attacks", type=Path, metavar="FILE", help="attacks")
    parser.add_argument("--output", type=Path, metavar="DIR", default=DEFAULT_OUTPUT)
    parser.add_argument(
        "--no-ablation", dest="ablation", action="store_false", help="leave no part and no gap out"
    )
    arguments = parser.parse_args()
    try:
        run_evaluation(load_settings(), **vars(arguments))
    except ChatbotError as error:
        Console(stderr=True).print(f"evaluate: {error}", markup=False, soft_wrap=True)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
