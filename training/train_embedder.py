"""Train the embedded Thai-English sentence encoder from a folder of public text.

    python -m training.train_embedder --data FOLDER --output runs/encoder/model

Needs the packages of ``training/requirements.txt``. FOLDER is laid out as training/data.py says;
its texts are not shipped, and the model card names their sources.

One command makes the tokenizer, a static encoder, the teachers' vectors and the contextual
encoder, and saves the model folder. Stopped and started again, it goes on from the work folder,
where ``static/log.jsonl`` and ``distil/log.jsonl`` have a line for each evaluation. With
``--option distil.layers=0`` the static encoder is the result. ``training.write_model_card`` then
writes the model card from that folder and the figures of ``scripts/benchmark_retrieval.py``.
"""

import argparse
import logging
import sys
from dataclasses import replace
from pathlib import Path

import torch

from chatbot.errors import ChatbotError
from training.export import Storage
from training.options import with_option
from training.pipeline import TrainingOptions, train


def main() -> int:
    """Read the arguments and train; 0 on success, 1 with a message if not."""
    parser = argparse.ArgumentParser(
        description=__doc__.splitlines()[0],
        epilog="Needs: pip install -r training/requirements.txt",
    )
    parser.add_argument(
        "--data",
        type=Path,
        required=True,
        help="folder of training text, laid out as training/data.py says",
    )
    parser.add_argument("--output", type=Path, required=True, help="model folder to write")
    parser.add_argument(
        "--work",
        type=Path,
        help="folder for what the stages make and for logs (default: OUTPUT.work)",
    )
    parser.add_argument(
        "--seed",
        type=int,
        help="seed of the two trainings; --option taught.seed=N chooses the teachers' texts",
    )
    parser.add_argument(
        "--threads",
        type=int,
        help="torch threads; 1 is fastest on a machine that is busy with other work",
    )
    parser.add_argument(
        "--storage",
        choices=[kind.value for kind in Storage],
        help="how a static encoder is stored, with distil.layers=0",
    )
    parser.add_argument(
        "--option",
        action="append",
        default=[],
        metavar="STAGE.NAME=VALUE",
        help="any option that training's modules document, e.g. static.dimensions=256; repeatable",
    )
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s", stream=sys.stderr)
    if arguments.threads:
        torch.set_num_threads(arguments.threads)
    chosen = list(arguments.option)
    if arguments.seed is not None:
        chosen += [f"{stage}.seed={arguments.seed}" for stage in ("static", "distil")]
    options = TrainingOptions()
    if arguments.storage:
        options = replace(options, storage=Storage(arguments.storage))
    work = arguments.work or arguments.output.with_name(arguments.output.name + ".work")
    try:
        for setting in chosen:
            options = with_option(options, setting)
        train(arguments.data, arguments.output, work, options)
    except ChatbotError as error:
        logging.error("%s", error)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
