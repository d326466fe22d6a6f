import json

import numpy as np
import pytest

from chatbot.decision import cover, prior, strength, verified
from chatbot.decision.found import Candidates, Feature
from chatbot.errors import ModelError


@pytest.fixture
def file(tmp_path, monkeypatch):
    """A prior file in the place of the package's own."""
    path = tmp_path / "prior.json"
    monkeypatch.setattr(prior, "PRIOR_FILE", path)
    prior.shipped_prior.cache_clear()
    yield path
    prior.shipped_prior.cache_clear()


@pytest.fixture
def found(office_retriever, office_reader):
    return Candidates(office_retriever.search(office_reader.read("cost of the forms")))


def log_odds(candidates):
    return prior.shipped_prior().log_odds(prior.prior_rows(candidates))


ORIGINAL = json.loads(prior.PRIOR_FILE.read_text(encoding="utf-8"))


def test_the_file_belongs_to_the_features():
    assert tuple(ORIGINAL["features"]) == prior.PRIOR_NAMES
    assert ORIGINAL["fitted_on"] > 1000


def test_it_looks_at_nothing_that_takes_curation():
    assert not [feature.name for feature in prior.PRIOR_FEATURES if feature.about_gaps]
    assert not [name for name in prior.PRIOR_NAMES if "gap" in name]
    assert set(prior.PRIOR_FEATURES) < {*strength.FEATURES, *cover.FEATURES, *verified.FEATURES}


def test_no_two_features_share_a_name():
    names = [feature.name for feature in (*strength.FEATURES, *cover.FEATURES, *verified.FEATURES)]
    assert len(set(names)) == len(names)


def test_it_tells_an_answerable_question_from_another(bot):
    known, unknown, nothing = (
        Candidates(bot.retriever.search(bot.reader.read(question)))
        for question in ("PMQA 4.0 ประเมินช่วงเดือนไหน", "ราคาทองวันนี้ในอินเดียเท่าไร", "qqqq")
    )
    assert prior.prior_rows(known).shape == (len(known.numbers), len(prior.PRIOR_NAMES))
    assert log_odds(known).max() > log_odds(unknown).max() + 1
    assert np.isfinite(log_odds(nothing)).all()


@pytest.mark.parametrize(
    "text",
    [
        *(
            None,
            "",
            "[]",
            "{}",
            '{"features": []}',
            '{"features": [], "weights": [1], "intercept": 0}',
        ),
        '{"features": ["a"], "weights": [NaN], "intercept": 0}',
    ],
)
def test_a_damaged_file_is_named(file, found, text):
    if text is not None:
        file.write_text(text, encoding="utf-8")
    with pytest.raises(ModelError, match=r"prior\.json: the prior cannot be read"):
        log_odds(found)


def test_a_feature_that_is_missing_is_named(file, found):
    file.write_text(
        json.dumps({**ORIGINAL, "features": ["another"], "weights": [1]}), encoding="utf-8"
    )
    with pytest.raises(ModelError, match=r"prior\.json: the prior looks at 'another', which"):
        log_odds(found)


def test_features_are_matched_by_name_and_a_new_one_changes_nothing(file, found, monkeypatch):
    file.write_text(json.dumps(ORIGINAL), encoding="utf-8")
    before = log_odds(found)
    prior.shipped_prior.cache_clear()
    new = Feature("new", lambda _: 5.0)
    monkeypatch.setattr(prior, "PRIOR_FEATURES", (new, *reversed(prior.PRIOR_FEATURES)))
    assert log_odds(found) == pytest.approx(before)
