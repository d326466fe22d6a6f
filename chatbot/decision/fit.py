"""Learn the calibration from the collection itself: its alternates and its gaps.

Every alternate is a question whose entry is known, every question of a gap one without an
answer. Each is asked of an index that was built without it, so that what is learned holds for
questions that the index has not seen.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

import numpy as np

from chatbot.corpus import Collection
from chatbot.datatypes import EntryKey
from chatbot.decision.calibration import Calibration
from chatbot.decision.features import features
from chatbot.decision.found import Candidates
from chatbot.index.build import build_index
from chatbot.index.legs import LEG_WEIGHTS
from chatbot.query import QueryReader
from chatbot.retrieval import Evidence, Retriever
from chatbot.text.normalise import normalise

FITTING_FOLDS = 3

_LEEWAY = 0.1
"""Inverse strength of the regularisation: there are many features and one collection."""

FEWEST_ALTERNATES, FEWEST_UNANSWERED = 200, 50
"""Questions of either kind from which it is fitted. There are some thirty features: what is learned
from fewer is worse than the prior, and answers wrongly, see docs/experiments.md."""

_MOVED = 0.05
"""Share of the questions that may come or go before it is fitted anew."""

_OTHERS = 0.3
"""Weight of a candidate that the search does not put first: there are more of them, and easier."""


def fit_calibration(
    collection: Collection,
    reader: QueryReader,
    weights: Mapping[str, float] = LEG_WEIGHTS,
    folds: int = FITTING_FOLDS,
) -> Calibration:
    """Fit a calibration to a collection.

    :param reader: Best one whose segmenter and model remember: texts are met again and again.
    :param weights: The legs that will be asked.
    :param folds: In how many parts the questions are held out, one part at a time.
    :return: The prior alone when the collection has too few alternates, or too few questions of
        gaps: without enough of both kinds there is nothing to tell apart.
    """
    if not _enough(collection):
        return Calibration.of_prior()
    # Imported here: only a build fits.
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    # All at once: a transformer is several times faster on a batch. A remembering reader, which a
    # build passes in, then knows the questions when they are asked one by one.
    questions = [normalise(text) for text in _questions(collection)]
    reader.embedder.encode_queries(questions)
    if reader.verifier is not None:
        reader.verifier.read_all(questions)
    rows, right, shares = [], [], []
    for key, evidence in _ask_held_out(collection, reader, weights, folds):
        candidates = Candidates(evidence)
        rows.append(features(candidates))
        right += [evidence.index.entries[number] == key for number in candidates.numbers]
        shares += [1.0, *(_OTHERS for _ in candidates.numbers[1:])][: len(candidates.numbers)]
    model = make_pipeline(StandardScaler(), LogisticRegression(C=_LEEWAY, max_iter=1000))
    model.fit(np.concatenate(rows), np.array(right), logisticregression__sample_weight=shares)
    scaler, regression = model[0], model[1]
    slopes = regression.coef_[0] / scaler.scale_
    return Calibration(
        weights=tuple(float(slope) for slope in slopes),
        intercept=float(regression.intercept_[0] - slopes @ scaler.mean_),
        fitted_on=len(rows),
    )


def still_fits(calibration: Calibration, collection: Collection) -> bool:
    """Whether what was fitted to a collection holds for it after an edit.

    :param calibration: Fitted to the collection as it was before.
    :param collection: As it is after.
    """
    if not _enough(collection):
        return not calibration.fitted_on
    moved = abs(len(_questions(collection)) - calibration.fitted_on)
    return moved <= _MOVED * calibration.fitted_on


def _enough(collection: Collection) -> bool:
    alternates = sum(map(len, collection.alternates.values()))
    unanswered = sum(len(gap.queries) for gap in collection.gaps)
    return alternates >= FEWEST_ALTERNATES and unanswered >= FEWEST_UNANSWERED


def _questions(collection: Collection) -> list[str]:
    groups = (*collection.alternates.values(), *(gap.queries for gap in collection.gaps))
    return [text for group in groups for text in group]


def _ask_held_out(
    collection: Collection, reader: QueryReader, weights: Mapping[str, float], folds: int
) -> Iterator[tuple[EntryKey | None, Evidence]]:
    for fold in range(folds):
        reduced = collection.keeping(partial(_kept, fold=fold, folds=folds))
        retriever = Retriever(build_index(reduced, reader), weights)
        for key, texts in collection.alternates.items():
            for text in texts[fold::folds]:
                yield key, retriever.search(reader.read(text))
        for gap in collection.gaps:
            for text in gap.queries[fold::folds]:
                yield None, retriever.search(reader.read(text))


def _kept(texts: Sequence[str], fold: int, folds: int) -> tuple[str, ...]:
    return tuple(text for number, text in enumerate(texts) if number % folds != fold)
