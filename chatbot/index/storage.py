"""Built indexes on disk: written beside the old one, swapped in by one rename, checked at load.

A corpus's folder holds one sub-folder per build and the file ``CURRENT`` that names the one in
use. Replacing that small file is atomic on every system, which replacing a folder is not, and a
process that has the old build open keeps it.
"""

import hashlib
import json
import os
import shutil
import uuid
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from chatbot.errors import IndexStorageError, StaleIndexError
from chatbot.index.dense import DenseIndex
from chatbot.index.identity import Identity
from chatbot.index.index import Index
from chatbot.index.lexical import LexicalIndex

_CURRENT = "CURRENT"
_MANIFEST = "manifest.json"
_BUILD_PREFIX = "build-"


def save_index(
    folder: Path, index: Index, identity: Identity, attachments: Mapping[str, Any]
) -> None:
    """Write an index and swap it in; a crash at any point leaves the old one in use.

    :param folder: The corpus's folder among the built indexes; made when missing.
    :param attachments: JSON values kept with the index under their names.
    :raises IndexStorageError: The folder cannot be written to.
    """
    build = folder / f"{_BUILD_PREFIX}{uuid.uuid4().hex}"
    try:
        build.mkdir(parents=True)
        index.words.save(build / "words")
        index.characters.save(build / "characters")
        index.dense.save(build / "dense")
        manifest = {
            "identity": asdict(identity),
            "entry_ids": index.entry_ids,
            "gap_ids": index.gap_ids,
            "attachments": dict(attachments),
            "files": _digests(build),
        }
        _write_json(build / _MANIFEST, manifest)
        pointer = folder / f"{_CURRENT}.{build.name}"
        pointer.write_text(build.name, encoding="utf-8")
        pointer.replace(folder / _CURRENT)
    except BaseException as error:
        shutil.rmtree(build, ignore_errors=True)
        if isinstance(error, OSError):
            raise IndexStorageError(
                f"{folder}: the index cannot be written ({error}). CHATBOT_INDEX_DIR names the "
                "folder to use."
            ) from error
        raise
    _remove_others(folder, build)


def load_index(folder: Path, identity: Identity) -> tuple[Index, dict[str, Any]]:
    """Load the index in use, if it is whole and belongs to ``identity``.

    :return: The index and the attachments.
    :raises StaleIndexError: There is none, it was built from something else, or a file of it is
        missing or changed; the message says which.
    """
    try:
        build = folder / (folder / _CURRENT).read_text(encoding="utf-8").strip()
        manifest = json.loads((build / _MANIFEST).read_text(encoding="utf-8"))
        recorded, files = dict(manifest["identity"]), dict(manifest["files"])
    except FileNotFoundError:
        raise StaleIndexError(f"no index in {folder} yet") from None
    except (OSError, ValueError, KeyError, TypeError) as error:
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
        )
        return index, manifest["attachments"]
    except (OSError, ValueError, KeyError, RuntimeError) as error:
        # Another process may have swapped its own build in and removed this one.
        raise StaleIndexError(f"the index in {folder} cannot be read ({error})") from error


def _digests(build: Path) -> dict[str, str]:
    return {
        path.relative_to(build).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(build.rglob("*"))
        if path.is_file() and path.name != _MANIFEST
    }


def _write_json(path: Path, value: object) -> None:
    with path.open("w", encoding="utf-8") as file:
        json.dump(value, file, ensure_ascii=False, indent=1)
        file.flush()
        os.fsync(file.fileno())


def _remove_others(folder: Path, build: Path) -> None:
    for path in folder.glob(f"{_BUILD_PREFIX}*"):
        if path != build:
            # On Windows an open file cannot be removed; the next build tries again.
            shutil.rmtree(path, ignore_errors=True)
