"""Built indexes on disk: written beside the old one, swapped in by one rename, checked at load.

A collection's folder holds one sub-folder per build and the file ``CURRENT`` that names the one in
use. Replacing that small file is atomic on every system, which replacing a folder is not. A build
that an index was loaded from is kept as long as the index is there, in whatever process.
"""

import hashlib
import json
import os
import re
import shutil
import sys
import time
import uuid
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any

from chatbot.datatypes import EntryKey
from chatbot.errors import IndexStorageError, SettingsError, StaleIndexError
from chatbot.index import lock
from chatbot.index.entry_words import EntryWords
from chatbot.index.identity import Identity
from chatbot.index.index import Index
from chatbot.index.known_questions import KnownQuestions
from chatbot.index.legs import LEGS
from chatbot.index.legs.base import DAMAGE
from chatbot.index.touched import VerifiedFiles
from chatbot.index.twins import Twins
from chatbot.understanding.entry_pins import EntryPins
from chatbot.verifier.entries import EntryReadings

_CURRENT = "CURRENT"
_MANIFEST = "manifest.json"
_ENTRY_WORDS = "entry_words"
_PINS = "pins"
_PRINTED, _APPROVED = "printed", "approved"
_READINGS = "readings"
_ATTACHMENTS = "attachments"
_BUILD_PREFIX = "build-"
_BUILD_NAME = re.compile(f"{_BUILD_PREFIX}[0-9a-f]{{32}}")
# Where the system cannot tell who is at work, one younger than this may still be in the making.
_UNFINISHED_S = 24 * 3600


def save_index(
    folder: Path, index: Index, identity: Identity, attachments: Mapping[str, Any]
) -> str:
    """Write an index and swap it in; a crash at any point leaves the old one in use.

    :param folder: The collection's folder among the built indexes; made when missing.
    :param attachments: JSON values kept with the index under their names, which are file names.
    :return: The build's name.
    :raises IndexStorageError: The folder cannot be written to, or the vector store not be used.
    :raises SettingsError: The vector store is not known.
    """
    build = folder / f"{_BUILD_PREFIX}{uuid.uuid4().hex}"
    pointer = folder / f"{_CURRENT}.{build.name}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with lock.shared(folder):
            _write(build, index, identity, attachments)
            pointer.write_text(f"{build.name} {_digest(build / _MANIFEST)}\n", encoding="utf-8")
            _flush(pointer)
            pointer.replace(folder / _CURRENT)
            _flush(folder)
    except BaseException as error:
        _remove_build(pointer)
        if current_build(folder) != build.name:  # it is, when the disk failed after the swap
            _remove_build(build)
        if isinstance(error, OSError):
            raise _cannot_be_written(folder, error) from error
        raise
    _remove_outdated(folder)
    return build.name


