"""DocumentLayout and joining of a system, chosen on the development set."""

import tempfile
from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path

from benchmarks.peers.catalogue import SetUp
from benchmarks.peers.encoders import remembering
from benchmarks.peers.system import Joining, PeerSystem, Response
from benchmarks.peers.task import RetrievalTask, task_key
from benchmarks.peers.texts import DocumentLayout
from chatbot.corpus.questions import BEST, Question

EACH = 2
"""One question in so many is asked while tuning: a framework takes up to 0.1 s for one."""


@dataclass(frozen=True, slots=True)
class RunAs:
    """How a system is run."""

    layout: DocumentLayout
    joining: Joining

    def __str__(self) -> str:
        return f"{self.joining}; {self.layout}"


def documented(set_up: SetUp) -> RunAs:
    """One document an entry, joined as the framework does unless told otherwise."""
    system = set_up.make(DocumentLayout.ONE_TEXT)
    return RunAs(DocumentLayout.ONE_TEXT, system.joinings[0])


def tune(set_up: SetUp, task: RetrievalTask) -> RunAs:
    """The layout and joining that put the right entry first most often, then most highly.

    Of equals, the first tried.

    :param task: With questions that an entry answers.
    """
    has_alternates = any(entry.alternates for entry in task.entries)
    layouts = [DocumentLayout.ONE_TEXT, *([DocumentLayout.SEPARATE] if has_alternates else [])]
    best, worth = documented(set_up), (-1, -1.0)
    with remembering(set_up.encoder) if set_up.encoder else nullcontext():
        for layout in layouts:
            with tempfile.TemporaryDirectory() as folder:
                system = set_up.make(layout)
                system.build(task, Path(folder))
                for joining in system.joinings:
                    reached = _reached(system, joining, task.answerable[::EACH])
                    if reached > worth:
                        best, worth = RunAs(layout, joining), reached
                system.close()
    return best


def _reached(
    system: PeerSystem, joining: Joining, questions: Sequence[Question]
) -> tuple[int, float]:
    ranks = [_rank(question, system.ask(question.query, joining)) for question in questions]
    return sum(rank == 1 for rank in ranks), sum(1 / rank for rank in ranks if rank)


def _rank(question: Question, response: Response) -> int:
    """Place of the first best entry, from 1; 0 where none was found."""
    places = (
        place
        for place, id_ in enumerate(response.ranking, start=1)
        if question.grade(task_key(id_)) == BEST
    )
    return next(places, 0)
