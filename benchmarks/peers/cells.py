"""The rows of the tables as text, for the terminal and for the page."""

from collections.abc import Iterator

from benchmarks.peers.catalogue import SET_UPS
from benchmarks.peers.report import Comparison
from benchmarks.peers.scores import SHOWN, PeerScores

NONE = "–"

TASK_HEADER = ("system", *SHOWN, "right", "wrong", "median", "p99")
FOOTPRINT_HEADER = ("system", "index", "cold start", "median alone", "memory", "installed")


def task_rows(comparison: Comparison, task: str) -> Iterator[tuple[str, ...]]:
    """One row a system, in the order of the catalogue."""
    scores = comparison.scores[task]
    for name, set_up in SET_UPS.items():
        if name in scores:
            yield (set_up.title, *_figures(scores[name]))


def footprint_rows(comparison: Comparison) -> Iterator[tuple[str, ...]]:
    """One row a system whose own process could be measured."""
    for name, set_up in SET_UPS.items():
        if found := comparison.footprints.get(name):
            yield (
                set_up.title,
                f"{found.index_seconds:.1f} s",
                f"{found.cold_seconds:.1f} s",
                f"{found.median_ms:.1f} ms",
                f"{found.peak_megabytes:,.0f} MiB",
                f"{comparison.megabytes[name]:,.0f} MB",
            )


def task_title(comparison: Comparison, name: str) -> str:
    """What a task holds, in one line."""
    task = comparison.tasks[name]
    alternates = sum(len(entry.alternates) for entry in task.entries)
    refused = len(task.questions) - len(task.answerable)
    return (
        f"{name}: {len(task.entries)} entries, {alternates} alternates, {len(task.answerable)} "
        f"questions with an answer, {refused} without"
    )


def _figures(scores: PeerScores) -> tuple[str, ...]:
    decided = scores.decided
    shares = (
        (NONE, NONE)
        if decided is None
        else (f"{decided.right / decided.asked:.1%}", f"{decided.wrong / decided.asked:.1%}")
    )
    return (
        *(f"{scores.measures[name].mean:.3f}" for name in SHOWN),
        *shares,
        f"{scores.latency.median_ms:.1f} ms",
        f"{scores.latency.p99_ms:.1f} ms",
    )
