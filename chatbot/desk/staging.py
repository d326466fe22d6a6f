"""A copy of the documents' folders, in which changes are made before they are made in earnest."""

import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from chatbot.corpus import Collection, load_collection
from chatbot.corpus.naming import corpus_folders
from chatbot.curation import Change
from chatbot.desk.files import read
from chatbot.errors import CorpusError


@dataclass(frozen=True, slots=True)
class FileChange:
    """What becomes of one file; None is a file that is not there."""

    before: bytes | None
    after: bytes | None


@dataclass(frozen=True, slots=True)
class Staged:
    """Documents as some changes would leave them.

    :param collection: As they would be; its folders go with the copy.
    :param files: Per file in the documents' own folders, what becomes of it.
    :param undoing: What takes each change back, in the order of the changes.
    """

    collection: Collection
    files: Mapping[Path, FileChange]
    undoing: tuple[Change, ...]


@contextmanager
def staged(folder: Path, changes: Sequence[Change]) -> Iterator[Staged]:
    """Make changes in a copy of the documents.

    :param folder: A corpus folder, or a folder of them.
    :raises CorpusError: A change cannot be made; nothing has changed.
    """
    with tempfile.TemporaryDirectory(prefix="staged-") as temporary:
        copies = {one: Path(temporary) / one.name for one in corpus_folders(folder)}
        try:
            for original, copy in copies.items():
                shutil.copytree(original, copy)
        except (OSError, shutil.Error) as error:
            raise CorpusError(
                f"{folder}: cannot be copied to try changes in ({error}). Make sure that it can "
                "be read and that the temporary folder has space."
            ) from error
        # A corpus folder is served by itself, a folder of them with all that are in it.
        copied = copies.get(folder, Path(temporary))
        originals = {copy: original for original, copy in copies.items()}
        touched: dict[Path, bytes | None] = {}
        undoing: list[Change] = []
        # Loaded once: what the changes before one left, it reads from its own file.
        collection = load_collection(copied)
        for change in changes:
            path = change.file(collection)
            touched.setdefault(path, read(path))
            undoing.append(change.taken_back_by(collection))
            change.write(collection)
        files = {
            _in_earnest(path, originals): FileChange(data, read(path))
            for path, data in touched.items()
        }
        yield Staged(load_collection(copied), files, tuple(undoing))


def _in_earnest(path: Path, originals: Mapping[Path, Path]) -> Path:
    """The file of the documents' own folder that a copy is of."""
    for copy, original in originals.items():
        if path.is_relative_to(copy):
            return original / path.relative_to(copy)
    raise AssertionError(path)
