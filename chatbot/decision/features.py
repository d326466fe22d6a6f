"""What a collection's own calibration looks at: the strength of what was found, and the prior."""

import numpy as np
from numpy.typing import NDArray

from chatbot.decision import strength
from chatbot.decision.found import Found, row
from chatbot.decision.prior import prior_log_odds
from chatbot.retrieval import Evidence

Features = NDArray[np.float64]

NAMES = (*(feature.name for feature in strength.FEATURES), "prior: log-odds")


def features(evidence: Evidence) -> Features:
    """Describe the evidence for the best entry: one number per name in ``NAMES``."""
    found = Found(evidence)
    return np.append(row(strength.FEATURES, found), prior_log_odds(found))
