"""Compare the chatbot with what people would otherwise search a FAQ with.

python -m benchmarks.peers --shared ../shared --office reports/peers/office.json

``make bench-peers`` makes the environment and runs it.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from rich.console import Console

from benchmarks.arguments import positive
from benchmarks.peers.catalogue import SET_UPS, SetUp
from benchmarks.peers.compare import Say, compare
from benchmarks.peers.footprint import Footprint, measure_footprint
from benchmarks.peers.machine import Machine, this_machine
from benchmarks.peers.page import write_page
from benchmarks.peers.plot import write_plot
from benchmarks.peers.quiet import quieten
from benchmarks.peers.report import Comparison, write_json
from benchmarks.peers.sizes import installed_megabytes
from benchmarks.peers.table import tables
from benchmarks.peers.task import RetrievalTask, write_task
from benchmarks.peers.tasks import (
    SHIPPED,
    SHIPPED_UNCURATED,
    XQUAD,
    office_tasks,
    shipped_tasks,
    xquad_tasks,
)
from benchmarks.peers.tuning import RunAs, documented, tune
from chatbot.errors import ChatbotError


def main() -> int:
    """Read the arguments, compare, print and write; 0 on success, 1 with a message if not."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "--shared", type=Path, default=Path("../shared"), help="holds bench/xquad-th-mteb"
    )
    parser.add_argument("--office", type=Path, help="what scripts.write_unseen_office wrote")
    parser.add_argument("--only", nargs="+", choices=SET_UPS, help="set-ups (default: all)")
    parser.add_argument("--tasks", nargs="+", help="names of tasks (default: all)")
    parser.add_argument(
        "--xquad-each", type=positive, default=4, help="ask one XQuAD question in so many (4)"
    )
    parser.add_argument("--cold-runs", type=positive, default=3, help="cold starts of each (3)")
    parser.add_argument("--json", type=Path, default=Path("reports/peers.json"))
    parser.add_argument("--page", type=Path, help="write the full table here, as Markdown")
    parser.add_argument("--plot", type=Path, help="write the plot here")
    arguments = parser.parse_args()
    progress = Console(stderr=True)

    def say(text: str) -> None:
        progress.print(f"{time.strftime('%H:%M:%S')} {text}", markup=False, soft_wrap=True)

    quieten()
    set_ups = {name: SET_UPS[name] for name in arguments.only or SET_UPS}
    try:
        tasks = _tasks(arguments.shared, arguments.office, arguments.xquad_each, say)
        with tempfile.TemporaryDirectory() as work:
            comparison = _run(
                tasks,
                [task for task in tasks if not arguments.tasks or task.name in arguments.tasks],
                set_ups, Path(work), arguments.cold_runs, say,
            )  # fmt: skip
    except ChatbotError as error:
        progress.print(f"peers: {error}", markup=False, soft_wrap=True)
        return 1
    console = Console(width=None if sys.stdout.isatty() else 180)
    for table in tables(comparison):
        console.print(table)
    write_json(comparison, arguments.json)
    if arguments.page:
        write_page(comparison, arguments.page)
    if arguments.plot:
        write_plot(comparison, arguments.plot)
    return 0


def _tasks(shared: Path, office: Path | None, each: int, say: Say) -> list[RetrievalTask]:
    offices, xquad = office_tasks(office), xquad_tasks(shared, each)
    if not offices:
        say(
            "left out: the unseen office. 'python -m scripts.write_unseen_office' writes it from "
            "the training folder, --office names the file"
        )
    if not xquad:
        say(f"left out: {XQUAD}. There is no bench/xquad-th-mteb in {shared}; --shared names it")
    return [*shipped_tasks(), *offices, *xquad]


def _run(
    all_tasks: Sequence[RetrievalTask],
    tasks: Sequence[RetrievalTask],
    set_ups: Mapping[str, SetUp],
    work: Path,
    cold_runs: int,
    say: Say,
) -> Comparison:
    by_name = {task.name: task for task in all_tasks}
    failed: dict[str, str] = {}
    tuned = {
        curated: _chosen(by_name[name], set_ups, failed, say)
        for curated, name in ((True, SHIPPED), (False, SHIPPED_UNCURATED))
    }
    usable = {name: set_up for name, set_up in set_ups.items() if name not in failed}
    scores = {}
    for task in tasks:
        found = compare(task, usable, tuned[task.well_curated], work, say)
        scores[task.name] = found.scores
        failed |= {f"{name}, {task.name}": reason for name, reason in found.failed.items()}
    footprints = _footprints(by_name[SHIPPED], usable, tuned[True], work, cold_runs, failed, say)
    say("installed sizes")
    sizes = {name: installed_megabytes(one.packages) for name, one in usable.items()}
    machine: Machine = this_machine()
    return Comparison(
        {task.name: task for task in tasks}, scores, footprints, sizes, tuned, failed, machine
    )


def _chosen(
    task: RetrievalTask, set_ups: Mapping[str, SetUp], failed: dict[str, str], say: Say
) -> dict[str, RunAs]:
    chosen = {}
    for name, set_up in set_ups.items():
        if set_up.tuned:
            say(f"tuning on {task.name}: {set_up.title}")
        try:
            chosen[name] = tune(set_up, task) if set_up.tuned else documented(set_up)
        except Exception as error:  # whatever a framework raises is a finding about it
            failed[name] = f"{type(error).__name__}: {error}"[:300]
    return chosen


def _footprints(
    task: RetrievalTask,
    set_ups: Mapping[str, SetUp],
    chosen: Mapping[str, RunAs],
    work: Path,
    cold_runs: int,
    failed: dict[str, str],
    say: Say,
) -> dict[str, Footprint]:
    path = work / "task.json"
    write_task(task, path)
    found = {}
    for name, set_up in set_ups.items():
        say(f"a process of its own: {set_up.title}")
        folder = work / "alone" / name
        folder.mkdir(parents=True)
        try:
            found[name] = measure_footprint(name, chosen[name], path, folder, cold_runs)
        except ChatbotError as error:
            failed[f"{name}, alone"] = str(error)
    return found


if __name__ == "__main__":
    sys.exit(main())
