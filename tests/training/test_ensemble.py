import numpy as np
import pytest

from training.ensemble import combine, fitted_table, unit

_CHANCE = np.random.default_rng(0)
_TEXTS = 40
_GROUPS = np.arange(_TEXTS) % 2
_SETS = np.arange(_TEXTS) // 20


def _vectors(dimensions: int) -> np.ndarray:
    return unit(_CHANCE.normal(size=(_TEXTS, dimensions)))


def _centred_cosines(vectors: np.ndarray) -> np.ndarray:
    centred = np.array(vectors, dtype=np.float64)
    for group in (0, 1):
        centred[group::2] -= centred[group::2].mean(axis=0)
    centred /= np.linalg.norm(centred, axis=1, keepdims=True)
    return centred @ centred.T


def test_products_of_targets_are_the_weighted_cosines_of_the_teachers() -> None:
    first, second = _vectors(5), _vectors(7)

    targets = combine([(2.0, first), (1.0, second)], _GROUPS, _SETS, 12, seed=0)

    expected = (2 * _centred_cosines(first) + _centred_cosines(second)) / 3
    assert targets.shape == (_TEXTS, 12)
    assert targets.dtype == np.float16
    products = targets.astype(np.float32) @ targets.astype(np.float32).T
    assert np.allclose(products, expected, atol=3e-3)


def test_a_teacher_of_no_weight_says_nothing() -> None:
    first, second = _vectors(5), _vectors(7)

    targets = combine([(1.5, first), (0.0, second)], _GROUPS, _SETS, 5, seed=0).astype(np.float32)

    assert np.allclose(targets @ targets.T, _centred_cosines(first), atol=3e-3)


def test_fewer_dimensions_keep_the_cosines_of_what_varies_most() -> None:
    wide = np.concatenate([_vectors(4), 0.02 * _vectors(20)], axis=1)

    targets = combine([(1.0, wide)], _GROUPS, _SETS, 4, seed=0).astype(np.float32)

    assert targets.shape == (_TEXTS, 4)
    assert np.allclose(targets @ targets.T, _centred_cosines(wide), atol=0.02)


def test_what_one_language_has_in_common_is_taken_away() -> None:
    vectors = _vectors(6)
    thai = vectors + np.where(_GROUPS[:, None] == 1, 3 * _vectors(6)[:1], 0)

    plain, shifted = (
        combine([(1.0, one)], _GROUPS, _SETS, 6, seed=0).astype(np.float32)
        for one in (vectors, thai)
    )

    assert np.allclose(shifted @ shifted.T, plain @ plain.T, atol=5e-3)


def test_a_text_alone_in_its_group_has_no_target_and_spoils_no_other() -> None:
    groups = np.where(np.arange(_TEXTS) == 3, 2, 0)

    targets = combine([(1.0, _vectors(4))], groups, _SETS, 4, seed=0)

    assert not targets[3].any()
    lengths = np.linalg.norm(np.delete(targets, 3, axis=0).astype(np.float32), axis=1)
    assert lengths == pytest.approx(np.ones(_TEXTS - 1), abs=2e-3)


def test_the_same_seed_gives_the_same_targets() -> None:
    vectors = _vectors(6)

    first, second = (combine([(1.0, vectors)], _GROUPS, _SETS, 3, seed=4) for _ in range(2))

    assert np.array_equal(first, second)


def test_a_linear_map_is_found_again() -> None:
    table = _CHANCE.normal(size=(30, 6)).astype(np.float32)
    pieces = _CHANCE.integers(0, 30, size=(3000, 4))
    means = table[pieces].mean(axis=1)
    # A map that keeps lengths, so that unit vectors stay unit vectors.
    turn, _ = np.linalg.qr(_CHANCE.normal(size=(6, 6)))
    targets = (unit(means) @ turn).astype(np.float16)

    fitted = fitted_table(table, means, targets)

    assert fitted.dtype == np.float32
    assert np.allclose(unit(fitted), unit(table @ turn), atol=0.02)


def test_a_map_to_fewer_dimensions_is_found_too() -> None:
    table = _CHANCE.normal(size=(30, 6)).astype(np.float32)
    means = table[_CHANCE.integers(0, 30, size=(3000, 4))].mean(axis=1)
    targets = (unit(means) @ np.eye(6)[:, :2]).astype(np.float16)

    assert np.allclose(fitted_table(table, means, targets), table[:, :2], atol=0.1)


def test_rows_of_zeros_stay_when_scaled() -> None:
    scaled = unit(np.array([[3.0, 4.0], [0.0, 0.0]], dtype=np.float32))

    assert np.allclose(scaled, [[0.6, 0.8], [0, 0]])
