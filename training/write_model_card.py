"""Write a trained model's card from its training folder and its benchmark figures.

python scripts/benchmark_retrieval.py --data BENCHMARK --json figures.json
python -m training.write_model_card --model MODEL --work MODEL.work --figures figures.json
"""

import argparse
import json
import sys
from pathlib import Path

from training.card import write_card

_COMMAND = "python -m training.train_embedder --data FOLDER --output runs/encoder/model"


def main() -> int:
    """Read the arguments and write the card."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--model", type=Path, required=True, help="model folder")
    parser.add_argument("--work", type=Path, required=True, help="work folder of its training")
    parser.add_argument("--figures", type=Path, required=True, help="JSON of the benchmark")
    parser.add_argument("--command", default=_COMMAND, help="command to state in the card")
    parser.add_argument("--remarks", default="", help="sentences to add on how it was trained")
    arguments = parser.parse_args()
    report = json.loads((arguments.work / "report.json").read_text(encoding="utf-8"))
    path = arguments.work / "distil" / "log.jsonl"
    if not path.is_file():
        print(
            f"{path}: no such log. The card describes a contextual encoder: train one first, "
            "with distil.layers of at least 1.",
            file=sys.stderr,
        )
        return 1
    log = path.read_text(encoding="utf-8").splitlines()
    write_card(
        arguments.model,
        report,
        json.loads(arguments.figures.read_text(encoding="utf-8")),
        json.loads(log[-1])["holdout"],
        arguments.command,
        arguments.remarks,
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
