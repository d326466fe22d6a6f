"""All that the comparison found, and its JSON file."""

import json
import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from benchmarks.peers.footprint import Footprint
from benchmarks.peers.machine import Machine
from benchmarks.peers.scores import PeerScores
from benchmarks.peers.task import RetrievalTask
from benchmarks.peers.tuning import RunAs


@dataclass(frozen=True, slots=True)
class Comparison:
    """The whole of it; everything is by name of a set-up.

    :param tasks: By name.
    :param scores: By name of a task.
    :param footprints: Measured on the shipped document with its alternates.
    :param megabytes: Installed, in units of 10^6 bytes.
    :param chosen: How each was run, by whether a task is well curated.
    :param failed: What did not work, with what was said.
    """

    tasks: Mapping[str, RetrievalTask]
    scores: Mapping[str, Mapping[str, PeerScores]]
    footprints: Mapping[str, Footprint]
    megabytes: Mapping[str, float]
    chosen: Mapping[bool, Mapping[str, RunAs]]
    failed: Mapping[str, str]
    machine: Machine


def write_json(comparison: Comparison, path: Path) -> None:
    """Write the figures as JSON."""
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(as_record(comparison), ensure_ascii=False, indent=1, allow_nan=False)
    path.write_text(text + "\n", encoding="utf-8")


def as_record(comparison: Comparison) -> dict[str, Any]:
    """The figures as JSON values; a threshold that answers nothing is null there."""
    record = {
        "tasks": {
            name: {
                "entries": len(task.entries),
                "alternates": sum(len(entry.alternates) for entry in task.entries),
                "answerable": len(task.answerable),
                "questions": len(task.questions),
            }
            for name, task in comparison.tasks.items()
        },
        "scores": {
            task: {name: asdict(scores) for name, scores in by_system.items()}
            for task, by_system in comparison.scores.items()
        },
        "footprints": {name: asdict(one) for name, one in comparison.footprints.items()},
        "installed_megabytes": dict(comparison.megabytes),
        "chosen": {
            "many alternates" if curated else "few or none": {
                name: str(one) for name, one in by_system.items()
            }
            for curated, by_system in comparison.chosen.items()
        },
        "failed": dict(comparison.failed),
        "machine": asdict(comparison.machine),
    }
    finite: dict[str, Any] = _finite(record)
    return finite


def _finite(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _finite(one) for key, one in value.items()}
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return value
