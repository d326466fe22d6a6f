"""Make chatbot/decision/prior.json: the calibration of a corpus that nobody has curated yet.

The shipped corpus is asked its own alternates and gaps with none of them in the index.

Usage: python scripts/fit_prior.py
"""

import json
from pathlib import Path

import chatbot
from chatbot.corpus import load_corpus
from chatbot.decision.fit import fit_calibration
from chatbot.embedding import load_embedder
from chatbot.settings import load_settings
from chatbot.text.segment import Segmenter


def main() -> None:
    """Fit with everything held out at once and write the result."""
    settings = load_settings()
    corpus = load_corpus(settings.corpus)
    prior = fit_calibration(corpus, Segmenter(corpus.glossary), load_embedder(settings), folds=1)
    if prior is None:
        raise SystemExit("fit_prior: the corpus has no alternates or no gaps to learn from.")
    path = Path(chatbot.__file__).parent / "decision" / "prior.json"
    path.write_text(json.dumps(prior.to_json(), indent=1) + "\n", encoding="utf-8", newline="\n")
    print(f"{path.name}: fitted on {prior.fitted_on} questions")


if __name__ == "__main__":
    main()
