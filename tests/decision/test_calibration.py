import json
from dataclasses import replace

import numpy as np
import pytest

from chatbot.datatypes import Status
from chatbot.decision import calibration
from chatbot.decision.calibration import (
    ANSWER_FROM,
    ANSWER_FROM_UNCURATED,
    ANSWER_FROM_UNJUDGED,
    MAX_WRONG,
    SUGGEST_FROM,
    Calibration,
)
from chatbot.decision.features import NAMES
from chatbot.decision.judgement import FOLDS, Judgement
from chatbot.decision.platt import UNSCALED, Platt

WEIGHTS = tuple(float(number) for number in range(len(NAMES)))
CALIBRATION = Calibration(WEIGHTS, intercept=-1.0, fitted_on=10)
FEW = (Judgement("a", 1.0, True), Judgement("b", -1.0, False))


def test_log_odds_are_the_weighted_sum():
    row = np.zeros(len(NAMES))
    row[2] = 1.5
    assert CALIBRATION.log_odds(row) == pytest.approx(2.0)


def test_probability_is_that_of_the_scaled_log_odds():
    assert CALIBRATION.probability(0.0) == 0.5
    scaled = replace(CALIBRATION, scaling=Platt(2.0, -4.0))
    assert scaled.probability(2.0) == 0.5


def test_the_prior_alone_is_taken_as_it_is():
    prior = Calibration.of_prior()
    assert prior.log_odds(np.array(WEIGHTS)) == WEIGHTS[-1]
    assert (prior.fitted_on, prior.scaling, prior.bound) == (0, UNSCALED, None)
    assert prior.answer_from == ANSWER_FROM_UNCURATED
    assert prior.bounded(0.02).answer_from == ANSWER_FROM_UNCURATED


def test_it_survives_json(judgements):
    judged = replace(CALIBRATION, judged=FEW)
    assert Calibration.from_json(json.loads(json.dumps(judged.to_json()))) == judged
    scaled = CALIBRATION.judged_by(judgements(3.0, 2.0, each=60), MAX_WRONG)
    again = Calibration.from_json(json.loads(json.dumps(scaled.to_json())))
    assert again == scaled
    assert again.scaling != UNSCALED
    assert again.bound is not None


def test_another_share_needs_no_fitting(judgements, monkeypatch):
    judged = judgements(3.0, 2.0)
    scaled, strict = (CALIBRATION.judged_by(judged, share) for share in (MAX_WRONG, 0.01))
    # As in a process without scikit-learn.
    monkeypatch.setattr(calibration, "fit_platt", None)
    monkeypatch.setattr(calibration, "cross_fit", None)
    assert scaled.bounded(0.01) == strict
    assert strict.bounded(MAX_WRONG) == scaled
    unjudged = replace(CALIBRATION, max_wrong=0.01)
    assert CALIBRATION.bounded(0.01) == unjudged


def test_one_for_other_features_is_refused():
    value = {**CALIBRATION.to_json(), "features": ["something else"]}
    with pytest.raises(ValueError, match="other features"):
        Calibration.from_json(value)


@pytest.mark.parametrize("answer_from", [ANSWER_FROM, ANSWER_FROM_UNJUDGED])
def test_bands(answer_from):
    band = replace(CALIBRATION, answer_from=answer_from).band
    assert band(1.0) is band(answer_from) is Status.ANSWERED
    assert band(answer_from - 1e-9) is band(SUGGEST_FROM) is Status.SUGGESTED
    assert band(SUGGEST_FROM - 1e-9) is band(0.0) is Status.REFUSED


def test_a_vague_question_is_suggested_at_best():
    assert CALIBRATION.vague == pytest.approx(0.3)
    assert CALIBRATION.band(CALIBRATION.vague) is Status.SUGGESTED


def test_too_few_judged_questions_change_no_decision():
    judged = CALIBRATION.judged_by(FEW, 0.01)
    assert judged == replace(CALIBRATION, judged=FEW, max_wrong=0.01)


def test_judged_questions_scale_and_bound(judgements):
    judged = judgements(3.0, 2.0)
    found = CALIBRATION.judged_by(judged, 0.05)
    assert (found.scaling.slope, found.scaling.intercept) == pytest.approx((3, 2), abs=0.1)
    assert found.judged == tuple(judged)
    assert found.answer_from == found.bound.threshold >= ANSWER_FROM
    assert found.bound.upper <= found.bound.max_wrong == found.max_wrong == 0.05
    answered = [one for one in judged if found.probability(one.log_odds) >= found.answer_from]
    assert sum(not one.right for one in answered) <= 0.05 * len(answered)


def test_a_smaller_share_of_wrong_answers_takes_a_higher_threshold(judgements):
    judged = judgements(3.0, 2.0)
    loose, strict = (CALIBRATION.judged_by(judged, share) for share in (0.05, 0.01))
    assert strict.answer_from > loose.answer_from
    assert strict.bound.given < loose.bound.given


def test_a_share_that_cannot_be_proven_leaves_no_bound(judgements):
    found = CALIBRATION.judged_by(judgements(1.0, 0.0), 0.001)
    assert (found.bound, found.answer_from, found.max_wrong) == (None, ANSWER_FROM, 0.001)
    against = CALIBRATION.judged_by(judgements(1.0, 0.0), 0.05)
    assert against.bound is None
    assert against.answer_from > ANSWER_FROM


@pytest.mark.parametrize("fold", range(FOLDS))
def test_a_fold_left_out_leaves_no_trace(judgements, fold):
    judged = judgements(1.0, 1.0, each=40)
    rest = [one for one in judged if one.fold != fold]
    without = CALIBRATION.judged_by(judged, 0.1).without_fold(fold)
    assert without == CALIBRATION.judged_by(rest, 0.1)


def test_a_fold_without_which_too_few_are_left_leaves_no_trace():
    judged = [Judgement("a", 1.0 + place % 3, True) for place in range(20)]
    judged += [Judgement("a", -1.0 + place % 4, False) for place in range(20)]
    scaled = CALIBRATION.judged_by(judged, 0.1)
    assert scaled.scaling != UNSCALED
    assert scaled.without_fold(judged[0].fold) == CALIBRATION.judged_by([], 0.1)
