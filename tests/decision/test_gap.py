import numpy as np
import pytest
from fixtures.legs import all_scored, bare_index
from fixtures.office import office_key

from chatbot.decision.gap import gap_asked_for, nearest_gap
from chatbot.retrieval import Evidence


def found(fused, **legs):
    """What was found: the first score is of the one entry, the others of gaps."""
    index = bare_index([office_key("a")], len(fused) - 1)
    return all_scored(None, index, legs, fused)


@pytest.mark.parametrize(
    ("fused", "words", "characters", "number"),
    [
        ([0.5, 0.2, 0.9], [0.1, 0.1, 0.4], [0.1, 0.1, 0.2], 1),
        ([0.5, 0.2, 0.9], [0.1, 0.1, 0.3], [0.1, 0.1, 0.2], None),
        ([0.5, 0.2, 0.3], [0.1, 0.9, 0.9], [0.1, 0.9, 0.9], None),
        ([0.5], [0.1], [0.1], None),
    ],
)
def test_a_gap_nearer_than_any_entry_that_covers_enough(fused, words, characters, number):
    assert gap_asked_for(found(fused, words=words, characters=characters)) == number


@pytest.mark.parametrize(("characters", "number"), [(0.4, None), (0.7, 0)])
def test_letters_alone_have_to_cover_twice_as_much(characters, number):
    assert gap_asked_for(found([0.1, 0.9], characters=[0.0, characters])) == number


def test_vectors_alone_cover_nothing():
    assert gap_asked_for(found([0.1, 0.9], dense=[0.0, 1.0])) is None


def test_the_nearest_gap_has_the_highest_fused_score_the_first_of_equals():
    assert nearest_gap(found([0.9, 0.2, 0.5, 0.5])) == 1
    assert nearest_gap(found([0.9])) is None


def test_gaps_among_those_that_were_scored_keep_their_numbers():
    index = bare_index(map(office_key, "abcd"), 5)
    items = np.array([1, 3, 5, 8])
    fused = np.array([0.1, 0.2, 0.3, 0.9], dtype=np.float32)
    words = np.array([0, 0, 0, 0.9], dtype=np.float32)
    evidence = Evidence(None, index, items, {"words": words}, fused)
    assert evidence.entries == 2
    assert nearest_gap(evidence) == gap_asked_for(evidence) == 4
