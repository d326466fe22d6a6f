"""From features to a calibrated probability, and from there to a band."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from chatbot.datatypes import Status
from chatbot.decision.bound import Bound, Outcomes, choose_threshold
from chatbot.decision.features import NAMES, Features
from chatbot.decision.judgement import FOLDS, Judgement
from chatbot.decision.platt import UNSCALED, Platt, cross_fit, fit_platt

# A wrong official answer does four times the harm of a right one that is only suggested.
ANSWER_FROM = 0.8
# Without judged questions the probabilities are those of questions harder than people ask, see
# docs/experiments.md: the same care begins lower.
ANSWER_FROM_UNJUDGED = 0.5
# With nothing curated the prior's own: from here at most one answer in twenty is wrong on offices
# that nothing was learned from, near misses one question in four: docs/experiments.md.
ANSWER_FROM_UNCURATED = 0.9
SUGGEST_FROM = 0.1
# An answer less sure than this comes with the request to compare the official question first.
DOUBTFUL_BELOW = 0.6
MAX_WRONG = 0.05


@dataclass(frozen=True, slots=True)
class Calibration:
    """A logistic regression, scaled to the questions that people judged, and its bands.

    :param weights: One weight per feature, for the features as they come.
    :param intercept: The log-odds where all features are 0.
    :param fitted_on: How many questions it was fitted on.
    :param scaling: Makes the log-odds those of people's questions.
    :param judged: What the judged questions came to; none when the collection has none.
    :param cross_fitted: Their probabilities, each by a scaling that its question had no part in;
        none where there are too few to scale by.
    :param answer_from: Lowest probability that is answered.
    :param bound: What can be said of the answers given from there; None without proof.
    :param max_wrong: Largest share of the answers given that may be wrong.
    """

    weights: tuple[float, ...]
    intercept: float
    fitted_on: int
    scaling: Platt = UNSCALED
    judged: tuple[Judgement, ...] = ()
    cross_fitted: tuple[float, ...] = ()
    answer_from: float = ANSWER_FROM_UNJUDGED
    bound: Bound | None = None
    max_wrong: float = MAX_WRONG

    @classmethod
    def of_prior(cls) -> Self:
        """What a collection without alternates or gaps decides by: the prior alone."""
        weights = (*(0.0 for _ in NAMES[:-1]), 1.0)
        return cls(weights, 0.0, fitted_on=0, answer_from=ANSWER_FROM_UNCURATED)

    def log_odds(self, features: Features) -> NDArray[np.float64]:
        """Log-odds that each candidate answers the question, before scaling.

        :param features: A row a candidate.
        """
        odds: NDArray[np.float64] = features @ np.array(self.weights) + self.intercept
        return odds

    def probability(self, log_odds: float) -> float:
        """Probability, 0 to 1, that the best entry answers the question.

        :param log_odds: Before scaling.
        """
        return self.scaling.probability(log_odds)

    def band(self, probability: float) -> Status:
        """The band that a probability falls in."""
        if probability >= self.answer_from:
            return Status.ANSWERED
        return Status.SUGGESTED if probability >= SUGGEST_FROM else Status.REFUSED

    def doubts(self, probability: float) -> bool:
        """Whether an answer of this probability is to be read with doubt."""
        return probability < DOUBTFUL_BELOW

    @property
    def vague(self) -> float:
        """Highest probability of a question that does not say enough to be answered."""
        return (SUGGEST_FROM + self.answer_from) / 2

    def judged_by(self, judged: Sequence[Judgement], max_wrong: float) -> Self:
        """Scaled to judged questions, and answering no more than their bound allows.

        :param judged: Their log-odds must be this calibration's.
        :param max_wrong: Largest share of the answers given that may be wrong.
        :return: Unscaled and without a bound when there is too little to scale by.
        """
        scaling = fit_platt(judged)
        fitted = replace(
            self,
            scaling=scaling or UNSCALED,
            judged=tuple(judged),
            cross_fitted=cross_fit(judged) if scaling else (),
        )
        return fitted.bounded(max_wrong)

    def bounded(self, max_wrong: float) -> Self:
        """Answering no more than allows another share of wrong answers.

        :param max_wrong: Largest share of the answers given that may be wrong.
        """
        # Without scaling, nothing that an earlier one, by other questions, may have left.
        answer_from, bound = (
            choose_threshold(self._outcomes(), ANSWER_FROM, max_wrong)
            if self.cross_fitted
            else (ANSWER_FROM_UNJUDGED if self.fitted_on else ANSWER_FROM_UNCURATED, None)
        )
        return replace(self, answer_from=answer_from, bound=bound, max_wrong=max_wrong)

    def _outcomes(self) -> Outcomes:
        right = np.array([one.right for one in self.judged], dtype=bool)
        return Outcomes(np.array(self.cross_fitted), right)

    def without_fold(self, fold: int) -> Self:
        """As it would be if the judged questions of one fold had not been there.

        For measuring on the judged questions themselves: none may calibrate its own answer.
        """
        assert 0 <= fold < FOLDS
        return self.judged_by([one for one in self.judged if one.fold != fold], self.max_wrong)

    def to_json(self) -> dict[str, Any]:
        """A JSON value that :meth:`from_json` reads, with the features' names."""
        return {**asdict(self), "features": list(NAMES)}

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> Self:
        """Read what :meth:`to_json` gave.

        :raises ValueError: It was fitted for other features.
        """
        values = dict(value)
        if tuple(values.pop("features")) != NAMES:
            raise ValueError("the calibration was fitted for other features")
        values["weights"] = tuple(values["weights"])
        values["cross_fitted"] = tuple(values["cross_fitted"])
        values["scaling"] = Platt(**values["scaling"])
        values["judged"] = tuple(Judgement(**one) for one in values["judged"])
        values["bound"] = values["bound"] and Bound(**values["bound"])
        return cls(**values)
