"""Halves as floats are the same numbers."""

import numpy as np

from chatbot.halves import floats


def test_every_finite_half_is_the_same_number_as_a_float():
    halves = np.arange(2**16, dtype=np.uint16).view(np.float16)
    halves = halves[np.isfinite(halves)].reshape(2, -1)
    made = floats(halves)
    assert made.dtype == np.float32
    assert (made == halves.astype(np.float32)).all()
    assert (np.signbit(made) == np.signbit(halves)).all()
