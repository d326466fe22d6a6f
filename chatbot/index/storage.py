"""Built indexes on disk: written beside the old one, swapped in by one rename, checked at load.

A corpus's folder holds one sub-folder per build and the file ``CURRENT`` that names the one in
use. Replacing that small file is atomic on every system, which replacing a folder is not, and a
process that has the old build open keeps it.
"""

import hashlib
import json
import os
import re
import shutil
import time
import uuid
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any

from chatbot.errors import IndexStorageError, StaleIndexError
from chatbot.index.dense import DenseIndex
from chatbot.index.identity import Identity
from chatbot.index.index import Index
from chatbot.index.lexical import LexicalIndex
from chatbot.index.wording import Wording

_CURRENT = "CURRENT"
_MANIFEST = "manifest.json"
_BUILD_PREFIX = "build-"
_BUILD_NAME = re.compile(f"{_BUILD_PREFIX}[0-9a-f]{{32}}")
# A build takes seconds; one younger than this may still be another process's work.
_UNFINISHED_S = 600
# What reading a damaged file can raise, in json, numpy, bm25s and FAISS.
_DAMAGE = (OSError, ValueError, KeyError, TypeError, AttributeError, RuntimeError, EOFError)


def save_index(
    folder: Path, index: Index, identity: Identity, attachments: Mapping[str, Any]
) -> None:
    """Write an index and swap it in; a crash at any point leaves the old one in use.

    :param folder: The corpus's folder among the built indexes; made when missing.
    :param attachments: JSON values kept with the index under their names.
    :raises IndexStorageError: The folder cannot be written to.
    """
    build = folder / f"{_BUILD_PREFIX}{uuid.uuid4().hex}"
    pointer = folder / f"{_CURRENT}.{build.name}"
    try:
        build.mkdir(parents=True)
        index.words.save(build / "words")
        index.characters.save(build / "characters")
        index.dense.save(build / "dense")
        index.wording.save(build / "wording")
        manifest = {
            "identity": asdict(identity),
            "entry_ids": index.entry_ids,
            "gap_ids": index.gap_ids,
            "attachments": dict(attachments),
            "files": _digests(build),
        }
        _write_json(build / _MANIFEST, manifest)
        pointer.write_text(f"{build.name} {_digest(build / _MANIFEST)}\n", encoding="utf-8")
        pointer.replace(folder / _CURRENT)
    except BaseException as error:
        with suppress(OSError):
            pointer.unlink()
        shutil.rmtree(build, ignore_errors=True)
        if isinstance(error, OSError):
            raise IndexStorageError(
                f"{folder}: the index cannot be written ({error}). CHATBOT_INDEX_DIR names the "
                "folder to use."
            ) from error
        raise
    _remove_outdated(folder)


def load_index(folder: Path, identity: Identity) -> tuple[Index, dict[str, Any]]:
    """Load the index in use, if it is whole and belongs to ``identity``.

    :return: The index and the attachments.
    :raises StaleIndexError: There is none, it was built from something else, or a file of it is
        missing or changed; the message says which.
    """
    try:
        name, digest = _read_pointer(folder)
        build = folder / name
        if _digest(build / _MANIFEST) != digest:
            raise StaleIndexError(f"the manifest in {folder} is damaged")
        manifest = json.loads((build / _MANIFEST).read_text(encoding="utf-8"))
        recorded, files = dict(manifest["identity"]), dict(manifest["files"])
    except FileNotFoundError:
        raise StaleIndexError(f"no index in {folder} yet") from None
    except _DAMAGE as error:
        raise StaleIndexError(f"the manifest in {folder} is damaged ({error})") from error
    if differing := identity.difference(recorded):
        raise StaleIndexError(
            f"the index in {folder} was built from another {', '.join(differing)}"
        )
    try:
        if (found := _digests(build)) != files:
            changed = sorted(
                name for name in {*found, *files} if found.get(name) != files.get(name)
            )
            raise StaleIndexError(f"the index in {folder} is damaged: {', '.join(changed)}")
        entry_ids, gap_ids = tuple(manifest["entry_ids"]), tuple(manifest["gap_ids"])
        index = Index(
            entry_ids=entry_ids,
            gap_ids=gap_ids,
            words=LexicalIndex.load(build / "words"),
            characters=LexicalIndex.load(build / "characters"),
            dense=DenseIndex.load(build / "dense", len(entry_ids) + len(gap_ids)),
            wording=Wording.load(build / "wording"),
        )
        return index, manifest["attachments"]
    except _DAMAGE as error:
        # Another process may have swapped its own build in and removed this one.
        raise StaleIndexError(f"the index in {folder} cannot be read ({error})") from error


def current_build(folder: Path) -> str | None:
    """Name of the build in use; None when there is none."""
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
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _digests(build: Path) -> dict[str, str]:
    return {
        path.relative_to(build).as_posix(): _digest(path)
        for path in sorted(build.rglob("*"))
        if path.is_file() and path.name != _MANIFEST
    }


def _write_json(path: Path, value: object) -> None:
    with path.open("w", encoding="utf-8") as file:
        json.dump(value, file, ensure_ascii=False, indent=1)
        file.flush()
        os.fsync(file.fileno())


def _remove_outdated(folder: Path) -> None:
    """Remove what is neither in use nor in the making; another process may have swapped since."""
    try:
        in_use, _ = _read_pointer(folder)
    except (OSError, ValueError):
        return
    for path in folder.glob(f"*{_BUILD_PREFIX}*"):
        if path.name == in_use or time.time() - path.stat().st_mtime < _UNFINISHED_S:
            continue
        # On Windows an open file cannot be removed; the next build tries again.
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)
