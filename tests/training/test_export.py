from pathlib import Path

import numpy as np
import pytest
import torch
from sentence_transformers import SentenceTransformer
from tokenizers import Tokenizer

from training.export import Storage, save_static


@pytest.mark.parametrize("storage", list(Storage))
def test_a_saved_model_loads_without_code_of_ours(
    tokenizer: Tokenizer, tmp_path: Path, storage: Storage
) -> None:
    weight = torch.randn(tokenizer.get_vocab_size(), 16)
    save_static(weight, tokenizer, tmp_path, storage)

    model = SentenceTransformer(str(tmp_path), local_files_only=True, device="cpu").float()
    vectors = model.encode(["ขอใบอนุญาตที่ไหน", "the fee"])

    mean = weight[tokenizer.encode("the fee").ids].mean(dim=0).numpy()
    assert np.linalg.norm(vectors, axis=1) == pytest.approx([1, 1], abs=1e-3)
    assert vectors[1] @ (mean / np.linalg.norm(mean)) == pytest.approx(1, abs=1e-3)
