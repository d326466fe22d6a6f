import numpy as np
import pytest

from chatbot.decision.found import Found, row
from chatbot.decision.strength import FEATURES
from chatbot.index.index import Index
from chatbot.retrieval import Evidence

INDEX = Index(("a", "b"), ("gap",), legs={}, entry_words=None)


def named(legs, fused):
    scores = {leg: np.array(values, np.float32) for leg, values in legs.items()}
    found = Found(Evidence(None, INDEX, scores, np.array(fused, np.float32)))
    names = [feature.name for feature in FEATURES]
    return dict(zip(names, row(FEATURES, found), strict=True))


def test_strength_clearness_and_gaps():
    strength = named(
        {"words": [0.5, 0.25, 0.75], "characters": [0.5, 0.75, 0.25]}, fused=[1.0, 0.75, 0.5]
    )
    assert strength["words: best entry"] == pytest.approx(0.5)
    assert strength["words: best entry over best gap"] == pytest.approx(-0.25)
    assert strength["characters: best entry over best gap"] == pytest.approx(0.25)
    assert strength["dense: best entry"] == 0
    assert strength["fused: best entry over second entry"] == pytest.approx(0.25)
    assert strength["fused: best gap"] == pytest.approx(0.5)
    assert strength["legs that rank the best entry first"] == 1


def test_nothing_found_is_all_zeros():
    assert not any(named({}, fused=[0, 0, 0]).values())


def test_what_looks_at_gaps_says_so():
    without = {"words": [0.5, 0.25, 0], "characters": [0.5, 0.75, 0]}
    with_gap = {"words": [0.5, 0.25, 0.75], "characters": [0.5, 0.75, 0.25]}
    one, other = named(without, [1.0, 0.75, 0]), named(with_gap, [1.0, 0.75, 0.5])
    about_gaps = {feature.name for feature in FEATURES if feature.about_gaps}
    assert {name for name in one if one[name] != other[name]} <= about_gaps
    assert len(about_gaps) == 4
