"""The folder of an embedded encoder: sizes, weights and tokenizer, each in a file."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from safetensors.numpy import load_file, save_file
from tokenizers import Tokenizer

from chatbot.encoder import SHAPE_FILE
from chatbot.encoder.quantise import Arrays, Floats, Quantised, pack, unpack
from chatbot.encoder.shape import Shape

_WEIGHTS_FILE = "model.safetensors"
_TOKENIZER_FILE = "tokenizer.json"
_TABLE = "table.weight"


@dataclass(frozen=True, slots=True)
class Stored:
    """What a folder holds.

    :param shape: Sizes of the network.
    :param table: Vectors of the pieces, shape (pieces, dimensions).
    :param weights: All other weights by the names that :meth:`Shape.tensors` gives them.
    :param tokenizer: Cuts a text in as many pieces as it has, neither padded nor cut short.
    """

    shape: Shape
    table: Quantised
    weights: dict[str, Floats]
    tokenizer: Tokenizer

    def tensors(self) -> dict[str, Floats]:
        """All weights, the table among them as floats."""
        return {**self.weights, _TABLE: self.table.floats()}


def read_folder(folder: Path) -> Stored:
    """Read a folder that :func:`write_folder` wrote.

    :raises Exception: Whatever a damaged file makes the libraries raise; a ``ValueError`` where the
        files are whole, but not those of one model.
    """
    shape = Shape(**json.loads((folder / SHAPE_FILE).read_text(encoding="utf-8")))
    tensors = unpack(load_file(folder / _WEIGHTS_FILE))
    _check_shapes(tensors, shape)
    table = tensors.pop(_TABLE)
    assert isinstance(table, Quantised), "its shape has two numbers"
    weights = {
        name: tensor.floats() if isinstance(tensor, Quantised) else tensor
        for name, tensor in tensors.items()
    }
    return Stored(shape, table, weights, _read_tokenizer(folder, shape))


def write_folder(folder: Path, shape: Shape, tensors: Arrays, tokenizer: Tokenizer) -> None:
    """Write sizes, weights and tokenizer.

    Matrices are kept as eight-bit integers with one factor for each row.

    :param folder: An existing folder; files of the same names are replaced.
    :param shape: Sizes of the network.
    :param tensors: Its weights.
    :param tokenizer: The tokenizer it was trained with.
    """
    (folder / SHAPE_FILE).unlink(missing_ok=True)
    save_file(pack(tensors), folder / _WEIGHTS_FILE)
    tokenizer.save(str(folder / _TOKENIZER_FILE), pretty=False)
    # Last: without it the folder is no model, so a stop leaves none that is half new.
    sizes = json.dumps(asdict(shape), indent=1) + "\n"
    (folder / SHAPE_FILE).write_text(sizes, encoding="utf-8")


def _check_shapes(tensors: dict[str, Floats | Quantised], shape: Shape) -> None:
    expected = shape.tensors()
    if tensors.keys() != expected.keys():
        raise ValueError(
            f"{_WEIGHTS_FILE} lacks {sorted(expected.keys() - tensors.keys())} and has "
            f"{sorted(tensors.keys() - expected.keys())} too many: it is not of the network that "
            f"{SHAPE_FILE} describes"
        )
    for name, tensor in tensors.items():
        if tensor.shape != expected[name]:
            raise ValueError(
                f"{name} in {_WEIGHTS_FILE} has shape {tensor.shape}, {SHAPE_FILE} says "
                f"{expected[name]}: they are not of one model"
            )


def _read_tokenizer(folder: Path, shape: Shape) -> Tokenizer:
    tokenizer = Tokenizer.from_file(str(folder / _TOKENIZER_FILE))
    pieces = tokenizer.get_vocab_size()
    # One by one, the pieces take a quarter of the time that the whole vocabulary does.
    if pieces != shape.pieces or None in map(tokenizer.id_to_token, range(pieces)):
        raise ValueError(
            f"{_TOKENIZER_FILE} has {pieces} pieces, {_WEIGHTS_FILE} {shape.pieces}, or their "
            "numbers have gaps: they are not of one model"
        )
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer
