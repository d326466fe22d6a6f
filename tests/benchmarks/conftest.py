"""Two models of four words, made here: quick to load and to ask."""

import pytest
import torch
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.modules import StaticEmbedding
from tokenizers import Tokenizer, models, pre_tokenizers

_WORDS = ("ยื่น", "คำขอ", "ค่าธรรมเนียม", "วันหยุด")


@pytest.fixture(scope="module")
def make_model(tmp_path_factory):
    """Save a static model of four words; give its folder."""

    def make(name, dimensions):
        pieces = {word: number for number, word in enumerate(("[UNK]", *_WORDS))}
        tokenizer = Tokenizer(models.WordLevel(pieces, unk_token="[UNK]"))
        tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
        weights = torch.eye(len(pieces), dimensions)
        folder = tmp_path_factory.mktemp(name) / "model"
        module = StaticEmbedding(tokenizer, embedding_weights=weights)
        SentenceTransformer(modules=[module], device="cpu").save(
            str(folder), create_model_card=False
        )
        return folder

    return make


@pytest.fixture(scope="module")
def ours(make_model):
    return make_model("ours", 8)


@pytest.fixture(scope="module")
def other(make_model):
    return make_model("other", 16)
