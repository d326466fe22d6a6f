"""What the verifier says of an entry, having read the question and the entry together."""

import numpy as np

from chatbot.decision.found import Feature, Found


def _odds(found: Found) -> float:
    return float(found.candidates.odds[found.place])


def _over_best_other_entry(found: Found) -> float:
    odds = found.candidates.odds
    others = np.delete(odds, found.place)
    return float(odds[found.place] - others.max()) if len(others) else 0.0


FEATURES = (
    Feature("verifier: log-odds", _odds),
    Feature("verifier: over best other entry", _over_best_other_entry),
)
