"""Train the embedded Thai-English sentence encoder from a folder of public text.

    python scripts/train_embedder.py --data FOLDER --output runs/encoder/model

One command makes the tokenizer, the teacher's vectors and the encoder, and saves a folder that
``SentenceTransformer(folder)`` loads. Stopped and started again, it goes on from the work folder,
where ``log.jsonl`` has a line for each evaluation. ``scripts/write_model_card.py`` then writes the
model card from that folder and the figures of ``scripts/benchmark_retrieval.py``.
"""

import argparse
import logging
import sys
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import torch

from chatbot.errors import ChatbotError
from chatbot.training.export import Storage
from chatbot.training.pipeline import TrainingOptions, train


def main() -> int:
    """Read the arguments and train; 0 on success, 1 with a message if not."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="folder of training text")
    parser.add_argument("--output", type=Path, required=True, help="model folder to write")
    parser.add_argument(
        "--work", type=Path, help="folder for tokenizer, checkpoint and log (default: OUTPUT.work)"
    )
    parser.add_argument("--steps", type=int, help="optimiser steps")
    parser.add_argument("--seed", type=int, help="seed of everything drawn")
    parser.add_argument(
        "--threads",
        type=int,
        help="torch threads; 1 is fastest on a machine that is busy with other work",
    )
    parser.add_argument("--storage", choices=[kind.value for kind in Storage])
    parser.add_argument(
        "--option",
        action="append",
        default=[],
        metavar="STAGE.NAME=VALUE",
        help="any option of tokenizer, sets or encoder, e.g. encoder.dimensions=256; repeatable",
    )
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s", stream=sys.stderr)
    if arguments.threads:
        torch.set_num_threads(arguments.threads)
    chosen = list(arguments.option)
    chosen += [
        f"encoder.{name}={value}"
        for name in ("steps", "seed")
        if (value := getattr(arguments, name)) is not None
    ]
    options = TrainingOptions()
    if arguments.storage:
        options = replace(options, storage=Storage(arguments.storage))
    work = arguments.work or arguments.output.with_name(arguments.output.name + ".work")
    try:
        for setting in chosen:
            options = _with(options, setting)
        train(arguments.data, arguments.output, work, options)
    except ChatbotError as error:
        logging.error("%s", error)
        return 1
    return 0


def _with(options: TrainingOptions, setting: str) -> TrainingOptions:
    path, separator, text = setting.partition("=")
    stage, _, name = path.partition(".")
    known = stage in ("tokenizer", "sets", "encoder")
    group: Any = getattr(options, stage) if known else None
    if not (separator and known and name in {field.name for field in fields(group)}):
        raise ChatbotError(
            f"--option {setting}: expected STAGE.NAME=VALUE with a stage tokenizer, sets or "
            "encoder and a name that chatbot/training documents for it."
        )
    try:
        kind = type(getattr(group, name))
        value = text.lower() in ("1", "true", "yes") if kind is bool else kind(text)
    except ValueError as error:
        raise ChatbotError(f"--option {setting}: {error}") from error
    stages: dict[str, Any] = {stage: replace(group, **{name: value})}
    return replace(options, **stages)


if __name__ == "__main__":
    sys.exit(main())
