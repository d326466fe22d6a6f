from dataclasses import replace
from math import log

import numpy as np
import pytest

import chatbot.text.normalise as normalise_module
from chatbot.decision import assess
from chatbot.decision.assess import Assessor
from chatbot.decision.calibration import Calibration
from chatbot.decision.platt import Platt
from chatbot.index.build import build_index
from chatbot.retrieval import Retriever

# Evens, before scaling; 9 to 1 after.
SURE = replace(Calibration.of_prior(), scaling=Platt(1.0, log(9)), answer_from=0.8)


@pytest.fixture
def assess_typed(make_collection, office_reader, monkeypatch):
    """Assess a text by an assessor to which all found is as likely as not, before scaling."""
    corpus = make_collection(
        [("fee of forms", "ten baht"), ("office hours", "from nine")], source="ปี 2565"
    )
    monkeypatch.setattr(assess, "features", lambda *_: [0.0] * len(SURE.weights))
    assessor = Assessor(Retriever(build_index(corpus, office_reader)), SURE)
    return lambda text: assessor.assess(office_reader.read(text))


def test_a_question_is_searched_and_weighed(assess_typed):
    found = assess_typed("Fee of Forms")
    assert found.evidence.ranking(1)[0].key.entry == "e0"
    assert found.evidence.query.text == "fee of forms"
    assert found.log_odds == 0
    assert found.probability == pytest.approx(0.9)
    assert (found.vague, found.other_years) == (False, ())


@pytest.mark.parametrize("question", ["forms", "forms forms"])
def test_a_vague_question_is_capped(assess_typed, question):
    found = assess_typed(question)
    assert found.vague
    assert found.log_odds == 0
    assert found.probability == pytest.approx(0.45) == SURE.vague


def test_a_question_none_of_whose_words_is_known_is_vague(assess_typed):
    found = assess_typed("feed offices")  # by its characters alone
    assert "words" not in found.evidence.legs
    assert len(found.evidence.order)
    assert (found.vague, found.probability) == (True, SURE.vague)


@pytest.mark.parametrize(
    ("question", "years"),
    [("fee of forms ปี 2566", (2566,)), ("fee of forms ปี 2567 ปี 2566 ปี 2565", (2566, 2567))],
)
def test_other_years_are_never_answered(assess_typed, question, years):
    found = assess_typed(question)
    assert (found.probability, found.other_years) == (0, years)


def test_the_documents_own_year_is_no_other(assess_typed):
    assert assess_typed("fee of forms ปี 2565").probability == pytest.approx(0.9)


def test_nothing_found_has_no_probability(assess_typed):
    found = assess_typed("ๆ ฯ")
    assert not len(found.evidence.order)
    assert found.probability == 0


def test_a_leg_that_is_left_out_for_good_makes_no_question_vague(office_retriever, office_reader):
    weights = {leg: weight for leg, weight in office_retriever.weights.items() if leg != "words"}
    without = Assessor(Retriever(office_retriever.index, weights), SURE)
    found = without.assess(office_reader.read("fee of forms"))
    assert "words" not in found.evidence.legs
    assert not found.vague


def test_a_query_is_neither_read_again_nor_sorted_twice(
    office_retriever, office_reader, spaces, axes, monkeypatch
):
    query = office_reader.read("cost of forms ปี 2565")
    done = []
    for place, name in (
        (normalise_module, "_once"),
        (spaces, "segment"),
        (axes, "encode_queries"),
        (np, "argsort"),
    ):
        original = getattr(place, name)
        monkeypatch.setattr(
            place, name, lambda *a, f=original, n=name, **k: done.append(n) or f(*a, **k)
        )
    found = Assessor(office_retriever, Calibration.of_prior()).assess(query)
    assert found.evidence.ranking(1)[0].key.entry == "e0"
    assert found.evidence.query is query
    assert done == ["encode_queries", "argsort"]
