"""Save piece vectors as a sentence-transformers folder that loads without any code of ours."""

from enum import StrEnum
from pathlib import Path

import torch
from safetensors.torch import save_file
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.modules import Normalize, StaticEmbedding
from tokenizers import Tokenizer
from torch import Tensor

_WEIGHTS = "model.safetensors"


class Storage(StrEnum):
    """How the piece vectors are stored.

    ``StaticEmbedding`` reads model2vec's layout too: a table of small integers and one factor for
    each piece. That is what ``int8`` writes: half the size of ``fp16``, and ready as 32-bit floats
    once loaded.
    """

    FP16 = "fp16"
    INT8 = "int8"


def save_model(weight: Tensor, tokenizer: Tokenizer, output: Path, storage: Storage) -> None:
    """Write a model folder: mean of piece vectors, then unit length.

    :param weight: Piece vectors, shape (pieces, dimensions).
    :param tokenizer: Their tokenizer.
    :param output: Folder to write; files of the same names are replaced.
    :param storage: How the vectors are stored.
    """
    module = StaticEmbedding(tokenizer, embedding_weights=weight.to(torch.float16))
    SentenceTransformer(modules=[module, Normalize()], device="cpu").save(
        str(output), create_model_card=False
    )
    if storage is Storage.INT8:
        (path,) = output.rglob(_WEIGHTS)
        save_file(quantise(weight), path)


def quantise(weight: Tensor) -> dict[str, Tensor]:
    """Vectors as eight-bit integers with one factor for each row.

    :param weight: Shape (pieces, dimensions).
    :return: ``embeddings`` (int8, same shape) and ``weights`` (float32, one for each piece), whose
        product is within half of ``weights`` of the vectors.
    """
    factors = weight.abs().amax(dim=1).clamp_min(1e-12) / 127
    return {
        "embeddings": (weight / factors[:, None]).round().to(torch.int8),
        "weights": factors.float(),
    }