def require_folder(folder: Path) -> None:
    """Make the collection's folder, where it is missing.

    :raises IndexStorageError: It cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _cannot_be_written(folder, error) from error


def _cannot_be_written(folder: Path, error: OSError) -> IndexStorageError:
    return IndexStorageError(
        f"{folder}: the index cannot be written ({error}). CHATBOT_INDEX_DIR names the folder to "
        "use."
    )


def load_index(folder: Path, identity: Identity) -> tuple[Index, dict[str, Any]]:
    """Load the index in use, if it is whole and belongs to ``identity``.

    :return: The index and the attachments.
    :raises StaleIndexError: There is none, it was built from something else, or a file of it is
        missing or changed; the message says which.
    :raises IndexStorageError: The vector store cannot be used.
    """
    with lock.shared(folder):
        return _load(folder, identity)


def _write(build: Path, index: Index, identity: Identity, attachments: Mapping[str, Any]) -> None:
    build.mkdir()
    # Shared, so that no other build takes over the tables that this one fills on a server.
    with lock.shared(build):
        for name, leg in index.legs.items():
            leg.save(build / name)
        index.entry_words.save(build / _ENTRY_WORDS)
        index.pins.save(build / _PINS)
        index.printed.save(build / _PRINTED)
        index.approved.save(build / _APPROVED)
        if index.readings is not None:
            index.readings.save(build / _READINGS)
        (build / _ATTACHMENTS).mkdir()
        for name, value in attachments.items():
            _write_json(build / _ATTACHMENTS / f"{name}.json", value)
        manifest = {
            "identity": asdict(identity),
            "entries": index.entries,
            "gaps": index.gaps,
            "years": {document: sorted(years) for document, years in index.years.items()},
            "twins": index.twins.to_json(),
            "attachments": list(attachments),
            "files": _digests(build),
        }
        _write_json(build / _MANIFEST, manifest, indent=1)
        for path in (build, *build.rglob("*")):
            _flush(path)


def _load(folder: Path, identity: Identity) -> tuple[Index, dict[str, Any]]:
    try:
        name, digest = _read_pointer(folder)
        build = folder / name
        if _digest(build / _MANIFEST) != digest:
            raise StaleIndexError(f"the manifest in {folder} is damaged")
        manifest = _read_json(build / _MANIFEST)
        recorded, files = dict(manifest["identity"]), dict(manifest["files"])
    except FileNotFoundError:
        raise StaleIndexError(f"no index in {folder} yet") from None
    except DAMAGE as error:
        raise StaleIndexError(f"the manifest in {folder} is damaged ({error})") from error
    if differing := identity.difference(recorded):
        raise StaleIndexError(
            f"the index in {folder} was built from another {', '.join(differing)}"
        )
    try:
        # Before they are read: what is changed meanwhile is noticed later, if not now.
        verified = VerifiedFiles(build)
        if (found := _digests(build)) != files:
            changed = sorted(
                name for name in {*found, *files} if found.get(name) != files.get(name)
            )
            raise StaleIndexError(f"the index in {folder} is damaged: {', '.join(changed)}")
        attachments = {
            name: _read_json(build / _ATTACHMENTS / f"{name}.json")
            for name in manifest["attachments"]
        }
        index = Index(
            entries=tuple(EntryKey(*key) for key in manifest["entries"]),
            gaps=int(manifest["gaps"]),
            legs={name: leg.load(build / name) for name, leg in LEGS.items()},
            entry_words=EntryWords.load(build / _ENTRY_WORDS),
            pins=EntryPins.load(build / _PINS),
            printed=KnownQuestions.load(build / _PRINTED),
            approved=KnownQuestions.load(build / _APPROVED),
            readings=(
                EntryReadings.load(build / _READINGS) if (build / _READINGS).is_dir() else None
            ),
            years={document: frozenset(years) for document, years in manifest["years"].items()},
            twins=Twins.from_json(manifest["twins"]),
            build=name,
            files=verified,
            # Last: an error would hold on to it while the index is built anew.
            hold=lock.Hold(build),
        )
        return index, attachments
    except DAMAGE as error:
        raise StaleIndexError(f"the index in {folder} cannot be read ({error})") from error


def current_build(folder: Path) -> str | None:
    """Name of the build in use; None when nothing names one."""
    try:
        name, _ = _read_pointer(folder)
    except (OSError, ValueError):
        return None
    return name


def _read_pointer(folder: Path) -> tuple[str, str]:
    """The name of the build in use and the digest of its manifest."""
    name, digest = (folder / _CURRENT).read_text(encoding="utf-8").split()
    if not _BUILD_NAME.fullmatch(name):
        raise ValueError(f"{_CURRENT} names {name!r}")
    return name, digest


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _digests(build: Path) -> dict[str, str]:
    return {
        path.relative_to(build).as_posix(): _digest(path)
        for path in sorted(build.rglob("*"))
        if path.is_file() and path.name not in {_MANIFEST, lock.LOCK_FILE}
    }


def _read_json(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def _write_json(path: Path, value: object, indent: int | None = None) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=indent), encoding="utf-8")


def _flush(path: Path) -> None:
    """Have the system write a file, or the names in a folder, to the disk itself."""
    if path.is_file():
        with path.open("r+b") as file:
            os.fsync(file.fileno())
    elif sys.platform != "win32":  # which has no such thing for folders
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _remove_outdated(folder: Path) -> None:
    """Remove what is neither in use, nor in the making, nor held by a loaded index."""
    with lock.alone(folder) as nobody_else:
        in_use = current_build(folder)
        for path in folder.glob(f"*{_BUILD_PREFIX}*") if in_use else ():
            if path.name != in_use and (nobody_else or _is_abandoned(path)):
                _remove_unless_held(path)


def _is_abandoned(path: Path) -> bool:
    """Whether a build is no one's work any more, by its age where no lock tells."""
    try:
        return not lock.TELLS and time.time() - path.stat().st_mtime > _UNFINISHED_S
    except FileNotFoundError:  # another process removed it
        return False


def _remove_unless_held(path: Path) -> None:
    if not path.is_dir():
        _remove_build(path)
        return
    with lock.alone(path) as unheld:
        if unheld or not lock.TELLS:
            _remove_build(path)


def _remove_build(path: Path) -> None:
    """Remove a build, or the pointer to one; the next build tries again what cannot be removed."""
    if not path.is_dir():
        with suppress(OSError):
            path.unlink()
        return
    try:
        # First: on Windows it stays while somebody holds the build.
        (path / lock.LOCK_FILE).unlink(missing_ok=True)
        for name, leg in LEGS.items():
            with suppress(*DAMAGE, SettingsError):
                leg.forget(path / name)
    except (OSError, IndexStorageError):  # held, or its rows are out of reach
        return
    shutil.rmtree(path, ignore_errors=True)
