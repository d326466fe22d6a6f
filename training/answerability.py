"""Learn the decision's prior from many small FAQs: which of the entries found answers a question.

Each FAQ domain that the encoder has not seen lends its entries to offices without gaps, with no
alternates and with some. What is asked of them: other wordings of their questions, near misses,
questions of other offices, and their own questions after their entry was taken out. The last kind
is worded as the first is, so that nothing can be learned from the style of a question. The
verifier that reads a domain's questions has not seen them either.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

from chatbot.decision.found import Candidates
from chatbot.decision.prior import Prior, prior_rows
from chatbot.embedding import embedded_model
from chatbot.index.remembering import remembering
from chatbot.query import QueryReader
from chatbot.retrieval import Retriever
from chatbot.text.segment import Segmenter
from chatbot.verifier.verifier import Verifier
from training.data import FaqEntry, TrainingDataError
from training.holdout import FOLDS, SHIPPED_FOLD, folds_of, held_out_domain, network_path
from training.offices import make_offices, open_office

ANSWERABLE, OFFICIAL, FAR, LEFT_OUT = "answerable", "official question", "far", "left out"
NEAR = "near: "
NEAR_SHARE = 0.25
"""Share of near misses among what people ask, where probabilities and shares are about that."""

SIZES = (25, 50)
"""Entries of an office at least; a prior for one size only would not suit other offices."""
WORDINGS = (0, 2, 5)
"""Other wordings an entry that an office has."""

_SEED = 2565
# There are several times as many of these as of near misses, and they are easier.
_WEIGHTS = {FAR: 0.3}
_OTHERS = 0.3
"""Weight of a candidate that the search does not put first."""
# One entry in so many is left out in turn: each needs an index of its own.
_LEFT_OUT_EACH = 3


@dataclass(frozen=True, slots=True)
class OfficeQuestion:
    """One question put to an office.

    :param rows: What the prior looks at, a row a candidate, the best by the search first.
    :param right: Which of the candidates answers it, shape (candidates,).
    :param conflicting: Which of them state otherwise what it pins down.
    :param kind: One of the kinds above; of a near miss ``NEAR`` and its own kind.
    :param fold: That its domain is measured in.
    :param size: Entries that the office has at least.
    :param wordings: Other wordings that the office has of each entry.
    """

    rows: NDArray[np.float64]
    right: NDArray[np.bool_]
    conflicting: NDArray[np.bool_]
    kind: str
    fold: int
    size: int
    wordings: int


def ask_offices(
    faq: Sequence[FaqEntry],
    readers: Mapping[int, QueryReader],
    sizes: Sequence[int] = SIZES,
    wordings: Sequence[int] = WORDINGS,
) -> Iterator[OfficeQuestion]:
    """Put all questions to all offices.

    :param faq: FAQ entries; those of domains that the encoder saw in training are passed over.
    :param readers: Per fold a reader, best one that remembers, whose verifier has not seen the
        fold; a fold without one is passed over.
    """
    held_out = [entry for entry in faq if held_out_domain(entry.domain)]
    folds = folds_of(entry.domain for entry in held_out)
    for fold, reader in readers.items():
        inside = [entry for entry in held_out if folds[entry.domain] == fold]
        outside = [entry for entry in held_out if folds[entry.domain] != fold]
        for size in sizes:
            for office in make_offices(inside, size, _SEED):
                for count in wordings:
                    yield from _ask_office(office, outside, reader, fold, size, count)


def readers_of(work: Path) -> dict[int, QueryReader]:
    """Per fold to learn from a reader whose verifier has not seen it.

    :param work: Holds networks that ``training.train_verifier`` left.
    :raises TrainingDataError: It holds none but that of the fold which the shipped parts are
        measured by.
    """
    model = embedded_model()
    readers = {
        fold: remembering(QueryReader(Segmenter(), model, Verifier(model, path)))
        for fold in range(FOLDS)
        if fold != SHIPPED_FOLD and (path := network_path(work, fold)).is_file()
    }
    if not readers:
        raise TrainingDataError(
            f"{work}: no network of a fold other than {SHIPPED_FOLD}. Make one with 'python -m "
            "training.train_verifier'."
        )
    return readers


def shipped_reader() -> dict[int, QueryReader]:
    """The same for the fold that the shipped verifier has not seen."""
    model = embedded_model()
    return {SHIPPED_FOLD: remembering(QueryReader(Segmenter(), model, Verifier(model)))}


def fit_prior(asked: Sequence[OfficeQuestion]) -> Prior:
    """Fit the prior to questions of all kinds, sizes and wordings.

    :return: Its log-odds are those of what people ask: near misses at ``NEAR_SHARE`` of it.
    """
    prior = _fit_regression(asked)
    put = [one for one in asked if one.kind == ANSWERABLE or one.kind.startswith(NEAR)]
    odds = [prior.log_odds(one.rows) for one in put]
    highest = np.array([[of.max()] for of in odds])
    right = [bool(one.right[of.argmax()]) for one, of in zip(put, odds, strict=True)]
    near = np.array([one.kind != ANSWERABLE for one in put])
    shares = np.where(near, NEAR_SHARE / near.sum(), (1 - NEAR_SHARE) / (~near).sum())
    scaling = LogisticRegression(C=np.inf).fit(highest, right, sample_weight=shares * len(put))
    slope, shift = float(scaling.coef_[0, 0]), float(scaling.intercept_[0])
    return Prior(prior.weights * slope, prior.intercept * slope + shift)


def _fit_regression(asked: Sequence[OfficeQuestion]) -> Prior:
    # More near misses than people type, so that it learns to tell them; their share is put right
    # afterwards.
    scaler, regression = StandardScaler(), LogisticRegression(max_iter=2000)
    rows = np.concatenate([one.rows for one in asked])
    shares = [
        _WEIGHTS.get(one.kind, 1.0) * (1.0 if place == 0 else _OTHERS)
        for one in asked
        for place in range(len(one.rows))
    ]
    right = np.concatenate([one.right for one in asked])
    regression.fit(scaler.fit_transform(rows), right, sample_weight=shares)
    weights = regression.coef_[0] / scaler.scale_
    return Prior(weights, float(regression.intercept_[0] - weights @ scaler.mean_))


def _ask_office(
    office: Sequence[FaqEntry],
    outside: Sequence[FaqEntry],
    reader: QueryReader,
    fold: int,
    size: int,
    count: int,
) -> Iterator[OfficeQuestion]:
    chance = np.random.default_rng(_SEED)
    alternates, asked = [], []
    for entry in office:
        order = [entry.variants[place] for place in chance.permutation(len(entry.variants))]
        alternates.append(order[:count])
        asked.append((*order[count:], *entry.spoken))
    retriever = open_office(office, alternates, reader)

    def put(search: Retriever, text: str, kind: str, answer: int | None = None) -> OfficeQuestion:
        candidates = Candidates(search.search(reader.read(text)))
        right = candidates.numbers == (-1 if answer is None else answer)
        conflicting = np.array([bool(found.conflicts) for found in candidates.each], dtype=bool)
        rows = prior_rows(candidates)
        return OfficeQuestion(rows, right, conflicting, kind, fold, size, count)

    for number, entry in enumerate(office):
        # The official question too: else it would be known only from entries that were left out.
        yield put(retriever, entry.question, OFFICIAL, number)
        for text in asked[number]:
            yield put(retriever, text, ANSWERABLE, number)
        for text in entry.near_misses:
            yield put(retriever, text, f"{NEAR}formal")
        for kind, text in entry.hostile:
            yield put(retriever, text, f"{NEAR}{kind}")
    foreign = [text for entry in outside for text in (entry.question, *entry.variants)]
    for place in chance.choice(len(foreign), min(len(office), len(foreign)), replace=False):
        yield put(retriever, foreign[place], FAR)
    for number in range(0, len(office), _LEFT_OUT_EACH):
        rest = [*office[:number], *office[number + 1 :]]
        others = [*alternates[:number], *alternates[number + 1 :]]
        without = open_office(rest, others, reader)
        for text in (office[number].question, *asked[number]):
            yield put(without, text, LEFT_OUT)
