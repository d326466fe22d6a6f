"""How much memory a process and those that it started hold, looked at again and again."""

import threading
from pathlib import Path
from types import TracebackType
from typing import Self

_EVERY_S = 0.5


def held_megabytes(process: Path = Path("/proc/self")) -> float:
    """Memory that a process cannot give back: pages of files that it maps are not counted."""
    for line in (process / "status").read_text(encoding="ascii").splitlines():
        if line.startswith("RssAnon:"):
            return int(line.split()[1]) / 1024
    return 0.0


class MemoryWatch:
    """The most that this process and its children held between them while it was open."""

    def __init__(self) -> None:
        self.most = 0.0
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._ended.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._ended.wait(_EVERY_S):
            children = Path("/proc/self/task").glob("*/children")
            numbers = {one for path in children for one in path.read_text().split()}
            total = held_megabytes()
            for number in numbers:
                try:
                    total += held_megabytes(Path("/proc") / number)
                except OSError:  # it ended meanwhile
                    continue
            self.most = max(self.most, total)
