from dataclasses import replace
from math import log

import pytest

from chatbot.decision import assess
from chatbot.decision.assess import Assessor
from chatbot.decision.calibration import Calibration
from chatbot.decision.platt import Platt
from chatbot.index.index import build_index
from chatbot.retrieval import Retriever

# Evens, before scaling; 9 to 1 after.
SURE = replace(Calibration.of_prior(), scaling=Platt(1.0, log(9)), answer_from=0.8)


@pytest.fixture
def assessor(make_corpus, spaces, axes, monkeypatch):
    """An assessor to which all that is found is as likely as not, before scaling."""
    corpus = make_corpus(
        [("fee of forms", "ten baht"), ("office hours", "from nine")], source="ปี 2565"
    )
    monkeypatch.setattr(assess, "features", lambda *_: [0.0] * len(SURE.weights))
    retriever = Retriever(build_index(corpus, spaces, axes), spaces, axes)
    return Assessor(retriever, SURE, corpus.source)


def test_a_question_is_searched_and_weighed(assessor):
    found = assessor.assess("Fee of Forms")
    assert found.evidence.ranking(1)[0].id == "e0"
    assert found.evidence.text == "fee of forms"
    assert found.log_odds == 0
    assert found.probability == pytest.approx(0.9)
    assert (found.vague, found.other_years) == (False, ())


@pytest.mark.parametrize("question", ["forms", "forms forms"])
def test_a_vague_question_is_capped(assessor, question):
    found = assessor.assess(question)
    assert found.vague
    assert found.log_odds == 0
    assert found.probability == pytest.approx(0.45) == SURE.vague


def test_a_question_none_of_whose_words_is_known_is_vague(assessor):
    found = assessor.assess("feed offices")  # by its characters alone
    assert "words" not in found.evidence.legs
    assert found.evidence.order()
    assert (found.vague, found.probability) == (True, SURE.vague)


@pytest.mark.parametrize(
    ("question", "years"),
    [("fee of forms ปี 2566", (2566,)), ("fee of forms ปี 2567 ปี 2566 ปี 2565", (2566, 2567))],
)
def test_other_years_are_never_answered(assessor, question, years):
    found = assessor.assess(question)
    assert (found.probability, found.other_years) == (0, years)


def test_the_documents_own_year_is_no_other(assessor):
    assert assessor.assess("fee of forms ปี 2565").probability == pytest.approx(0.9)


def test_nothing_found_has_no_probability(assessor):
    found = assessor.assess("ๆ ฯ")
    assert not found.evidence.order()
    assert found.probability == 0


def test_a_leg_that_is_left_out_for_good_makes_no_question_vague(bot):
    weights = {leg: weight for leg, weight in bot.retriever.weights.items() if leg != "words"}
    retriever = Retriever(bot.retriever.index, bot.segmenter, bot.retriever.embedder, weights)
    without = Assessor(retriever, bot.assessor.calibration, bot.corpus.source)
    assert not without.assess("เลือกตัวชี้วัดแล้วต้องส่งสำนักงาน ก.พ.ร. เมื่อใด").vague
