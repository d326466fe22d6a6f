import numpy as np
import pytest

from chatbot.index.dense import DenseIndex

ROWS = np.array([[1, 0], [0, 1], [-1, 0]], dtype=np.float32)


@pytest.fixture
def index():
    return DenseIndex.build(ROWS, owners=[0, 0, 1], documents=2)


def test_the_best_row_speaks_for_its_document(index):
    assert index.scores(np.array([0.6, 0.8], np.float32)) == pytest.approx([0.8, 0])


def test_abstains_on_a_zero_vector(index):
    assert index.scores(np.zeros(2, np.float32)) is None


def test_abstains_when_nothing_is_near():
    index = DenseIndex.build(ROWS[:1], owners=[0], documents=1)
    assert index.scores(np.array([-1, 0], np.float32)) is None


def test_what_is_saved_is_loaded(index, tmp_path):
    index.save(tmp_path / "dense")
    loaded = DenseIndex.load(tmp_path / "dense", documents=2)
    question = np.array([0.6, 0.8], np.float32)
    assert loaded.scores(question) == pytest.approx(index.scores(question))
