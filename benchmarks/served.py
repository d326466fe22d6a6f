"""The product served by a process of its own, and what that process holds."""

import os
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from benchmarks.errors import BenchmarkError

_PROCESSES = Path("/proc")
_KILOBYTE = 1024


@dataclass(frozen=True, slots=True)
class Held:
    """What a server holds, all of its processes together.

    :param memory: Bytes resident; what processes share counts once for each.
    :param descriptors: Open files and connections.
    """

    memory: int
    threads: int
    descriptors: int


@dataclass(frozen=True, slots=True)
class Server:
    """A server that is up."""

    address: str
    pid: int

    def held(self) -> Held:
        """What it holds now.

        :raises OSError: A process has ended meanwhile, or this is not Linux.
        """
        each = [_held(_PROCESSES / str(pid)) for pid in (self.pid, *_children(self.pid))]
        return Held(
            memory=sum(one.memory for one in each),
            threads=sum(one.threads for one in each),
            descriptors=sum(one.descriptors for one in each),
        )


@contextmanager
def serving(workers: int) -> Iterator[Server]:
    """Serve on a free port, without limits of rate; stopped in the end.

    :raises BenchmarkError: It does not start.
    """
    with subprocess.Popen(  # noqa: S603
        [sys.executable, "-m", "chatbot", "serve", "--port", "0", "--workers", str(workers)],
        env={**os.environ, "CHATBOT_ASKS_PER_MINUTE": "0"},
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stderr is not None
        try:
            address = _address(process.stderr)
            # Read on: a server whose log fills the pipe stands still.
            threading.Thread(target=process.stderr.read, daemon=True).start()
            yield Server(address, process.pid)
        finally:
            process.terminate()


def _address(log: IO[str]) -> str:
    said = []
    for line in log:
        said.append(line)
        if found := re.search(r"http://\S+", line):
            return found[0]
    raise BenchmarkError(f"the server did not start: {''.join(said).strip()}")


def _held(folder: Path) -> Held:
    fields = dict(
        line.split(":", 1) for line in (folder / "status").read_text(encoding="utf-8").splitlines()
    )
    return Held(
        memory=int(fields["VmRSS"].split()[0]) * _KILOBYTE,
        threads=int(fields["Threads"]),
        descriptors=len(list((folder / "fd").iterdir())),
    )


def _children(pid: int) -> list[int]:
    path = _PROCESSES / str(pid) / "task" / str(pid) / "children"
    return [int(child) for child in path.read_text(encoding="utf-8").split()]
