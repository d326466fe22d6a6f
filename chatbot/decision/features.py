"""What a collection's own calibration looks at: all that a prior looks at, the gaps, the prior."""

import numpy as np
from numpy.typing import NDArray

from chatbot.decision import cover, strength, verified
from chatbot.decision.found import Candidates, rows
from chatbot.decision.prior import prior_log_odds

Features = NDArray[np.float64]

_FEATURES = (*strength.FEATURES, *cover.FEATURES, *verified.FEATURES)

NAMES = (*(feature.name for feature in _FEATURES), "prior: log-odds")


def features(candidates: Candidates) -> Features:
    """Describe the candidates: one row each, one number per name in ``NAMES``."""
    odds = prior_log_odds(candidates)
    return np.column_stack([rows(_FEATURES, candidates), odds])
