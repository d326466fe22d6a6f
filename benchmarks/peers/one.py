"""One system in a process of its own: indexed and timed, or opened and asked.

python -m benchmarks.peers.one NAME LAYOUT MODE WORDS TASK FOLDER build|open
"""

import json
import statistics
import sys
import time
from dataclasses import replace
from pathlib import Path

from benchmarks.peers.quiet import quieten

_ASKED = 100
_FEW = 12  # as many documents as a retriever gives, at least


def main() -> int:
    """Do what the arguments say; print a line of JSON."""
    quieten()
    # Once the process is prepared.
    from benchmarks.peers.catalogue import SET_UPS
    from benchmarks.peers.system import Joining
    from benchmarks.peers.task import read_task
    from benchmarks.peers.texts import DocumentLayout

    name, layout, mode, words, path, folder, step = sys.argv[1:]
    task, joining = read_task(Path(path)), Joining(mode, float(words))
    set_up = SET_UPS[name]
    if step == "build":
        # The imports of the framework and the model's file are no part of indexing.
        warm = Path(folder) / "warm"
        warm.mkdir()
        few = tuple(replace(entry, alternates=()) for entry in task.entries[:_FEW])
        small = replace(task, entries=few, name=f"{task.name}-warm")
        set_up.make(DocumentLayout(layout)).build(small, warm)
        place = Path(folder) / "index"
        place.mkdir()
        started = time.perf_counter()
        set_up.make(DocumentLayout(layout)).build(task, place)
        say({"index_seconds": time.perf_counter() - started})
        return 0
    system = set_up.make(DocumentLayout(layout))
    system.open(task, Path(folder) / "index")
    say({"first": system.ask(task.questions[0].query, joining).ranking[:1]})
    milliseconds = []
    for question in task.questions[1:_ASKED]:
        started = time.perf_counter()
        system.ask(question.query, joining)
        milliseconds.append((time.perf_counter() - started) * 1000)
    say({"median_ms": statistics.median(milliseconds)})
    say({"peak_megabytes": _peak_kib() / 1024})
    system.close()
    return 0


def say(record: object) -> None:
    """Write a line that the parent waits for."""
    sys.stdout.write(f"@{json.dumps(record)}\n")
    sys.stdout.flush()


def _peak_kib() -> int:
    """Most memory so far; getrusage would begin with that of the process which started this one."""
    lines = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM"))


if __name__ == "__main__":
    sys.exit(main())
