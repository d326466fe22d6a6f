"""What is known before an office has curated anything: a model learned from many small FAQs.

It looks only at what every collection has, entries and their words; what alternates and gaps tell
is for the calibration to add.
"""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from chatbot.decision import cover, strength
from chatbot.decision.found import Feature, Found, row
from chatbot.decision.trees import CompiledTrees, Trees
from chatbot.errors import ModelError
from chatbot.retrieval import Evidence

PRIOR_FILE = Path(__file__).parent / "prior.json"

PRIOR_FEATURES = tuple(
    feature for feature in (*strength.FEATURES, *cover.FEATURES) if not feature.about_gaps
)
"""What a prior is fitted on; one that was fitted on fewer goes on looking at its own."""

PRIOR_NAMES = tuple(feature.name for feature in PRIOR_FEATURES)


@dataclass(frozen=True, slots=True)
class _Prior:
    features: tuple[Feature, ...]
    trees: CompiledTrees


def prior_row(evidence: Evidence) -> NDArray[np.float64]:
    """What a prior is fitted on: one number per name in ``PRIOR_NAMES``."""
    return row(PRIOR_FEATURES, Found(evidence))


def prior_log_odds(found: Found) -> float:
    """Log-odds that the best entry answers the question, whatever the collection.

    :raises ModelError: The package's own file of it is damaged, or needs a feature that is not
        there.
    """
    prior = _prior()
    return prior.trees.log_odds(row(prior.features, found))


@cache
def _prior() -> _Prior:
    try:
        value = json.loads(PRIOR_FILE.read_text(encoding="utf-8"))
        names, trees = tuple(value["features"]), Trees.from_json(value["trees"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelError(
            f"{PRIOR_FILE}: the prior cannot be read ({error}). Install the package again."
        ) from error
    by_name = {feature.name: feature for feature in PRIOR_FEATURES}
    if missing := [name for name in names if name not in by_name]:
        raise ModelError(
            f"{PRIOR_FILE}: the prior looks at {', '.join(map(repr, missing))}, which this version "
            "does not work out. Install the package again."
        )
    return _Prior(tuple(by_name[name] for name in names), trees.compile())
