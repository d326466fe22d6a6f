"""Floors a little under what was measured, on the development set; see docs/evaluation.md."""

import pytest


@pytest.mark.parametrize(
    ("measure", "floor"), [("hit rate@1", 0.97), ("acceptable@1", 0.975), ("hit rate@3", 0.99)]
)
def test_with_the_shipped_corpus(development, measure, floor):
    assert development.categories["all answerable"].means[measure].mean >= floor


@pytest.mark.parametrize(("measure", "floor"), [("hit rate@1", 0.80), ("hit rate@3", 0.92)])
def test_fused_without_alternates(development, measure, floor):
    (row,) = [row for row in development.ablation if row.legs == "fused" and not row.alternates]
    assert row.means[measure].mean >= floor


def test_answering(development):
    decisions = development.decisions
    assert decisions.coverage.mean >= 0.945
    assert decisions.selective_accuracy.mean >= 0.98
    assert decisions.false_answers["unanswerable_near"].answered.count <= 2
    assert decisions.false_answers["unanswerable_near"].auroc >= 0.985
    assert decisions.false_answers["unanswerable_far"].answered.count == 0


def test_near_misses_that_no_curator_foresaw(development):
    assert development.unforeseen.unforeseen.n == 35
    assert development.unforeseen.unforeseen.count <= 6
    ordinary = development.decisions.false_answers["unanswerable_near"].answered
    assert development.unforeseen.foreseen == ordinary


def test_every_attack_is_withstood(development):
    assert [one.attack.aid for one in development.attacked if not one.withstood] == []
    assert development.attack_scores.withstood.n == 40


def test_the_confidence_means_what_it_says(development):
    assert development.reliability.expected_calibration_error <= 0.04
    assert development.bound.kept


@pytest.mark.parametrize("kind", ["layout", "pick", "bare-noun", "topic-change"])
def test_behaviours(development, kind):
    right = development.behaviour_scores[kind].right
    assert (right.n, right.count >= 19) == (20, True)


@pytest.mark.parametrize(
    ("file", "hit_rate", "decisions"),
    [("conversations.jsonl", 0.94, 0.92), ("conversations_2.jsonl", 0.92, 0.86)],
)
def test_conversations(development, file, hit_rate, decisions):
    scores = development.turn_scores_apart[file]["all turns"]
    assert scores.hit_rate.rate >= hit_rate
    assert scores.decisions.rate >= decisions


def test_near_misses(development):
    answered = development.near_miss_scores["all near misses"].answered
    assert (answered.n, answered.count <= 2) == (51, True)


def test_reported_cases(development):
    right = development.reported_right
    assert (right.n, right.count >= 33) == (38, True)
