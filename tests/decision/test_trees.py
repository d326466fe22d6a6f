import json

import numpy as np
import pytest
from sklearn.ensemble import GradientBoostingClassifier

from chatbot.decision.trees import Trees

# One split on the second column: up to 0.5 to the left leaf, which adds -1, else to +2.
STUMP = Trees(0.25, [0], [1, -1, -1], [0.5, 0, 0], [1, 1, 2], [2, 1, 2], [0, -1, 2])


@pytest.fixture(scope="module")
def fitted():
    random = np.random.default_rng(7)
    rows = random.normal(size=(300, 4))
    right = rows[:, 0] + rows[:, 1] * rows[:, 2] + random.normal(size=300) > 0.3
    return GradientBoostingClassifier(
        n_estimators=20, max_leaf_nodes=8, max_depth=None, random_state=1
    ).fit(rows, right)


@pytest.mark.parametrize(
    ("column", "log_odds"), [(0.4, -0.75), (0.5, -0.75), (0.6, 2.25), (0.5 + 1e-12, -0.75)]
)
def test_a_stump(column, log_odds):
    assert STUMP.compile().log_odds(np.array([9.0, column])) == pytest.approx(log_odds)


def test_it_decides_as_scikit_learn_does(fitted):
    rows = np.random.default_rng(8).normal(size=(100, 4))
    trees = Trees.of(fitted).compile()
    found = [trees.log_odds(row) for row in rows]
    assert found == pytest.approx(fitted.decision_function(rows), abs=1e-4)


def test_it_survives_json(fitted):
    trees = Trees.of(fitted)
    assert Trees.from_json(json.loads(json.dumps(trees.to_json()))) == trees


def test_trees_that_would_run_for_ever_are_refused():
    circle = {"columns": [0], "thresholds": [0.0], "left": [0], "right": [0], "values": [0.0]}
    with pytest.raises(ValueError, match="damaged"):
        Trees.from_json({"base": 0.0, "roots": [0], **circle})
