import numpy as np
import pytest

from chatbot.verifier.codebook import PARTS, Codebook

WIDTH, PIECES = 64, 90


@pytest.fixture(scope="module")
def vectors():
    """The pieces' vectors without context."""
    return np.random.default_rng(22).normal(size=(PIECES, 12)).astype(np.float32)


@pytest.fixture(scope="module")
def pieces():
    return np.random.default_rng(23).integers(0, PIECES, 1_600)


@pytest.fixture(scope="module")
def rows(vectors, pieces):
    """What a row's piece says, and what stands around it: a few directions, and a little noise."""
    chance = np.random.default_rng(24)
    around = chance.normal(size=(len(pieces), 6)) @ chance.normal(size=(6, WIDTH))
    noise = 0.05 * chance.normal(size=(len(pieces), WIDTH))
    said = vectors[pieces] @ chance.normal(size=(12, WIDTH)) + 2
    return (said + around + noise).astype(np.float32)


@pytest.fixture(scope="module")
def codebook(rows, pieces, vectors):
    return Codebook.learned(rows[:1_200], pieces[:1_200], vectors)


def test_rows_come_back_nearly_as_they_were(codebook, rows, pieces):
    unseen, of_pieces = rows[1_200:], pieces[1_200:]
    codes = codebook.codes(unseen, of_pieces)
    assert (codes.dtype, codes.shape) == (np.uint8, (400, PARTS))
    again = codebook.rows(codes, of_pieces)
    assert (again.dtype, again.shape) == (np.float32, unseen.shape)
    error = np.linalg.norm(again - unseen, axis=1) / np.linalg.norm(unseen, axis=1)
    assert error.mean() < 0.15
    # Neither half would do alone.
    expected = codebook.expected[of_pieces].astype(np.float32)
    without_codes = np.linalg.norm(expected - unseen, axis=1) / np.linalg.norm(unseen, axis=1)
    without_pieces = np.linalg.norm(again - expected - unseen, axis=1)
    assert without_codes.mean() > 2 * error.mean()
    assert (without_pieces / np.linalg.norm(unseen, axis=1)).mean() > 2 * error.mean()


def test_what_is_left_is_cut_along_axes_at_right_angles(codebook, rows, pieces):
    assert codebook.axes @ codebook.axes.T == pytest.approx(np.eye(len(codebook.axes)), abs=1e-3)
    left = (rows - codebook.expected[pieces].astype(np.float32)) @ codebook.axes.T
    varies = left.reshape(len(left), PARTS, -1).var(axis=0).sum(axis=1)
    # Six directions on eight parts: none of them has two while another has none of them.
    assert np.count_nonzero(varies > 1) == 6


def test_each_part_is_the_nearest_of_its_centres(codebook, rows, pieces):
    some, of_pieces = rows[1_200:1_220], pieces[1_200:1_220]
    left = (some - codebook.expected[of_pieces].astype(np.float32)) @ codebook.axes.T
    parts = left.reshape(20, PARTS, -1)
    away = ((parts[:, :, np.newaxis] - codebook.centres[np.newaxis]) ** 2).sum(axis=-1)
    codes = codebook.codes(some, of_pieces)
    nearest = np.take_along_axis(away, codes[:, :, np.newaxis].astype(int), axis=2)[:, :, 0]
    assert nearest == pytest.approx(away.min(axis=2), abs=1e-3)


def test_equal_rows_have_equal_codes(codebook, rows, pieces):
    twice, of_pieces = np.tile(rows[:50], (2, 1)), np.tile(pieces[:50], 2)
    codes = codebook.codes(twice, of_pieces)
    assert np.array_equal(codes[:50], codes[50:])
    # Whatever they stand beside.
    assert np.array_equal(codebook.codes(rows[:1], pieces[:1]), codes[:1])


def test_no_rows_have_no_codes(codebook, pieces):
    none = codebook.codes(np.zeros((0, WIDTH), dtype=np.float32), pieces[:0])
    assert none.shape == (0, PARTS)
    assert codebook.rows(none, pieces[:0]).shape == (0, WIDTH)


def test_what_is_saved_is_loaded(codebook, rows, pieces, tmp_path):
    codebook.save(tmp_path / "codebook")
    for loaded in (Codebook.load(tmp_path / "codebook"), Codebook.of_arrays(codebook.arrays())):
        for name, array in codebook.arrays().items():
            assert np.array_equal(getattr(loaded, name), array)
        codes = loaded.codes(rows[:9], pieces[:9])
        assert np.array_equal(codes, codebook.codes(rows[:9], pieces[:9]))
