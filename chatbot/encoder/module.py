"""The embedded encoder as a sentence-transformers module, and the folder it is kept in.

Sentence-transformers would import a module class that a model folder names only with
``trust_remote_code``. A folder of this encoder names none: it is built here, from code of this
package, and handed over as ``SentenceTransformer(modules=[...])``.
"""

import json
import math
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
import torch
from safetensors.torch import load_file, save_file
from sentence_transformers.base.modules.input_module import InputModule
from tokenizers import Tokenizer

from chatbot.encoder import SHAPE_FILE
from chatbot.encoder.network import ContextualEncoder, Shape, Windows
from chatbot.encoder.quantise import pack, unpack

_WEIGHTS_FILE = "model.safetensors"
_TOKENIZER_FILE = "tokenizer.json"


class EncoderModule(InputModule):
    """Texts to vectors, as sentence-transformers wants its first module.

    :param network: The network; put in evaluation mode.
    :param tokenizer: Its tokenizer.
    """

    def __init__(self, network: ContextualEncoder, tokenizer: Tokenizer) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.network = network.eval()
        self.tokenizer = tokenizer
        self.tokenizer.no_padding()
        self.tokenizer.no_truncation()

    def preprocess(  # type: ignore[override]  # texts only, no pictures
        self, inputs: Sequence[str], prompt: str | None = None, **_: Any
    ) -> dict[str, Any]:
        """Texts as windows of piece ids.

        :param inputs: Normalised texts.
        :param prompt: Put before each text.
        """
        texts = self._prepend_prompt(list(inputs), prompt) if prompt else list(inputs)
        encodings = self.tokenizer.encode_batch_fast(texts, add_special_tokens=False)
        rows = [np.asarray(encoding.ids, dtype=np.int64) for encoding in encodings]
        return {"windows": cut_windows(rows, self.network.shape.reach)}

    def forward(self, features: dict[str, Any], **_: Any) -> dict[str, Any]:
        """Add ``sentence_embedding`` to the features, shape (texts, dimensions)."""
        windows: Windows = features["windows"]
        features["sentence_embedding"] = self.network(windows)
        return features

    @property
    def max_seq_length(self) -> float:
        """Texts of any length are read whole."""
        return math.inf

    def get_embedding_dimension(self) -> int:
        """Dimensions of the vectors."""
        return self.network.shape.dimensions

    def save(self, output_path: str, *_: Any, **__: Any) -> None:
        """Write sizes, weights and tokenizer into a folder.

        Matrices are kept as eight-bit integers with one factor for each row.

        :param output_path: An existing folder.
        """
        folder = Path(output_path)
        shape = json.dumps(asdict(self.network.shape), indent=1) + "\n"
        (folder / SHAPE_FILE).write_text(shape, encoding="utf-8")
        save_file(pack(self.network.state_dict()), folder / _WEIGHTS_FILE)
        self.tokenizer.save(str(folder / _TOKENIZER_FILE), pretty=False)

    @classmethod
    def read(cls, folder: Path) -> "EncoderModule":
        """Read a folder that :meth:`save` wrote.

        :raises Exception: Whatever a damaged file makes the libraries raise.
        """
        shape = Shape(**json.loads((folder / SHAPE_FILE).read_text(encoding="utf-8")))
        tensors = unpack(load_file(folder / _WEIGHTS_FILE))
        # On the meta device, weights are not drawn at random only to be thrown away.
        with torch.device("meta"):
            network = ContextualEncoder(shape)
        network.load_state_dict(tensors, assign=True)
        return cls(network, Tokenizer.from_file(str(folder / _TOKENIZER_FILE)))


def cut_windows(rows: Sequence[np.ndarray[Any, np.dtype[np.int64]]], reach: int) -> Windows:
    """Cut texts into windows and pad these to the longest.

    :param rows: Piece ids of each text.
    :param reach: Pieces of a window at most.
    :return: The windows; a text without pieces has none.
    """
    parts = [
        (owner, row[start : start + reach])
        for owner, row in enumerate(rows)
        for start in range(0, len(row), reach)
    ]
    lengths = np.array([len(part) for _, part in parts], dtype=np.int64)
    places = int(lengths.max(initial=1))
    mask = np.arange(places) < lengths[:, None]
    pieces = np.zeros((len(parts), places), dtype=np.int64)
    if parts:
        pieces[mask] = np.concatenate([part for _, part in parts])
    return Windows(
        torch.from_numpy(pieces),
        torch.from_numpy(mask),
        torch.tensor([owner for owner, _ in parts], dtype=torch.int64),
        len(rows),
    )
