from collections import Counter

import pytest

from chatbot.decision.judgement import FOLDS, Judgement, fold_of


@pytest.mark.parametrize(("cluster", "fold"), [("", 0), ("123456789", 0xCBF43926 % 5)])
def test_folds_are_those_of_a_known_checksum(cluster, fold):
    assert fold_of(cluster) == fold


def test_a_cluster_is_held_out_together():
    assert Judgement("a", 1.0, True).fold == Judgement("a", -1.0, False).fold == fold_of("a")


def test_folds_are_of_like_size():
    sizes = Counter(fold_of(f"overview-{number:02}") for number in range(1000))
    assert set(sizes) == set(range(FOLDS))
    assert min(sizes.values()) > 150
