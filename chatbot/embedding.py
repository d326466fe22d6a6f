"""The model that turns questions and passages into vectors, and which one that is.

The embedded model, or another folder of its kind, runs on numpy; every other on
sentence-transformers, which is imported then only.
"""

import copy
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, Self

import numpy as np
from numpy.typing import NDArray

from chatbot.encoder import MODULES_FILE, SHAPE_FILE
from chatbot.encoder.folder import read_folder
from chatbot.encoder.inference import Encoder
from chatbot.errors import ModelError
from chatbot.settings import DEFAULT_MODEL, Settings
from chatbot.threads import usable_cores

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

    from chatbot.encoder.module import EncoderModule

EMBEDDED_MODEL = Path(__file__).parent / "models" / "default"

Vectors = NDArray[np.float32]

_FEW = 16
"""Texts that are cut one by one: the tokenizer's threads for many take longer to wake up."""


class Embedder(Protocol):
    """What the index needs of a model."""

    @property
    def fingerprint(self) -> str:
        """Digest of the model and its prompts; another digest means other vectors."""

    @property
    def is_embedded(self) -> bool:
        """Whether it is the embedded model, which weights and thresholds were chosen with."""

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Vectors of questions."""

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """Vectors of entries' texts."""

    def encode_words(self, words: Sequence[str]) -> Vectors:
        """Vectors of single words, to be compared with each other only."""


@dataclass(frozen=True, slots=True)
class PieceStates:
    """A text as a model of this package's own reads it.

    :param pieces: Piece ids, shape (n,).
    :param states: What the last layer made of each in its context, shape (n, width), normalised.
    """

    pieces: NDArray[np.int64]
    states: Vectors


class NumpyEmbedder:
    """A model of this package's own, on numpy alone. Safe to share between threads.

    :param folder: A folder that :mod:`chatbot.encoder.folder` wrote.
    :param query_prompt: Put before each question.
    :param passage_prompt: Put before each passage.
    :param threads: Most threads for many texts; None takes all cores. One text takes one.
    :raises ModelError: The folder does not hold a model of this kind.
    """

    def __init__(
        self,
        folder: Path,
        query_prompt: str | None = None,
        passage_prompt: str | None = None,
        threads: int | None = None,
    ) -> None:
        try:
            stored = read_folder(folder)
        except Exception as error:
            # Whatever a damaged file makes tokenizers or safetensors raise.
            raise _cannot_be_loaded(folder, error) from error
        self._encoder = Encoder(stored, threads or usable_cores())
        self._tokenizer = stored.tokenizer
        self._query_prompt = query_prompt or ""
        self._passage_prompt = passage_prompt or ""
        self.is_embedded = folder == EMBEDDED_MODEL
        self.fingerprint = _fingerprint(folder, query_prompt, passage_prompt)

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Encode questions.

        :param texts: ``n`` normalised questions.
        :return: ``n`` by ``dimension`` float32, each row of length 1, or 0 where the model knows
            nothing of the text.
        """
        return unit_rows(self._encoder.encode(self._pieces(texts, self._query_prompt)))

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """Encode passages; shapes as in :meth:`encode_queries`."""
        return unit_rows(self._encoder.encode(self._pieces(texts, self._passage_prompt)))

    def encode_words(self, words: Sequence[str]) -> Vectors:
        """Look single words up, for comparing words with words.

        Shapes as in :meth:`encode_queries`. A word alone has no context for the transformer to
        read, and a look-up costs a hundredth of it.
        """
        return unit_rows(self._encoder.means(self._pieces(words, "")))

    def read(self, texts: Sequence[str]) -> tuple[Vectors, list[PieceStates]]:
        """Encode texts without a prompt, and keep how each was read.

        :return: Vectors as of :meth:`encode_queries`, and readings.
        """
        pieces = self._pieces(texts, "")
        vectors, states = self._encoder.read(pieces)
        readings = [
            PieceStates(np.array(ids, dtype=np.int64), state)
            for ids, state in zip(pieces, states, strict=True)
        ]
        return unit_rows(vectors), readings

    def looked_up(self, pieces: NDArray[np.int64]) -> Vectors:
        """Vectors of pieces without context, shape (pieces, dimensions), of any length."""
        return self._encoder.looked_up(pieces)

    def integers(self, pieces: NDArray[np.integer]) -> Vectors:
        """The same as the model keeps them: each row times a factor of its own is the vector."""
        return self._encoder.integers(pieces)

    @property
    def pieces(self) -> int:
        """How many different pieces it knows."""
        return self._encoder.shape.pieces

    @property
    def dimensions(self) -> int:
        """Dimensions of its vectors."""
        return self._encoder.shape.dimensions

    @property
    def width(self) -> int:
        """Columns of a reading's states."""
        return self._encoder.shape.width

    @property
    def prompts_questions(self) -> bool:
        """Whether something is put before each question."""
        return bool(self._query_prompt)

    @property
    def prompts_passages(self) -> bool:
        """Whether something is put before each passage."""
        return bool(self._passage_prompt)

    def on_one_thread(self) -> Self:
        """A copy for a process that is one of several."""
        other = copy.copy(self)
        other._encoder = self._encoder.on_threads(1)
        return other

    def _pieces(self, texts: Sequence[str], prompt: str) -> list[list[int]]:
        prompted = [prompt + text for text in texts]
        encode, encode_all = self._tokenizer.encode, self._tokenizer.encode_batch_fast
        if len(prompted) > _FEW:
            encodings = encode_all(prompted, add_special_tokens=False)
        else:
            encodings = [encode(text, add_special_tokens=False) for text in prompted]
        return [encoding.ids for encoding in encodings]


