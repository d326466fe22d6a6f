"""Ask all systems the same questions, one after another, in one process."""

import time
from collections.abc import Callable, Mapping
from contextlib import nullcontext
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.peers.catalogue import SetUp
from benchmarks.peers.encoders import remembering
from benchmarks.peers.scores import PeerScores, score
from benchmarks.peers.system import PeerSystem, Response
from benchmarks.peers.task import RetrievalTask
from benchmarks.peers.tuning import RunAs

Say = Callable[[str], None]

_WARM_UP = 5


@dataclass
class _Running:
    system: PeerSystem
    chosen: RunAs
    responses: list[Response] = field(default_factory=list)
    milliseconds: list[float] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Compared:
    """What came of a task.

    :param scores: By name of a set-up.
    :param failed: What a set-up that does not work said, by its name.
    """

    scores: Mapping[str, PeerScores]
    failed: Mapping[str, str]


def compare(
    task: RetrievalTask, set_ups: Mapping[str, SetUp], chosen: Mapping[str, RunAs], work: Path,
    say: Say,
) -> Compared:  # fmt: skip
    """Index a task with every system, then put each question to all of them in turn.

    Whatever else the machine does meanwhile falls on all alike; who begins changes with every
    question. Official questions are asked beforehand, which are not counted.

    :param chosen: How each set-up is run, by its name.
    :param work: Folder to keep indexes in.
    :param say: Told what is done.
    """
    running: dict[str, _Running] = {}
    failed: dict[str, str] = {}
    for name, set_up in set_ups.items():
        say(f"{task.name}: indexing, {set_up.title}")
        folder = work / task.name / name
        folder.mkdir(parents=True)
        try:
            one = _Running(set_up.make(chosen[name].layout), chosen[name])
            with remembering(set_up.encoder) if set_up.encoder else nullcontext():
                one.system.build(task, folder)
            for entry in task.entries[:_WARM_UP]:
                one.system.ask(entry.question, one.chosen.joining)
        except Exception as error:  # whatever a framework raises is a finding about it
            failed[name] = f"{type(error).__name__}: {error}"[:300]
        else:
            running[name] = one
    _ask(task, running, failed, say)
    scores = {name: score(task, one.responses, one.milliseconds) for name, one in running.items()}
    for one in running.values():
        one.system.close()
    return Compared(scores, failed)


def _ask(
    task: RetrievalTask, running: dict[str, _Running], failed: dict[str, str], say: Say
) -> None:
    for number, question in enumerate(task.questions):
        if number % 100 == 0:
            say(f"{task.name}: question {number} of {len(task.questions)}")
        names = list(running)
        first = number % max(len(names), 1)
        for name in (*names[first:], *names[:first]):
            one = running[name]
            started = time.perf_counter()
            try:
                response = one.system.ask(question.query, one.chosen.joining)
            except Exception as error:  # as above
                failed[name] = f"{type(error).__name__}: {error}"[:300]
                del running[name]
                continue
            one.milliseconds.append((time.perf_counter() - started) * 1000)
            one.responses.append(response)
