"""What is known before an office has curated anything: a regression learned from many small FAQs.

It looks only at what every collection has, entries and their words; what alternates and gaps tell
is for the calibration to add. Boosted trees over the same features did better for offices like
those that they learned from, and worse for others: docs/experiments.md.
"""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from chatbot.decision import cover, strength, verified
from chatbot.decision.found import Candidates, rows
from chatbot.errors import ModelError

PRIOR_FILE = Path(__file__).parent / "prior.json"

PRIOR_FEATURES = tuple(
    feature
    for feature in (*strength.FEATURES, *cover.FEATURES, *verified.FEATURES)
    if not feature.about_gaps
)
"""What a prior is fitted on; one that was fitted on fewer goes on looking at its own."""

PRIOR_NAMES = tuple(feature.name for feature in PRIOR_FEATURES)


@dataclass(frozen=True, slots=True)
class Prior:
    """A logistic regression over what every collection has.

    :param weights: One per name in ``PRIOR_NAMES``.
    :param intercept: The log-odds where all features are 0.
    """

    weights: NDArray[np.float64]
    intercept: float

    def log_odds(self, rows: NDArray[np.float64]) -> NDArray[np.float64]:
        """Log-odds that each candidate answers the question.

        :param rows: Of :func:`prior_rows`.
        """
        odds: NDArray[np.float64] = rows @ self.weights + self.intercept
        return odds


def prior_rows(candidates: Candidates) -> NDArray[np.float64]:
    """What a prior looks at: one row a candidate, one number per name in ``PRIOR_NAMES``."""
    return rows(PRIOR_FEATURES, candidates)


@cache
def shipped_prior() -> Prior:
    """The package's own; features that it was not fitted on weigh nothing.

    :raises ModelError: The file of it is damaged, or needs a feature that is not there.
    """
    try:
        value = json.loads(PRIOR_FILE.read_text(encoding="utf-8"))
        names, intercept = tuple(value["features"]), float(value["intercept"])
        weights = np.array(value["weights"], dtype=np.float64)
        if weights.shape != (len(names),) or not np.isfinite([*weights, intercept]).all():
            raise ValueError("its weights do not belong to its features")
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelError(
            f"{PRIOR_FILE}: the prior cannot be read ({error}). Install the package again."
        ) from error
    known = [feature.name for feature in PRIOR_FEATURES]
    if missing := [name for name in names if name not in known]:
        raise ModelError(
            f"{PRIOR_FILE}: the prior looks at {', '.join(map(repr, missing))}, which this version "
            "does not work out. Install the package again."
        )
    by_name = dict(zip(names, weights, strict=True))
    return Prior(np.array([by_name.get(name, 0.0) for name in known]), intercept)