class SentenceEmbedder:
    """A sentence-transformers model loaded from a local folder.

    It loads a folder of this package's own too, for whoever wants that model as one of
    sentence-transformers'; its vectors are those of :class:`NumpyEmbedder`.

    :param folder: A model folder as sentence-transformers or ``chatbot.encoder`` saves it.
    :param query_prompt: Put before each question; None takes the model's own.
    :param passage_prompt: Put before each passage; None takes the model's own.
    :raises ModelError: The folder does not hold a model that loads without running its own code.
    """

    def __init__(
        self, folder: Path, query_prompt: str | None = None, passage_prompt: str | None = None
    ) -> None:
        self._model, self._own = _load(folder)
        self._query_prompt = query_prompt
        self._passage_prompt = passage_prompt
        self.is_embedded = folder == EMBEDDED_MODEL
        self.fingerprint = _fingerprint(folder, query_prompt, passage_prompt)

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Encode questions; shapes as in :meth:`NumpyEmbedder.encode_queries`."""
        return unit_rows(
            self._model.encode_query(
                list(texts), prompt=self._query_prompt, show_progress_bar=False
            )
        )

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """Encode passages; shapes as in :meth:`encode_queries`."""
        return unit_rows(
            self._model.encode_document(
                list(texts), prompt=self._passage_prompt, show_progress_bar=False
            )
        )

    def encode_words(self, words: Sequence[str]) -> Vectors:
        """Encode single words, for comparing words with words.

        Shapes as in :meth:`encode_queries`; a model of this package's own looks words up.
        """
        if self._own is not None:
            return unit_rows(self._own.encode_words(words))
        return self.encode_passages(words)


def load_embedder(settings: Settings) -> Embedder:
    """Load the model that the settings name.

    :raises ModelError: It is not on this machine; the message names the command that fetches it.
    """
    return open_embedder(model_folder(settings), settings.query_prompt, settings.passage_prompt)


def embedded_model(loaded: Embedder | None = None) -> NumpyEmbedder:
    """The model that is part of the package, whichever one the settings name.

    :param loaded: Taken where it is that model.
    :raises ModelError: It is damaged.
    """
    if isinstance(loaded, NumpyEmbedder) and loaded.is_embedded:
        return loaded
    return NumpyEmbedder(EMBEDDED_MODEL)


def open_embedder(
    folder: Path, query_prompt: str | None = None, passage_prompt: str | None = None
) -> Embedder:
    """Load the model of a folder in the way that is fastest for it.

    :param folder: A model folder as sentence-transformers or ``chatbot.encoder`` saves it.
    :param query_prompt: Put before each question; None takes the model's own.
    :param passage_prompt: Put before each passage; None takes the model's own.
    :raises ModelError: The folder does not hold a model that loads without running its own code.
    """
    kind = NumpyEmbedder if _is_own(folder) else SentenceEmbedder
    return kind(folder, query_prompt, passage_prompt)


def model_folder(settings: Settings) -> Path:
    """The local folder of the model that the settings name.

    :raises ModelError: No such folder, and the name was not fetched.
    """
    name = settings.embedding_model
    if name == DEFAULT_MODEL:
        return EMBEDDED_MODEL
    for folder in (Path(name).expanduser(), pulled_folder(settings, name)):
        if is_model(folder):
            return folder
    raise ModelError(
        f"embedding model {name!r} (CHATBOT_EMBEDDING_MODEL) is neither a model folder nor among "
        f"the fetched models in {settings.models_dir}. Fetch it once with network: "
        f"chatbot model pull {name}"
    )


def is_model(folder: Path) -> bool:
    """Whether a folder holds a model, by the file that says what it is made of."""
    return any((folder / name).is_file() for name in (MODULES_FILE, SHAPE_FILE))


def pulled_folder(settings: Settings, name: str) -> Path:
    """Where ``chatbot model pull`` puts a hub model."""
    return settings.models_dir / name.replace("/", "--")


def unit_rows(vectors: NDArray[np.float32]) -> Vectors:
    """Vectors of unit length, or 0 where they are; written over what is given where it is float32.

    :param vectors: Shape (n, dimensions).
    """
    vectors = np.asarray(vectors, dtype=np.float32)
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True).astype(np.float32)
    lengths[lengths == 0] = 1
    vectors /= lengths
    return vectors


def _load(folder: Path) -> "tuple[SentenceTransformer, EncoderModule | None]":
    # Imported here: it takes seconds, which a command that needs no model should not pay.
    try:
        from sentence_transformers import SentenceTransformer
    except ModuleNotFoundError as error:
        raise ModelError(
            f"{folder}: the package {error.name} is missing here, which only the shipped embedding "
            "model does without. In a container, build the image with --build-arg OTHER_MODELS=1; "
            "elsewhere install the chatbot anew."
        ) from error

    if not is_model(folder):
        raise ModelError(
            f"{folder}: not a sentence-transformers model (no {MODULES_FILE}), nor one of "
            f"this package's own (no {SHAPE_FILE}). Name another folder."
        )
    try:
        if _is_own(folder):
            from chatbot.encoder.module import EncoderModule

            own = EncoderModule.read(folder)
            return SentenceTransformer(modules=[own], device="cpu"), own
        model = SentenceTransformer(str(folder), local_files_only=True, device="cpu")
    except Exception as error:
        # Whatever a damaged file makes torch, tokenizers or safetensors raise.
        raise _cannot_be_loaded(folder, error) from error
    # Weights may be stored in half precision; arithmetic is slow or missing for it on a CPU.
    return model.float(), None


def _is_own(folder: Path) -> bool:
    return (folder / SHAPE_FILE).is_file() and not (folder / MODULES_FILE).is_file()


def _cannot_be_loaded(folder: Path, error: Exception) -> ModelError:
    again = (
        "Install the package again."
        if folder == EMBEDDED_MODEL
        else "Fetch it again with 'chatbot model pull NAME', or name another folder with "
        "CHATBOT_EMBEDDING_MODEL."
    )
    return ModelError(f"{folder}: the embedding model cannot be loaded ({error}). {again}")


def _fingerprint(folder: Path, *prompts: str | None) -> str:
    digest = hashlib.sha256(repr(prompts).encode("utf-8"))
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix != ".md":
            digest.update(path.relative_to(folder).as_posix().encode("utf-8"))
            with path.open("rb") as file:
                digest.update(hashlib.file_digest(file, "sha256").digest())
    return digest.hexdigest()
