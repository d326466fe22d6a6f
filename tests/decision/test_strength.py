import numpy as np
import pytest

from chatbot.decision.strength import NAMES, strength
from chatbot.index.index import Index
from chatbot.retrieval import Evidence

INDEX = Index(("a", "b"), ("gap",), words=None, characters=None, dense=None, wording=None)


def named(legs, fused):
    scores = {leg: np.array(values, np.float32) for leg, values in legs.items()}
    evidence = Evidence(INDEX, scores, np.array(fused, np.float32), "", [])
    return dict(zip(NAMES, strength(evidence), strict=True))


def test_strength_clearness_and_gaps():
    row = named(
        {"words": [0.5, 0.25, 0.75], "characters": [0.5, 0.75, 0.25]}, fused=[1.0, 0.75, 0.5]
    )
    assert row["words: best entry"] == pytest.approx(0.5)
    assert row["words: best entry over best gap"] == pytest.approx(-0.25)
    assert row["characters: best entry over best gap"] == pytest.approx(0.25)
    assert row["dense: best entry"] == 0
    assert row["fused: best entry over second entry"] == pytest.approx(0.25)
    assert row["fused: best gap"] == pytest.approx(0.5)
    assert row["legs that rank the best entry first"] == 1


def test_nothing_found_is_all_zeros():
    assert not any(named({}, fused=[0, 0, 0]).values())
