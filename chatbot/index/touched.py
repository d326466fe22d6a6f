"""Whether somebody changed the files of a build after they were verified."""

from pathlib import Path

from chatbot.index.lock import LOCK_FILE

Mark = tuple[int, int]


class VerifiedFiles:
    """The files of a build as they were when they were verified: size and time of each.

    :param folder: The build's.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._marks = self._look()

    @property
    def changed(self) -> bool:
        """Whether any was written to, cut short, or taken away since."""
        return self._look() != self._marks

    def _look(self) -> dict[Path, Mark] | None:
        try:
            return {
                path: (path.stat().st_size, path.stat().st_mtime_ns)
                for path in self._folder.rglob("*")
                if path.is_file() and path.name != LOCK_FILE
            }
        except OSError:
            # One of them went while it was looked at.
            return None
