"""What a collection's own calibration looks at: all that a prior looks at, the gaps, the prior."""

import numpy as np
from numpy.typing import NDArray

from chatbot.decision import cover, strength, verified
from chatbot.decision.found import Candidates, rows
from chatbot.decision.prior import PRIOR_FEATURES, shipped_prior

Features = NDArray[np.float64]

_FEATURES = (*strength.FEATURES, *cover.FEATURES, *verified.FEATURES)

_OF_PRIOR = [place for place, one in enumerate(_FEATURES) if one in PRIOR_FEATURES]

NAMES = (*(feature.name for feature in _FEATURES), "prior: log-odds")


def features(candidates: Candidates) -> Features:
    """Describe the candidates: one row each, one number per name in ``NAMES``.

    :raises ModelError: As of :func:`chatbot.decision.prior.shipped_prior`.
    """
    found = rows(_FEATURES, candidates)
    return np.column_stack([found, shipped_prior().log_odds(found[:, _OF_PRIOR])])
