import numpy as np
import pytest
from fixtures.office import office_key

from chatbot.decision.gap import gap_asked_for
from chatbot.index.index import Index
from chatbot.retrieval import Evidence


def asked_for(fused, words, characters):
    index = Index((office_key("a"),), len(fused) - 1, legs={}, entry_words=None)
    legs = {"words": np.array(words), "characters": np.array(characters)}
    return gap_asked_for(Evidence(None, index, legs, np.array(fused, dtype=np.float32)))


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
    assert asked_for(fused, words, characters) == number
