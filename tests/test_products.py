"""Products in blocks are the products."""

import numpy as np
import pytest

from chatbot.products import inner_products


@pytest.mark.parametrize("few", [0, 1, 14, 70])
@pytest.mark.parametrize("many", [0, 1, 31, 32, 100])
def test_each_row_is_multiplied_with_each_other(few, many):
    chance = np.random.default_rng(1)
    one, other = (chance.normal(size=(rows, 512)).astype(np.float32) for rows in (few, many))
    products = inner_products(one, other)
    assert products.shape == (few, many)
    assert products == pytest.approx(one @ other.T, abs=1e-4)
