"""Vectors of texts kept beside the index, so that the next build encodes only what is new.

Never of what people type: only builds write here.
"""

import hashlib
import logging
import os
from collections.abc import Mapping
from pathlib import Path
from secrets import token_hex
from zipfile import BadZipFile

import numpy as np

from chatbot.embedding import Vectors
from chatbot.index.legs.base import DAMAGE

logger = logging.getLogger(__name__)

Known = dict[bytes, Vectors]
"""Per digest of a text its vector."""

VECTORS_FILE = "vectors.npz"
_ENCODING = "encoding"
_DIGEST = 16


def digest_of_text(text: str) -> bytes:
    """What a text is known by."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()[:_DIGEST]


def read_vectors(folder: Path, encoding: str) -> dict[str, Known]:
    """Read what :func:`write_vectors` wrote.

    :param folder: The collection's among the built indexes.
    :param encoding: What they depend on, see :attr:`chatbot.index.identity.Identity.encoding`:
        vectors of another are passed over.
    :return: By the kind of text; nothing where there is none, or where the file is damaged.
    """
    kept: dict[str, Known] = {}
    try:
        with (folder / VECTORS_FILE).open("rb") as file, np.load(file) as stored:
            if str(stored[_ENCODING]) != encoding:
                return {}
            kinds = {name.partition(".")[0] for name in stored.files} - {_ENCODING}
            for kind in kinds:
                digests, vectors = stored[f"{kind}.digests"], stored[f"{kind}.vectors"]
                found = (bytes(digest) for digest in digests)
                kept[kind] = dict(zip(found, vectors, strict=True))
    except FileNotFoundError:
        return {}
    except (*DAMAGE, BadZipFile) as error:
        logger.warning(
            "%s: cannot be read, every text is encoded (%s)", folder / VECTORS_FILE, error
        )
        return {}
    return kept


def write_vectors(folder: Path, encoding: str, kept: Mapping[str, Known]) -> None:
    """Keep vectors in place of those kept before; without them the next build takes longer.

    :param kept: By the kind of text.
    """
    arrays: dict[str, np.ndarray] = {_ENCODING: np.array(encoding)}
    for kind, known in kept.items():
        if known:
            arrays[f"{kind}.digests"] = np.array([[*digest] for digest in known], dtype=np.uint8)
            arrays[f"{kind}.vectors"] = np.stack([*known.values()])
    beside = folder / f".{VECTORS_FILE}.{token_hex(4)}"
    try:
        with beside.open("wb") as file:
            np.savez(file, allow_pickle=False, **arrays)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(folder / VECTORS_FILE)
    except OSError as error:
        beside.unlink(missing_ok=True)
        logger.warning("%s: cannot be kept (%s)", folder / VECTORS_FILE, error)
