"""Files of the documents as a publication has them: bytes, or None where there is no file."""

from pathlib import Path

from chatbot.corpus.files import write_bytes


def read(path: Path) -> bytes | None:
    """What a file holds; None where there is none."""
    return path.read_bytes() if path.exists() else None


def write(path: Path, data: bytes | None) -> None:
    """Write a file whole or not at all; None takes it away.

    :raises CorpusError: It cannot be written; the old one stays as it was.
    """
    if data is None:
        path.unlink(missing_ok=True)
    else:
        path.parent.mkdir(exist_ok=True)
        write_bytes(path, data)
