import json
from math import isfinite

import pytest

from chatbot.decision import cover, prior, strength
from chatbot.errors import ModelError


@pytest.fixture
def file(tmp_path, monkeypatch):
    """A prior file in the place of the package's own."""
    path = tmp_path / "prior.json"
    monkeypatch.setattr(prior, "PRIOR_FILE", path)
    prior._prior.cache_clear()
    yield path
    prior._prior.cache_clear()


def test_the_file_belongs_to_the_features():
    value = json.loads(prior.PRIOR_FILE.read_text(encoding="utf-8"))
    assert tuple(value["features"]) == prior.NAMES
    assert value["fitted_on"] > 1000


def test_it_looks_at_nothing_that_takes_curation():
    assert not [name for name in prior.NAMES if "gap" in name]
    assert set(prior.NAMES) < {*strength.NAMES, *cover.NAMES}


def test_it_tells_an_answerable_question_from_another(bot):
    embedder = bot.retriever.embedder
    known, unknown = map(
        bot.retriever.search, ("PMQA 4.0 ประเมินช่วงเดือนไหน", "ราคาทองวันนี้ในอินเดียเท่าไร")
    )
    assert len(prior.prior_row(known, embedder)) == len(prior.NAMES)
    assert prior.prior_log_odds(known, embedder) > prior.prior_log_odds(unknown, embedder) + 1
    assert isfinite(prior.prior_log_odds(bot.retriever.search("qqqq"), embedder))


@pytest.mark.parametrize(
    "text", [None, "", "[]", "{}", '{"features": []}', '{"features": [], "trees": {"base": 1}}']
)
def test_a_damaged_file_is_named(file, bot, text):
    if text is not None:
        file.write_text(text, encoding="utf-8")
    with pytest.raises(ModelError, match=r"prior\.json: the prior cannot be read"):
        prior.prior_log_odds(bot.retriever.search("ตัวชี้วัด"), bot.retriever.embedder)


def test_a_file_for_other_features_is_named(file, bot):
    original = prior.Path(prior.__file__).parent / "prior.json"
    value = json.loads(original.read_text(encoding="utf-8"))
    file.write_text(json.dumps({**value, "features": ["another"]}), encoding="utf-8")
    with pytest.raises(ModelError, match=r"fitted for other features .* Install the package again"):
        prior.prior_log_odds(bot.retriever.search("ตัวชี้วัด"), bot.retriever.embedder)
