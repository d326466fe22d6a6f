from math import log

import numpy as np
import pytest

from chatbot.index.rarity import rarity


def test_it_is_the_inverse_document_frequency():
    expected = [log(1 + 2.5 / 0.5), log(1 + 1.5 / 1.5), log(1 + 0.5 / 2.5)]
    assert rarity(np.array([0, 1, 2]), 2) == pytest.approx(expected)


def test_what_nothing_holds_says_most():
    assert float(rarity(0, 3)) == pytest.approx(log(1 + 3.5 / 0.5))


def test_without_items_there_is_nothing_to_tell():
    assert rarity(np.zeros(0), 0).shape == (0,)
