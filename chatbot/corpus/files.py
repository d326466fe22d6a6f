"""The text files of a corpus folder: read line by line, written whole or not at all."""

import codecs
import os
from contextlib import suppress
from functools import partial
from pathlib import Path
from secrets import token_hex
from shutil import copymode

from chatbot.errors import CorpusError


def read_lines(path: Path) -> list[bytes]:
    """The lines of a file, without the byte order mark that some editors put before them.

    :raises CorpusError: It cannot be read.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise CorpusError(
            f"{path}: cannot be read ({error.strerror}). Make sure that the file is there and may "
            "be read."
        ) from error
    return data.removeprefix(codecs.BOM_UTF8).splitlines()


def write_bytes(path: Path, data: bytes, mode: int | None = None) -> None:
    """Write a file beside the one that is there, then put it in its place.

    Whoever reads meanwhile has the old file or the new, and so has everybody after a crash.

    :param mode: Who may read and write it, from its first byte on; as the old one when not given.
    :raises CorpusError: It cannot be written; the old one stays as it was.
    """
    try:
        # A link stays a link to the file that it names.
        target = path.resolve()
    except (OSError, RuntimeError) as error:
        raise CorpusError(f"{path}: a link that leads nowhere ({error}). Mend the link.") from error
    beside = target.with_name(f".{target.name}.{token_hex(4)}.new")
    try:
        with open(beside, "wb", opener=partial(os.open, mode=mode or 0o666)) as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if mode is None and target.exists():
            copymode(target, beside)
        beside.replace(target)
    except OSError as error:
        # Where nothing can be written, nothing can be taken away either.
        with suppress(OSError):
            beside.unlink()
        raise CorpusError(
            f"{path}: cannot be written ({error.strerror}); it stays as it was. Make sure that "
            "the folder may be written to and that the disk has space."
        ) from error
