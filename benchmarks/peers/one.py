"""One system in a process of its own: indexed and timed, or opened and asked.

python -m benchmarks.peers.one NAME LAYOUT MODE WORDS TASK FOLDER build|open
"""

import json
import resource
import sys
import time
from dataclasses import replace
from pathlib import Path

from benchmarks.peers.quiet import quieten

_ASKED = 50


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
        small = replace(task, entries=task.entries[:12], name=f"{task.name}-warm")
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
    for question in task.questions[1:_ASKED]:
        system.ask(question.query, joining)
    # Linux counts in KiB.
    say({"peak_megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024})
    system.close()
    return 0


def say(record: object) -> None:
    """Write a line that the parent waits for."""
    sys.stdout.write(f"@{json.dumps(record)}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
