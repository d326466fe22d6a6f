"""The embedded encoder as a sentence-transformers module.

Sentence-transformers would import a module class that a model folder names only with
``trust_remote_code``. A folder of this encoder names none: it is built here, from code of this
package, and handed over as ``SentenceTransformer(modules=[...])``.
"""

import math
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from sentence_transformers.base.modules.input_module import InputModule
from tokenizers import Tokenizer

from chatbot.encoder.folder import read_folder, write_folder
from chatbot.encoder.network import ContextualEncoder, Windows


class EncoderModule(InputModule):
    """Texts to vectors, as sentence-transformers wants its first module.

    :param network: The network; put in evaluation mode.
    :param tokenizer: Its tokenizer; padding and truncation are switched off.
    """

    def __init__(self, network: ContextualEncoder, tokenizer: Tokenizer) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.network = network.eval()
        self.tokenizer: Tokenizer = tokenizer
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
        return {"windows": cut_windows(rows, self.network.shape.window)}

    def forward(self, features: dict[str, Any], **_: Any) -> dict[str, Any]:
        """Add ``sentence_embedding`` to the features, shape (texts, dimensions)."""
        windows: Windows = features["windows"]
        features["sentence_embedding"] = self.network(windows)
        return features

    def encode_words(self, words: Sequence[str]) -> NDArray[np.float32]:
        """Vectors of single words, shape (words, dimensions), not of unit length.

        The plain mean of a word's pieces: a word alone has no context for the transformer to
        read, and a look-up costs a hundredth of it.

        :param words: Normalised words.
        """
        table = self.network.table.weight.detach().numpy()
        rows = self.tokenizer.encode_batch_fast(list(words), add_special_tokens=False)
        vectors = np.zeros((len(rows), table.shape[1]), dtype=np.float32)
        for vector, row in zip(vectors, rows, strict=True):
            if row.ids:
                vector[:] = table[row.ids].mean(axis=0)
        return vectors

    @property
    def max_seq_length(self) -> float:
        """Texts of any length are read whole."""
        return math.inf

    def get_embedding_dimension(self) -> int:
        """Dimensions of the vectors."""
        return self.network.shape.dimensions

    def save(self, output_path: str, *_: Any, **__: Any) -> None:
        """Write sizes, weights and tokenizer, see :func:`chatbot.encoder.folder.write_folder`.

        :param output_path: An existing folder.
        """
        weights = {name: one.cpu().numpy() for name, one in self.network.state_dict().items()}
        write_folder(Path(output_path), self.network.shape, weights, self.tokenizer)

    @classmethod
    def read(cls, folder: Path) -> "EncoderModule":
        """Read a folder that :meth:`save` wrote.

        :raises Exception: See :func:`chatbot.encoder.folder.read_folder`.
        """
        stored = read_folder(folder)
        # On the meta device, weights are not drawn at random only to be thrown away.
        with torch.device("meta"):
            network = ContextualEncoder(stored.shape)
        tensors = {name: torch.from_numpy(one) for name, one in stored.tensors().items()}
        network.load_state_dict(tensors, assign=True)
        return cls(network, stored.tokenizer)


def cut_windows(rows: Sequence[NDArray[np.int64]], window: int) -> Windows:
    """Cut texts into windows and pad these to the longest.

    :param rows: Piece ids of each text.
    :param window: Pieces of a window at most.
    :return: The windows; a text without pieces has none.
    """
    if len(rows) == 1 and 0 < len(rows[0]) <= window:  # a question: nothing to cut or to pad
        alone = torch.from_numpy(rows[0][np.newaxis])
        return Windows(alone, torch.ones(alone.shape, dtype=torch.bool), None, 1)
    parts = [
        (owner, row[start : start + window])
        for owner, row in enumerate(rows)
        for start in range(0, len(row), window)
    ]
    owners = [owner for owner, _ in parts]
    lengths = np.array([len(part) for _, part in parts], dtype=np.int64)
    places = int(lengths.max(initial=1))
    mask = np.arange(places) < lengths[:, None]
    pieces = np.zeros((len(parts), places), dtype=np.int64)
    if parts:
        pieces[mask] = np.concatenate([part for _, part in parts])
    return Windows(
        torch.from_numpy(pieces),
        torch.from_numpy(mask),
        None if owners == list(range(len(rows))) else torch.tensor(owners, dtype=torch.int64),
        len(rows),
    )
