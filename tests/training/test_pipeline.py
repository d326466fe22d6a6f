import json
from pathlib import Path

import numpy as np
from sentence_transformers import SentenceTransformer

from chatbot.training.encoder import EncoderOptions
from chatbot.training.pipeline import TrainingOptions, train
from chatbot.training.sets import SetOptions
from chatbot.training.tokenizer import TokenizerOptions

_OPTIONS = TrainingOptions(
    TokenizerOptions(vocabulary=400, parts=150, least=1),
    SetOptions(parallel=4, questions=4, windows=4, cross_lingual=2, paraphrases=2, faq=4, cloze=4),
    EncoderOptions(dimensions=16, steps=3, teacher_batch=0, every=3),
)


def test_one_call_makes_a_model_that_encodes_thai_and_english(data: Path, tmp_path: Path) -> None:
    report = train(data, tmp_path / "model", tmp_path / "work", _OPTIONS)

    model = SentenceTransformer(str(tmp_path / "model"), local_files_only=True, device="cpu")
    vectors = model.float().encode(["ค่าธรรมเนียม", "The fee"])
    log = (tmp_path / "work" / "log.jsonl").read_text(encoding="utf-8").splitlines()
    assert vectors.shape == (2, 16)
    assert np.isfinite(vectors).all()
    assert report["pieces"] == len(model.tokenizer.get_vocab())
    assert json.loads(log[-1])["step"] == 3


def test_a_second_call_uses_what_is_there(data: Path, tmp_path: Path) -> None:
    train(data, tmp_path / "model", tmp_path / "work", _OPTIONS)
    before = next((tmp_path / "model").rglob("model.safetensors")).read_bytes()

    train(data, tmp_path / "model", tmp_path / "work", _OPTIONS)

    after = next((tmp_path / "model").rglob("model.safetensors")).read_bytes()
    assert after == before
