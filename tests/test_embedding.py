"""The embedded model, and a real transformer or an encoder of one's own in its place."""

import shutil
import subprocess
import sys
from collections import Counter

import numpy as np
import pytest
import torch

from chatbot.embedding import (
    NumpyEmbedder,
    SentenceEmbedder,
    load_embedder,
    model_folder,
    open_embedder,
)
from chatbot.encoder.network import ContextualEncoder
from chatbot.encoder.shape import Shape
from chatbot.errors import ModelError
from chatbot.text.normalise import normalise
from training.export import save_encoder
from training.tokenizer import TokenizerOptions, make_tokenizer


@pytest.fixture
def contextual(tmp_path):
    """The folder of a contextual encoder of few weights, fresh: it gives means of piece vectors."""
    options = TokenizerOptions(vocabulary=50, parts=40, least=1)
    tokenizer = make_tokenizer(Counter(["ตัวชี้วัด", "ข้อมูล", "open", "data"]), options)
    torch.manual_seed(0)
    shape = Shape(tokenizer.get_vocab_size(), dimensions=16, width=8, heads=2, feed_forward=16)
    save_encoder(ContextualEncoder(shape), tokenizer, tmp_path / "contextual")
    return tmp_path / "contextual"


def test_vectors_are_unit_rows(embedder):
    vectors = embedder.encode_queries(["ตัวชี้วัด", "open data"])
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx([1, 1], abs=1e-5)


def test_nothing_is_a_zero_vector(embedder):
    assert not embedder.encode_queries([""]).any()


def test_the_embedded_model_knows_both_languages(embedder):
    thai, english, other = embedder.encode_passages(
        ["หน่วยงานสามารถแลกเปลี่ยนข้อมูลกันได้", "agencies can share data", "วันนี้ฝนตกหนักมาก"]
    )
    assert thai @ english > thai @ other


def test_the_embedded_model_is_small_enough_to_ship(settings):
    folder = model_folder(settings)
    assert sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) < 30e6


def test_a_local_transformer_takes_its_place(settings, transformer):
    other = load_embedder(settings.model_copy(update={"embedding_model": str(transformer)}))
    question, near, far = other.encode_passages(
        ["How do I share data?", "Sharing data between agencies", "The weather is fine"]
    )
    assert question @ near > question @ far


def test_a_prompt_of_ones_own_changes_vectors_and_fingerprint(transformer):
    plain = SentenceEmbedder(transformer)
    prompted = SentenceEmbedder(transformer, query_prompt="query: ")
    assert plain.fingerprint != prompted.fingerprint
    assert not np.allclose(plain.encode_queries(["data"]), prompted.encode_queries(["data"]))
    assert np.allclose(
        prompted.encode_queries(["data"]), plain.encode_queries(["query: data"]), atol=1e-5
    )
    assert np.allclose(
        plain.encode_passages(["data"]), prompted.encode_passages(["data"]), atol=1e-5
    )


def test_a_fetched_model_is_found_by_its_name(settings, transformer, tmp_path):
    shutil.copytree(transformer, tmp_path / "some--model")
    chosen = {"embedding_model": "some/model", "models_dir": tmp_path}
    assert load_embedder(settings.model_copy(update=chosen)).encode_queries(["a"]).shape == (1, 384)


def test_a_missing_model_names_the_command(settings, tmp_path):
    chosen = {"embedding_model": "some/model", "models_dir": tmp_path}
    with pytest.raises(ModelError, match="chatbot model pull some/model"):
        load_embedder(settings.model_copy(update=chosen))


def test_a_damaged_model_is_named(transformer, tmp_path):
    folder = tmp_path / "model"
    shutil.copytree(transformer, folder)
    (folder / "model.safetensors").write_bytes(b"cut short")
    with pytest.raises(ModelError, match="cannot be loaded"):
        SentenceEmbedder(folder)


def test_an_encoder_of_this_package_takes_its_place(settings, contextual):
    own = load_embedder(settings.model_copy(update={"embedding_model": str(contextual)}))

    both, first, second, nothing = own.encode_queries(["open data", "open", "data", ""])

    assert np.linalg.norm([both, first, second], axis=1) == pytest.approx([1, 1, 1], abs=1e-5)
    assert both @ first > 0.5
    assert both @ second > 0.5
    assert not nothing.any()
    assert np.allclose(own.encode_passages(["open data"]), both, atol=1e-6)


