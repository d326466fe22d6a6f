from math import log2

import pytest

from chatbot.corpus.questions import Question
from chatbot.datatypes import EntryKey
from chatbot.evaluation.measures import DEFINITIONS, means, measure


def key(id_):
    return EntryKey("office", "1", id_)


def question(qid, relevance):
    grades = {key(id_): grade for id_, grade in relevance.items()}
    return Question(qid, "ถาม", "paraphrase", grades)


def measured(questions, rankings):
    """The scores of rankings of ids."""
    return measure(questions, {qid: list(map(key, ids)) for qid, ids in rankings.items()})


def test_each_measure_by_hand():
    questions = [question("q", {"best": 2, "fair": 1, "also": 1})]
    (scores,) = measured(questions, {"q": ["fair", "other", "best"]}).values()
    ideal = 2 + 1 / log2(3) + 1 / log2(4)
    assert scores == pytest.approx(
        {
            "hit rate@1": 0,
            "acceptable@1": 1,
            "hit rate@3": 1,
            "MRR@10": 1 / 3,
            "nDCG@10": (1 + 0 + 2 / log2(4)) / ideal,
        }
    )


def test_the_order_of_the_ranking_counts_and_not_the_ids():
    questions = [question("q", {"b": 2})]
    for ranking, hit in ((["b", "a", "c"], 1), (["a", "b", "c"], 0), (["c", "b", "a"], 0)):
        assert measured(questions, {"q": ranking})["q"]["hit rate@1"] == hit


@pytest.mark.parametrize("rankings", [{}, {"q": []}, {"q": ["other"]}])
def test_nothing_relevant_found_counts_as_zero(rankings):
    assert measured([question("q", {"best": 2})], rankings) == {"q": dict.fromkeys(DEFINITIONS, 0)}


def test_an_entry_after_the_tenth_counts_as_not_found():
    ranking = [f"other-{place}" for place in range(10)] + ["best"]
    assert measured([question("q", {"best": 2})], {"q": ranking})["q"]["MRR@10"] == 0


def test_means_leave_unanswerable_questions_out():
    questions = [question("a", {"x": 2}), question("b", {"y": 2}), question("c", {"z": 2})]
    questions.append(question("unanswerable", {}))
    rankings = {"a": ["x"], "b": ["y"], "c": ["x", "z"], "unanswerable": ["x"]}
    found = means(questions, measured(questions, rankings))
    assert found["hit rate@1"].mean == pytest.approx(2 / 3)
    assert found["MRR@10"].mean == pytest.approx(5 / 6)
    assert found["hit rate@3"].mean == 1


def test_no_answerable_question_has_no_mean():
    questions = [question("unanswerable", {})]
    assert means(questions, measured(questions, {})) == dict.fromkeys(DEFINITIONS)
