"""What is known before an office has curated anything: a model learned from many small FAQs.

Made by training/fit_prior.py of a checkout. It looks only at what every corpus has, entries and
their words; what alternates and gaps tell is for the calibration to add.
"""

import json
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from chatbot.decision import cover, strength
from chatbot.decision.trees import CompiledTrees, Trees
from chatbot.embedding import Embedder
from chatbot.errors import ModelError
from chatbot.retrieval import Evidence

PRIOR_FILE = Path(__file__).parent / "prior.json"

# Gaps, which a corpus without curation lacks, are left to the calibration.
_STRENGTH = [place for place, name in enumerate(strength.NAMES) if "gap" not in name]
NAMES = (*(strength.NAMES[place] for place in _STRENGTH), *cover.NAMES)
"""What the prior looks at."""


def prior_row(evidence: Evidence, embedder: Embedder) -> NDArray[np.float64]:
    """What the prior looks at: one number per name in ``NAMES``."""
    return np.concatenate([strength.strength(evidence)[_STRENGTH], cover.cover(evidence, embedder)])


def prior_log_odds(evidence: Evidence, embedder: Embedder) -> float:
    """Log-odds that the best entry answers the question, whatever the corpus.

    :raises ModelError: The package's own file of it is damaged, or made for other features.
    """
    return _prior().log_odds(prior_row(evidence, embedder))


@cache
def _prior() -> CompiledTrees:
    try:
        value = json.loads(PRIOR_FILE.read_text(encoding="utf-8"))
        names, trees = tuple(value["features"]), Trees.from_json(value["trees"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelError(
            f"{PRIOR_FILE}: the prior cannot be read ({error}). Install the package again."
        ) from error
    if names != NAMES:
        raise ModelError(
            f"{PRIOR_FILE}: the prior was fitted for other features than this version "
            "looks at. Install the package again."
        )
    return trees.compile()
