import pytest

from chatbot.evaluation.bootstrap import Estimate, estimate_mean


def test_the_same_seed_gives_the_same_interval():
    values = [0.1, 0.9, 0.8, 0.2, 0.7, 0.4, 0.6, 0.3]
    first = estimate_mean(values, "aabbccde")
    assert first == estimate_mean(values, "aabbccde")
    assert first != estimate_mean(values, "aabbccde", seed=1)
    assert first.mean == pytest.approx(4 / 8)
    assert first.low < first.mean < first.high


def test_only_whole_clusters_are_drawn():
    # Both clusters have the mean 1/2, so every draw has; drawn one by one they would vary.
    assert estimate_mean([1, 0, 0, 1], "aabb") == Estimate(0.5, 0.5, 0.5)
    apart = estimate_mean([1, 0, 0, 1], "abcd")
    assert (apart.low, apart.high) == (0, 1)


def test_two_clusters_that_disagree_reach_from_one_mean_to_the_other():
    found = estimate_mean([1, 1, 1, 0], "aaab")
    assert (found.mean, found.low, found.high) == (0.75, 0, 1)


def test_queries_that_fall_together_widen_the_interval():
    values = [1, 1, 1, 1, 0, 0, 0, 0] * 5
    together = [number // 4 for number in range(40)]
    wide, narrow = estimate_mean(values, together), estimate_mean(values, range(40))
    assert wide.high - wide.low > narrow.high - narrow.low


def test_the_mean_of_a_part():
    found = estimate_mean([1, 0, 1, 0], "abcd", among=[True, True, True, False])
    assert found.mean == pytest.approx(2 / 3)


def test_the_mean_of_nothing_is_none():
    assert estimate_mean([], []) is None
    assert estimate_mean([1.0], ["a"], among=[False]) is None
