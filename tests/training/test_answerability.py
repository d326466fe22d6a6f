"""The prior's training on FAQ entries made up here: words are numbered, so that all differ."""

from collections import Counter
from itertools import count, islice

import numpy as np
import pytest

from chatbot.decision.prior import PRIOR_NAMES
from training import answerability
from training.answerability import (
    ANSWERABLE,
    FAR,
    LEFT_OUT,
    NEAR,
    OFFICIAL,
    OfficeQuestion,
    ask_offices,
    fit_prior,
    report_prior,
)
from training.data import FaqEntry
from training.holdout import held_out_domain


class Hashes:
    """Every text has the vector of its words, drawn at random once for each."""

    fingerprint = "hashes"

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
            (f"cost {domain} alpha{number}",),
            (f"refund {domain} gamma{number}",),
        )
        for number in range(entries)
    ]


def domains(kept_aside):
    names = (f"domain{number}" for number in count())
    return (name for name in names if held_out_domain(name) is kept_aside)


KINDS = (ANSWERABLE, NEAR, FAR, LEFT_OUT)


@pytest.fixture(scope="module")
def faq():
    aside = [entry for name in islice(domains(True), 4) for entry in office(name, 3)]
    return [*aside, *office(next(domains(False)), 3)]


@pytest.fixture(scope="module")
def embedder():
    return Hashes()


@pytest.fixture(scope="module")
def asked(faq, embedder):
    """Of offices of 3 entries and of 6."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(answerability, "SIZES", (3, 6))
        return ask_offices(faq, embedder)


@pytest.mark.parametrize(("size", "offices"), [(3, {0, 1, 2, 3}), (6, {0, 1})])
def test_what_is_asked_of_the_offices(asked, size, offices):
    of_size = [one for one in asked if one.size == size]
    # Of each of the 12 entries its question, one variant, one near miss and one far question; of
    # every third, left out,
    # its question and its variant.
    counts = Counter(one.kind for one in of_size)
    assert counts == {OFFICIAL: 12, ANSWERABLE: 12, NEAR: 12, FAR: 12, LEFT_OUT: 8}
    assert {one.office for one in of_size} == offices
    assert all(one.right == (one.kind in (ANSWERABLE, OFFICIAL)) for one in of_size)
    assert {one.row.shape for one in of_size} == {(len(PRIOR_NAMES),)}


def test_domains_that_the_encoder_saw_are_passed_over(asked, faq, embedder):
    words = {word for text in embedder.seen for word in text.split()}
    assert faq[0].domain in words
    assert faq[-1].domain not in words


def test_a_left_out_entry_is_not_in_the_office(asked):
    def unknown(kind):
        rows = [one.row for one in asked if (one.kind, one.size) == (kind, 3)]
        # After its question stands the variant of an entry that was left out.
        rows = rows[1::2] if kind == LEFT_OUT else rows
        return [row[PRIOR_NAMES.index("share that no entry has")] for row in rows]

    # Both lack the word cost; the number of an entry is taken out with it.
    assert max(unknown(ANSWERABLE)) < min(unknown(LEFT_OUT))


@pytest.fixture(scope="module")
def made_up():
    """Questions of which the first feature tells all."""
    random = np.random.default_rng(3)
    asked = []
    for number in range(400):
        kind = KINDS[number % 4]
        row = random.normal(size=len(PRIOR_NAMES))
        row[0] = random.normal() + (4 if kind == ANSWERABLE else 0)
        asked.append(OfficeQuestion(row, kind, kind == ANSWERABLE, number // 40, 50))
    return asked


def test_the_fitted_trees_tell_what_there_is_to_tell(made_up):
    trees = fit_prior(made_up).compile()
    high, low = np.zeros(len(PRIOR_NAMES)), np.zeros(len(PRIOR_NAMES))
    high[0] = 5.0
    assert trees.log_odds(high) > 1
    assert trees.log_odds(low) < -1


def test_the_report_is_of_offices_held_out(made_up):
    small = [OfficeQuestion(one.row, NEAR, False, one.office, 25) for one in made_up]
    report = report_prior([*made_up, *small])
    assert report.counts == dict.fromkeys(KINDS, 100)
    assert report.answered[ANSWERABLE] == pytest.approx(0.8, abs=0.01)
    assert report.right == 1
    assert report.auroc > 0.95
    assert max(report.answered[kind] for kind in KINDS[1:]) < 0.1
