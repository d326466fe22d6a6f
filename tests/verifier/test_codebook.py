import numpy as np
import pytest

from chatbot.verifier.codebook import PARTS, Codebook

WIDTH = 64


@pytest.fixture(scope="module")
def rows():
    """Rows around thirty centres, as those of pieces lie around what they mean."""
    chance = np.random.default_rng(23)
    centres = chance.normal(size=(30, WIDTH))
    near = centres[chance.integers(0, 30, 1_200)] + 0.1 * chance.normal(size=(1_200, WIDTH))
    return near.astype(np.float32)


@pytest.fixture(scope="module")
def codebook(rows):
    return Codebook.learned(rows[:800])


def test_rows_come_back_nearly_as_they_were(codebook, rows):
    unseen = rows[800:]
    codes = codebook.codes(unseen)
    assert (codes.dtype, codes.shape) == (np.uint8, (400, PARTS))
    again = codebook.rows(codes)
    assert (again.dtype, again.shape) == (np.float32, unseen.shape)
    error = np.linalg.norm(again - unseen, axis=1) / np.linalg.norm(unseen, axis=1)
    assert error.max() < 0.2
    assert error.mean() < 0.1


def test_each_part_is_the_nearest_of_its_centres(codebook, rows):
    parts = rows[800:820].reshape(20, PARTS, -1)
    away = ((parts[:, :, np.newaxis] - codebook.centres[np.newaxis]) ** 2).sum(axis=-1)
    nearest = np.take_along_axis(
        away, codebook.codes(rows[800:820])[:, :, np.newaxis].astype(int), axis=2
    )[:, :, 0]
    assert nearest == pytest.approx(away.min(axis=2), abs=1e-4)


def test_equal_rows_have_equal_codes(codebook, rows):
    twice = np.concatenate([rows[:50], rows[:50]])
    codes = codebook.codes(twice)
    assert np.array_equal(codes[:50], codes[50:])
    # Whatever they stand beside.
    assert np.array_equal(codebook.codes(rows[:1]), codes[:1])


def test_no_rows_have_no_codes(codebook):
    none = codebook.codes(np.zeros((0, WIDTH), dtype=np.float32))
    assert none.shape == (0, PARTS)
    assert codebook.rows(none).shape == (0, WIDTH)


def test_what_is_saved_is_loaded(codebook, rows, tmp_path):
    codebook.save(tmp_path / "codebook.npy")
    loaded = Codebook.load(tmp_path / "codebook.npy")
    assert np.array_equal(loaded.centres, codebook.centres)
    assert np.array_equal(loaded.codes(rows[:9]), codebook.codes(rows[:9]))
