import json
from math import exp

import numpy as np
import pytest

from chatbot.datatypes import Status
from chatbot.decision.calibration import ANSWER_FROM, SUGGEST_FROM, Calibration, band
from chatbot.decision.features import NAMES

WEIGHTS = tuple(float(number) for number in range(len(NAMES)))
CALIBRATION = Calibration(WEIGHTS, intercept=-1.0, fitted_on=10)


def test_probability_is_the_logistic_of_the_weighted_sum():
    row = np.zeros(len(NAMES))
    row[2] = 1.5
    assert CALIBRATION.probability(row) == pytest.approx(1 / (1 + exp(-2.0)))


def test_extreme_evidence_does_not_overflow():
    assert CALIBRATION.probability(np.full(len(NAMES), -1e9)) == pytest.approx(0, abs=1e-300)
    assert CALIBRATION.probability(np.full(len(NAMES), 1e9)) == 1


def test_survives_json():
    again = Calibration.from_json(json.loads(json.dumps(CALIBRATION.to_json())))
    assert again == CALIBRATION


def test_one_for_other_features_is_refused():
    value = {**CALIBRATION.to_json(), "features": ["something else"]}
    with pytest.raises(ValueError, match="other features"):
        Calibration.from_json(value)


@pytest.mark.parametrize(
    ("probability", "status"),
    [
        (1.0, Status.ANSWERED),
        (ANSWER_FROM, Status.ANSWERED),
        (ANSWER_FROM - 1e-9, Status.SUGGESTED),
        (SUGGEST_FROM, Status.SUGGESTED),
        (SUGGEST_FROM - 1e-9, Status.REFUSED),
    ],
)
def test_bands(probability, status):
    assert band(probability) is status
