"""Parts of a collection as they were read, kept beside the index: a build reads what is new.

One that was killed goes on where it was, and one after an edit reads the part with the edit anew.
Removing the folder costs the next build its time, and nothing else. Never of what people type:
only builds write here.
"""

import hashlib
import json
import logging
import zlib
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex
from typing import Any, TypeVar
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from chatbot.index.legs.base import DAMAGE
from chatbot.index.legs.counts import TokenCounts
from chatbot.index.legs.grams import gram_counts
from chatbot.index.legs.material import Item, ItemsRead
from chatbot.index.reading import EntryRead, PartRead
from chatbot.understanding.entry_pins import EntryPinned
from chatbot.verifier.codebook import Codebook
from chatbot.verifier.entries import ARRAYS, arrays_of, readings_of

logger = logging.getLogger(__name__)

_SUFFIX = ".npz"
_ITEMS = ("vectors", "texts", "own", "codes", "coded")
_WORDS, _READINGS, _ENTRIES = "words.", "readings.", "entries"
_QUICKLY = 1
"""Level of zlib: half of the bytes for a tenth of the time of its best."""

Unpacked = TypeVar("Unpacked")


@dataclass(frozen=True, slots=True)
class KeptParts:
    """The parts that builds of one collection have read.

    :param folder: Made when the first one is kept.
    :param reading: Digest of all that reading depends on beside the texts; what was kept under
        another one is never found.
    """

    folder: Path
    reading: str

    def name_of(self, items: Sequence[Item], entries: int) -> str:
        """What a part is kept under.

        :param entries: How many of the items, the first ones, are entries.
        """
        texts = json.dumps([self.reading, entries, [(one.own, one.others) for one in items]])
        return hashlib.sha256(texts.encode()).hexdigest()[:40]

    def load(self, name: str, codebook: Codebook | None) -> PartRead | None:
        """A part that was kept; None where there is none, or it is damaged.

        :param codebook: The one that it was read with.
        """
        return self._read(name, lambda arrays: _part(arrays, codebook))

    def keep(self, name: str, part: PartRead) -> None:
        """Keep a part; without it the next build takes longer."""
        self._write(name, _arrays(part))

    def codebook(self) -> Codebook | None:
        """The one that parts were read with; None where none is kept."""
        return self._read(self._codebook_name, Codebook.of_arrays)

    def keep_codebook(self, codebook: Codebook) -> None:
        """Keep the one that parts are read with from now on."""
        self._write(self._codebook_name, codebook.arrays())

    def keep_only(self, names: Collection[str]) -> None:
        """Remove what this build had no use for.

        :param names: Of the parts that it had.
        """
        kept = {*names, self._codebook_name}
        for path in self.folder.glob("*"):
            if path.stem not in kept:
                path.unlink(missing_ok=True)

    @property
    def _codebook_name(self) -> str:
        return f"{self.reading[:16]}.codebook"

    def _read(
        self, name: str, unpack: Callable[[Mapping[str, NDArray[Any]]], Unpacked]
    ) -> Unpacked | None:
        try:
            # By a file of our own: numpy leaves the one that it opens open where it is damaged.
            with (self.folder / f"{name}{_SUFFIX}").open("rb") as file:
                stored = np.load(file, allow_pickle=False)
                return unpack({key: stored[key] for key in stored.files})
        except (*DAMAGE, BadZipFile, zlib.error):
            return None

    def _write(self, name: str, arrays: Mapping[str, NDArray[Any]]) -> None:
        beside = self.folder / f".{name}.{token_hex(4)}"
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with beside.open("wb") as file:
                np.savez(file, allow_pickle=False, **arrays)
            beside.replace(self.folder / f"{name}{_SUFFIX}")
        except OSError as error:
            with suppress(OSError):
                beside.unlink(missing_ok=True)
            logger.warning("%s: cannot be kept (%s)", self.folder / name, error)


def _arrays(part: PartRead) -> dict[str, NDArray[Any]]:
    """What a part is kept as; its n-grams are counted again, which takes less than reading them."""
    entries = json.dumps([_to_json(entry) for entry in part.entries], ensure_ascii=False)
    arrays = {name: getattr(part.items, name) for name in _ITEMS}
    arrays |= {f"{_WORDS}{name}": getattr(part.items.words, name) for name in TokenCounts._fields}
    if part.readings is not None:
        arrays |= {f"{_READINGS}{name}": one for name, one in arrays_of(part.readings).items()}
    arrays[_ENTRIES] = np.frombuffer(zlib.compress(entries.encode(), _QUICKLY), dtype=np.uint8)
    return arrays


def _part(arrays: Mapping[str, NDArray[Any]], codebook: Codebook | None) -> PartRead:
    items = {name: arrays[name] for name in _ITEMS}
    words = TokenCounts(**{name: arrays[f"{_WORDS}{name}"] for name in TokenCounts._fields})
    entries = json.loads(zlib.decompress(arrays[_ENTRIES].tobytes()))
    readings = None
    if f"{_READINGS}{ARRAYS[0]}" in arrays:
        readings = readings_of({name: arrays[f"{_READINGS}{name}"] for name in ARRAYS}, codebook)
    return PartRead(
        ItemsRead(**items, words=words, grams=gram_counts(items["codes"], items["coded"])),
        [_from_json(entry) for entry in entries],
        readings,
    )


def _to_json(entry: EntryRead) -> list[Any]:
    read = entry.said, entry.asked, entry.codes, entry.kinds, entry.pinned.to_json(), entry.known
    return list(read)


def _from_json(value: Sequence[Any]) -> EntryRead:
    said, asked, codes, kinds, pinned, known = value
    digests = [(whole, plain) for whole, plain in known]
    return EntryRead(said, asked, codes, kinds, EntryPinned.from_json(pinned), digests)
