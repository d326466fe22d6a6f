"""Make chatbot/decision/prior.json: what decides for a corpus that nobody has curated yet.

    python -m training.fit_prior --data FOLDER --work runs/verifier

Learned from the synthetic FAQs of a training folder. The work folder holds the networks of
``training.train_verifier``; the questions of a fold are read by the one that has not seen it.
Run it again after the encoder, the verifier, the search or what the prior looks at has changed.
"""

import argparse
import json
import sys
from pathlib import Path

from chatbot.decision.prior import PRIOR_FILE, PRIOR_NAMES, Prior
from chatbot.errors import ChatbotError
from training.answerability import ask_offices, fit_prior, readers_of
from training.data import TrainingFolder

_DIGITS = 6


def main() -> int:
    """Ask, fit, write; 0 on success, 1 with a message if not."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, metavar="FOLDER", required=True)
    parser.add_argument("--work", type=Path, metavar="FOLDER", required=True)
    arguments = parser.parse_args()
    try:
        faq = TrainingFolder(arguments.data).faq()
        asked = list(ask_offices(faq, readers_of(arguments.work)))
    except ChatbotError as error:
        print(f"fit_prior: {error}", file=sys.stderr)
        return 1
    write_prior(fit_prior(asked), len(asked))
    print(f"{PRIOR_FILE.name}: fitted on {len(asked)} questions")
    return 0


def write_prior(prior: Prior, fitted_on: int) -> None:
    """Put a prior in the place of the package's own."""
    value = {
        "features": PRIOR_NAMES,
        "fitted_on": fitted_on,
        "weights": [round(float(weight), _DIGITS) for weight in prior.weights],
        "intercept": round(prior.intercept, _DIGITS),
    }
    text = json.dumps(value, indent=1) + "\n"
    PRIOR_FILE.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    sys.exit(main())
