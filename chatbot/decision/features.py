"""What a corpus's own calibration looks at: the strength of what was found, and the prior."""

import numpy as np
from numpy.typing import NDArray

from chatbot.decision import strength
from chatbot.decision.prior import prior_log_odds
from chatbot.embedding import Embedder
from chatbot.retrieval import Evidence

Features = NDArray[np.float64]

NAMES = (*strength.NAMES, "prior: log-odds")


def features(evidence: Evidence, embedder: Embedder) -> Features:
    """Describe the evidence for the best entry: one number per name in ``NAMES``."""
    return np.append(strength.strength(evidence), prior_log_odds(evidence, embedder))
