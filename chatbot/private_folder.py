"""A folder that only its owner may look into."""

from pathlib import Path

_OWNER_ALONE = 0o700


def make_private_folder(folder: Path) -> None:
    """Make it where it is missing; one that is there stays as it is.

    Folders above it that are missing are made as the process makes any folder.

    :raises OSError: It cannot be made.
    """
    folder.mkdir(mode=_OWNER_ALONE, parents=True, exist_ok=True)
