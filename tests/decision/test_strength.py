import numpy as np
import pytest
from fixtures.legs import all_scored, bare_index

from chatbot.decision.found import Candidates, rows
from chatbot.decision.strength import FEATURES
from chatbot.retrieval import Evidence

INDEX = bare_index("ab", 1)


def named(legs, fused):
    """What is said of each of the two entries, by name, the better one first."""
    candidates = Candidates(all_scored(None, INDEX, legs, fused))
    names = [feature.name for feature in FEATURES]
    return [dict(zip(names, row, strict=True)) for row in rows(FEATURES, candidates)]


def test_strength_clearness_and_gaps():
    strength, other = named(
        {"words": [0.5, 0.25, 0.75], "characters": [0.5, 0.75, 0.25]}, fused=[1.0, 0.75, 0.5]
    )
    assert strength["words: entry"] == pytest.approx(0.5)
    assert strength["words: entry over best gap"] == pytest.approx(-0.25)
    assert strength["characters: entry over best gap"] == pytest.approx(0.25)
    assert strength["dense: entry"] == 0
    assert strength["fused: entry over best other entry"] == pytest.approx(0.25)
    assert other["fused: entry over best other entry"] == pytest.approx(-0.25)
    assert other["words: entry"] == pytest.approx(0.25)
    assert strength["fused: best gap"] == pytest.approx(0.5)
    assert strength["legs that rank the entry first"] == 1
    assert other["legs that rank the entry first"] == 1


def test_nothing_found_is_nothing_to_look_at():
    assert named({}, fused=[0, 0, 0]) == []


def test_what_looks_at_gaps_says_so():
    without = {"words": [0.5, 0.25, 0], "characters": [0.5, 0.75, 0]}
    with_gap = {"words": [0.5, 0.25, 0.75], "characters": [0.5, 0.75, 0.25]}
    (one, _), (other, _) = named(without, [1.0, 0.75, 0]), named(with_gap, [1.0, 0.75, 0.5])
    about_gaps = {feature.name for feature in FEATURES if feature.about_gaps}
    assert {name for name in one if one[name] != other[name]} <= about_gaps
    assert len(about_gaps) == 4


def test_a_leg_without_a_say_in_the_fused_score_has_none_here():
    assert not [feature.name for feature in FEATURES if "unweighed" in feature.name]
    (with_it, _), (without, _) = (
        named({"words": [0.5, 0.25, 0], **more}, [1.0, 0.75, 0])
        for more in ({"unweighed": [0.9, 0.1, 0]}, {})
    )
    assert with_it == without


def test_of_items_that_were_scored_each_is_found_in_its_place():
    """The entries 4 and 7 of nine, and the gap 11, as in a collection with two entries and one."""
    index = bare_index("abcdefghi", 3)
    legs = {"words": [0.5, 0.25, 0.75], "characters": [0.5, 0.75, 0.25]}
    scores = {leg: np.array(values, dtype=np.float32) for leg, values in legs.items()}
    items, fused = np.array([4, 7, 11]), np.array([1.0, 0.75, 0.5], dtype=np.float32)
    candidates = Candidates(Evidence(None, index, items, scores, fused))
    assert list(candidates.numbers) == [4, 7]
    few = [list(one.values()) for one in named(legs, fused)]
    assert rows(FEATURES, candidates).tolist() == few
