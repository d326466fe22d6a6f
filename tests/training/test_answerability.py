"""The prior's training on FAQ entries made up here: words are numbered, so that all differ."""

from collections import Counter
from itertools import count, islice

import numpy as np
import pytest
from fixtures.office import Spaces

from chatbot.decision.prior import PRIOR_NAMES
from chatbot.query import QueryReader
from training.answerability import (
    ANSWERABLE,
    FAR,
    LEFT_OUT,
    NEAR,
    OFFICIAL,
    OfficeQuestion,
    ask_offices,
    fit_prior,
    readers_of,
)
from training.data import FaqEntry, TrainingDataError
from training.holdout import FOLDS, folds_of, held_out_domain, network_path


class Hashes:
    """Every text has the vector of its words, drawn at random once for each."""

    fingerprint = "hashes"
    is_embedded = True

    def __init__(self):
        self.seen = set()
        self._words = {}

    def encode_queries(self, texts):
        self.seen.update(texts)
        vectors = np.zeros((len(texts), 32), dtype=np.float32)
        for vector, text in zip(vectors, texts, strict=True):
            for word in text.split():
                if word not in self._words:
                    draw = np.random.default_rng(len(self._words)).normal(size=32)
                    self._words[word] = draw
                vector += self._words[word]
            vector /= np.linalg.norm(vector) or 1
        return vectors

    encode_passages = encode_words = encode_queries


def office(domain, entries):
    return [
        FaqEntry(
            f"{domain}: cluster",
            f"fee {domain} alpha{number}",
            f"pay {domain} beta{number} baht",
            tuple(f"cost{place} {domain} alpha{number}" for place in range(3)),
            (f"refund {domain} gamma{number}",),
            (("name", f"fee {domain} delta{number}"),),
            (f"{domain} alpha{number}",),
        )
        for number in range(entries)
    ]


def domains(kept_aside):
    names = (f"domain{number}" for number in count())
    return (name for name in names if held_out_domain(name) is kept_aside)


@pytest.fixture(scope="module")
def faq():
    aside = [entry for name in islice(domains(True), 10) for entry in office(name, 3)]
    return [*aside, *office(next(domains(False)), 3)]


@pytest.fixture(scope="module")
def embedder():
    return Hashes()


@pytest.fixture(scope="module")
def asked(faq, embedder):
    """Of the offices of two folds, of 3 entries and of 6."""
    reader = QueryReader(Spaces(), embedder)
    return list(ask_offices(faq, {0: reader, 1: reader}, sizes=(3, 6), wordings=(0, 2)))


@pytest.mark.parametrize(("wordings", "answerable"), [(0, 4), (2, 2)])
@pytest.mark.parametrize("size", [3, 6])
def test_what_is_asked_of_the_offices(asked, size, wordings, answerable):
    chosen = [one for one in asked if (one.size, one.wordings) == (size, wordings)]
    counts = Counter(one.kind for one in chosen)
    # Two folds of two domains of three entries; every third entry is left out in turn, and asked
    # for by its question and by the wordings that the office does not have.
    assert counts == {
        OFFICIAL: 12,
        ANSWERABLE: 12 * answerable,
        f"{NEAR}formal": 12,
        f"{NEAR}name": 12,
        FAR: 12,
        LEFT_OUT: 4 * (answerable + 1),
    }
    assert {one.fold for one in chosen} == {0, 1}
    assert not any(one.right.any() for one in chosen if one.kind not in (ANSWERABLE, OFFICIAL))
    assert all(one.right.sum() == 1 for one in chosen if one.kind == OFFICIAL)
    shapes = {(len(one.right), len(PRIOR_NAMES)) == one.rows.shape for one in chosen}
    assert shapes == {True}


def test_domains_that_the_encoder_saw_and_other_folds_are_passed_over(asked, faq, embedder):
    words = {word for text in embedder.seen for word in text.split()}
    folds = folds_of(entry.domain for entry in faq if held_out_domain(entry.domain))
    inside = {domain for domain, fold in folds.items() if fold in (0, 1)}
    # Others are asked about as something far, but no office is made of them.
    made = {word for word in words if word.startswith("beta")}
    assert made
    assert faq[-1].domain not in words
    assert inside < words


def test_a_left_out_entry_is_not_in_the_office(asked):
    name = PRIOR_NAMES.index("share that no entry has")

    def unknown(kind):
        chosen = [one for one in asked if (one.kind, one.size, one.wordings) == (kind, 3, 0)]
        return [float(one.rows[0, name]) for one in chosen]

    assert max(unknown(OFFICIAL)) == 0 < min(unknown(LEFT_OUT))


def made_up(fold=0):
    """Questions of two candidates, of which the first feature tells all."""
    chance = np.random.default_rng(3)
    for number in range(400):
        kind = (ANSWERABLE, f"{NEAR}name", FAR, LEFT_OUT)[number % 4]
        rows = chance.normal(size=(2, len(PRIOR_NAMES)))
        right = np.array([kind == ANSWERABLE, False])
        rows[:, 0] += 4 * right
        no = np.zeros(2, bool)
        yield OfficeQuestion(rows, right, no, kind, fold, 50, 0)


def test_the_fitted_prior_tells_what_there_is_to_tell():
    prior = fit_prior(list(made_up()))
    high, low = np.zeros((2, len(PRIOR_NAMES)))
    high[0] = 5.0
    assert prior.log_odds(high) > 1
    assert prior.log_odds(low) < -1


def test_its_odds_are_those_of_what_people_ask():
    asked = list(made_up())
    prior = fit_prior(asked)
    put = [one for one in asked if one.kind in (ANSWERABLE, f"{NEAR}name")]
    odds = np.array([prior.log_odds(one.rows).max() for one in put])
    shares = np.array([0.75 if one.kind == ANSWERABLE else 0.25 for one in put])
    # As many of both here: three in four of what people ask are answerable.
    assert np.average(1 / (1 + np.exp(-odds)), weights=shares) == pytest.approx(0.75, abs=0.02)


def test_without_a_network_of_another_fold_there_is_nothing_to_learn_from(tmp_path):
    network_path(tmp_path, 0).touch()
    with pytest.raises(TrainingDataError, match="no network of a fold other than 0"):
        readers_of(tmp_path)
    assert len({network_path(tmp_path, fold) for fold in range(FOLDS)}) == FOLDS
