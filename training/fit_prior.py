"""Make chatbot/decision/prior.json: what decides for a corpus that nobody has curated yet.

Learned from the synthetic FAQs of a training folder, whole domains held out for the figures that
are printed. Run it again after the encoder, the search or what the prior looks at has changed.

Usage: python -m training.fit_prior --data FOLDER
"""

import argparse
import json
import sys
from pathlib import Path

from chatbot.decision.prior import PRIOR_FILE, PRIOR_NAMES
from chatbot.embedding import load_embedder
from chatbot.errors import ChatbotError
from chatbot.settings import load_settings
from training.answerability import COVERAGE, ask_offices, fit_prior, report_prior
from training.data import TrainingFolder


def main() -> int:
    """Ask, report, fit, write; 0 on success, 1 with a message if not."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, metavar="FOLDER", required=True)
    arguments = parser.parse_args()
    try:
        faq = TrainingFolder(arguments.data).faq()
        asked = ask_offices(faq, load_embedder(load_settings()))
    except ChatbotError as error:
        print(f"fit_prior: {error}", file=sys.stderr)
        return 1
    report = report_prior(asked)
    print(f"Domains held out, no alternates, no gaps; {COVERAGE:.0%} of the answerable answered:")
    for kind, share in report.answered.items():
        print(
            f"  {kind}: {share:.3f} of {report.counts[kind]} answered "
            f"({report.in_use[kind]:.3f} from the probability in use)"
        )
    print(f"  right among answered: {report.right:.3f}; AUROC near: {report.auroc:.3f}")
    value = {"features": PRIOR_NAMES, "fitted_on": len(asked), "trees": fit_prior(asked).to_json()}
    PRIOR_FILE.write_text(json.dumps(value) + "\n", encoding="utf-8", newline="\n")
    print(f"{PRIOR_FILE.name}: fitted on {len(asked)} questions")
    return 0


if __name__ == "__main__":
    sys.exit(main())
