"""Save what was trained as a model folder."""

from enum import StrEnum
from pathlib import Path

import torch
from safetensors.numpy import save_file
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.modules import Normalize, StaticEmbedding
from tokenizers import Tokenizer
from torch import Tensor

from chatbot.encoder import MODULES_FILE, SHAPE_FILE
from chatbot.encoder.module import EncoderModule
from chatbot.encoder.network import ContextualEncoder
from chatbot.encoder.quantise import quantise

_WEIGHTS = "model.safetensors"


class Storage(StrEnum):
    """How the piece vectors of a static encoder are stored.

    ``StaticEmbedding`` reads model2vec's layout too: a table of small integers and one factor for
    each piece. That is what ``int8`` writes: half the size of ``fp16``, and ready as 32-bit floats
    once loaded. A contextual encoder is always stored in eight bits.
    """

    FP16 = "fp16"
    INT8 = "int8"


def save_encoder(network: ContextualEncoder, tokenizer: Tokenizer, output: Path) -> None:
    """Write the folder of a contextual encoder, which :mod:`chatbot.embedding` loads.

    :param network: The network.
    :param tokenizer: Its tokenizer.
    :param output: Folder to write; files of the same names are replaced.
    """
    output.mkdir(parents=True, exist_ok=True)
    # A folder is of one kind only.
    (output / MODULES_FILE).unlink(missing_ok=True)
    EncoderModule(network, tokenizer).save(str(output))


def save_static(weight: Tensor, tokenizer: Tokenizer, output: Path, storage: Storage) -> None:
    """Write the folder of a static encoder, which sentence-transformers loads without our code.

    :param weight: Piece vectors, shape (pieces, dimensions).
    :param tokenizer: Their tokenizer.
    :param output: Folder to write; files of the same names are replaced.
    :param storage: How the vectors are stored.
    """
    (output / SHAPE_FILE).unlink(missing_ok=True)
    module = StaticEmbedding(tokenizer, embedding_weights=weight.to(torch.float16))
    SentenceTransformer(modules=[module, Normalize()], device="cpu").save(
        str(output), create_model_card=False
    )
    if storage is Storage.INT8:
        (path,) = output.rglob(_WEIGHTS)
        table = quantise(weight.numpy())
        # The names that model2vec gives them.
        save_file({"embeddings": table.integers, "weights": table.factors}, path)
