"""What a collection's own calibration looks at: the strength of what was found, and the prior."""

import numpy as np
from numpy.typing import NDArray

from chatbot.decision import strength
from chatbot.decision.found import Candidates, rows
from chatbot.decision.prior import prior_log_odds

Features = NDArray[np.float64]

NAMES = (*(feature.name for feature in strength.FEATURES), "prior: log-odds")


def features(candidates: Candidates) -> Features:
    """Describe the candidates: one row each, one number per name in ``NAMES``."""
    odds = prior_log_odds(candidates)
    return np.column_stack([rows(strength.FEATURES, candidates), odds])