@pytest.fixture(params=[NumpyEmbedder, SentenceEmbedder])
def kind(request):
    """Either way to run an encoder of this package."""
    return request.param


def test_a_prompt_of_ones_own_stands_before_what_this_encoder_reads(contextual, kind):
    prompted = kind(contextual, query_prompt="open ")

    assert np.allclose(
        prompted.encode_queries(["data"]), prompted.encode_passages(["open data"]), atol=1e-6
    )


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("encoder.json", b'{"pieces": 50, '),
        ("encoder.json", b'{"pieces": 50, "depth": 2}'),
        ("encoder.json", b'{"pieces": 7}'),
        ("model.safetensors", None),
        ("tokenizer.json", None),
    ],
)
def test_a_damaged_encoder_is_named(contextual, kind, name, content):
    """With None the file is cut short, as a copy that broke off leaves it."""
    file = contextual / name
    whole = file.read_bytes()
    file.write_bytes(content or whole[: len(whole) // 2])

    with pytest.raises(ModelError, match="contextual: the embedding model cannot be loaded"):
        kind(contextual)


def test_words_are_looked_up_as_the_mean_of_their_pieces(contextual, kind):
    own = kind(contextual)
    # This encoder is fresh: without context it gives the mean of the pieces too.
    words = ["open", "data", "ตัวชี้วัด", ""]
    assert np.allclose(own.encode_words(words), own.encode_passages(words), atol=1e-5)
    assert own.encode_words([]).shape == (0, 16)


def test_another_model_encodes_words_as_passages(transformer):
    model = SentenceEmbedder(transformer, passage_prompt="passage: ")
    words = ["open", "data"]
    assert np.allclose(model.encode_words(words), model.encode_passages(words), atol=1e-6)


def test_a_folder_of_neither_kind_is_named(tmp_path):
    with pytest.raises(ModelError, match=r"no modules\.json.*no encoder\.json"):
        open_embedder(tmp_path)


def test_a_model_that_needs_a_package_which_is_left_out_says_how_to_get_it(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "sentence_transformers", None)
    with pytest.raises(ModelError, match=r"sentence_transformers is missing.*OTHER_MODELS=1"):
        SentenceEmbedder(tmp_path)


def test_the_embedded_model_gives_the_vectors_that_sentence_transformers_gives(
    settings, embedder, corpus
):
    in_torch = SentenceEmbedder(model_folder(settings))
    assert isinstance(embedder, NumpyEmbedder)
    assert embedder.fingerprint == in_torch.fingerprint
    # The last four answers together are longer than a window.
    texts = [normalise(entry.question) for entry in corpus.entries[:60]]
    texts += [normalise(entry.answer) for entry in corpus.entries[:60]]
    texts += ["", "ก", "open data", " ".join(texts[-4:])]

    passages, expected = embedder.encode_passages(texts), in_torch.encode_passages(texts)

    assert np.abs(passages - expected).max() < 1e-6
    assert np.abs(embedder.encode_queries(texts[:1]) - expected[:1]).max() < 1e-6
    words = sorted({word for text in texts for word in text.split()})
    assert np.array_equal(embedder.encode_words(words), in_torch.encode_words(words))


def test_the_embedded_model_needs_none_of_the_large_libraries():
    code = (
        "import sys\n"
        "from chatbot.embedding import load_embedder\n"
        "from chatbot.settings import load_settings\n"
        "from chatbot.threads import limit_threads\n"
        "limit_threads()\n"
        "load_embedder(load_settings()).encode_queries(['ตัวชี้วัด'])\n"
        "print(*sorted(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True
    )
    large = {"torch", "sentence_transformers", "transformers", "sklearn", "scipy", "pandas"}
    assert "tokenizers" in done.stdout.split()
    assert not large & set(done.stdout.split())


def test_the_embedded_model_is_told_from_every_other(settings, embedder, contextual, transformer):
    assert embedder.is_embedded
    assert SentenceEmbedder(model_folder(settings)).is_embedded
    assert not open_embedder(contextual).is_embedded
    assert not open_embedder(transformer).is_embedded
