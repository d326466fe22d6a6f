"""Train the verifier's network from a folder of synthetic FAQs.

    python -m training.train_verifier --data FOLDER --work runs/verifier --fold 0 --fold 1
    python -m training.train_verifier --data FOLDER --work runs/verifier --fold 0 --install

For each fold a network that has not seen the fold's domains, kept in the work folder, from where
``training.fit_prior`` and ``scripts/evaluate_offices.py`` take it. ``--install`` puts the last of
them in the place of the package's own. Needs the packages of ``training/requirements.txt``; an
epoch takes four seconds on an H100, and some minutes on two cores.
"""

import argparse
import logging
import sys
from functools import partial
from pathlib import Path

from safetensors.numpy import save_file

from chatbot.embedding import embedded_model
from chatbot.encoder.quantise import pack
from chatbot.errors import ChatbotError
from chatbot.verifier.verifier import NETWORK_FILE
from training.data import TrainingFolder
from training.files import write_whole
from training.holdout import FOLDS, network_path
from training.verifier_training import VerifierOptions, train_verifier


def main() -> int:
    """Train and write; 0 on success, 1 with a message if not."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, metavar="FOLDER", required=True)
    parser.add_argument("--work", type=Path, metavar="FOLDER", required=True)
    parser.add_argument("--fold", type=int, action="append", choices=range(FOLDS), required=True)
    parser.add_argument("--epochs", type=int, default=VerifierOptions().epochs)
    parser.add_argument("--install", action="store_true")
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s", stream=sys.stderr)
    arguments.work.mkdir(parents=True, exist_ok=True)
    try:
        faq = TrainingFolder(arguments.data).faq()
        for fold in arguments.fold:
            options = VerifierOptions(epochs=arguments.epochs)
            packed = pack(train_verifier(faq, embedded_model(), fold, options))
            path = network_path(arguments.work, fold)
            write_whole(path, partial(save_file, packed))
            logging.info("%s", path)
    except ChatbotError as error:
        logging.error("%s", error)
        return 1
    if arguments.install:
        NETWORK_FILE.write_bytes(path.read_bytes())
    return 0


if __name__ == "__main__":
    sys.exit(main())
