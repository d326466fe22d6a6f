"""What changes would do: everything that is known to be asked, asked before and after."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from types import MappingProxyType

from chatbot.corpus import Collection
from chatbot.corpus.questions import ACCEPTABLE
from chatbot.datatypes import Answer, EntryKey, Status
from chatbot.desk.reach import STEADY
from chatbot.engine import Chatbot
from chatbot.errors import CurationError


class ProbeKind(StrEnum):
    """Where a question that is tried stands."""

    OFFICIAL = "official"
    ALTERNATE = "alternate"
    GAP = "gap"
    JUDGED = "judged"


@dataclass(frozen=True, slots=True)
class Probe:
    """A question of which it is known what should come of it.

    :param text: As it is asked.
    :param right: The entries that answer it; none for a question without an answer.
    """

    kind: ProbeKind
    text: str
    right: frozenset[EntryKey]


class Grade(IntEnum):
    """How good what came of a question is, worst first."""

    WRONG = 0
    """An official text that does not answer it."""
    NOTHING = 1
    """Neither the answer nor a way to it."""
    OFFERED = 2
    """The right entry, among those to choose from."""
    RIGHT = 3
    """The right entry; or no official text, where none answers it."""


@dataclass(frozen=True, slots=True)
class TrialResult:
    """What came of a question.

    :param first: The entry that was given, else the first of those that were offered, if any.
    :param confidence: Probability that the best entry answers it.
    """

    status: Status
    first: EntryKey | None
    grade: Grade
    confidence: float = field(default=0.0, compare=False)


@dataclass(frozen=True, slots=True)
class Effect:
    """A question that would get something else than it does now.

    :param before: None for a question that is new.
    """

    probe: Probe
    before: TrialResult | None
    after: TrialResult

    @property
    def harmful(self) -> bool:
        """Whether it would get something worse; a new one, whether it misses its entry."""
        least = Grade.OFFERED if self.before is None else self.before.grade
        return self.after.grade < least


TrialResults = Mapping[Probe, TrialResult]
"""What came of each question that was tried."""


@dataclass(frozen=True, slots=True)
class Trial:
    """What some changes would do.

    :param effects: Harmful ones first.
    :param results: What would come of each question that was tried.
    """

    effects: tuple[Effect, ...]
    results: TrialResults

    @property
    def harmful(self) -> tuple[Effect, ...]:
        """The effects that would be for the worse."""
        return tuple(effect for effect in self.effects if effect.harmful)


class HarmfulChangeError(CurationError):
    """Changes that would make something worse.

    :param trial: What they would do.
    """

    def __init__(self, trial: Trial) -> None:
        self.trial = trial
        super().__init__(
            f"{len(trial.harmful)} questions would get something worse than now; nothing was "
            "changed. Look at them before you go on."
        )


def probes(collection: Collection) -> Iterator[Probe]:
    """All questions of which a collection says what should come of them."""
    for entry in collection.entries:
        yield Probe(ProbeKind.OFFICIAL, entry.question, frozenset([entry.key]))
        for text in collection.alternates.get(entry.key, ()):
            yield Probe(ProbeKind.ALTERNATE, text, frozenset([entry.key]))
    for gap in collection.gaps:
        for text in gap.queries:
            yield Probe(ProbeKind.GAP, text, frozenset())
    for question in collection.judged:
        right = (key for key, grade in question.relevance.items() if grade >= ACCEPTABLE)
        yield Probe(ProbeKind.JUDGED, question.query, frozenset(right))


def results_of(
    chatbot: Chatbot,
    tried: Sequence[Probe],
    known: TrialResults = MappingProxyType({}),
    reached: frozenset[EntryKey] | None = None,
) -> dict[Probe, TrialResult]:
    """Ask a chatbot.

    :param chatbot: Best one whose reader remembers: the texts are met again at the next trial.
    :param tried: The questions to ask.
    :param known: What came of them before a change.
    :param reached: The entries that the change touches, see
        :func:`chatbot.desk.reach.reached_entries`: a question far from them is not asked again.
    """
    return {
        probe: known[probe]
        if reached is not None and probe in known and _stays(chatbot, probe, known[probe], reached)
        else _result(chatbot.ask(probe.text), probe)
        for probe in tried
    }


def _stays(
    chatbot: Chatbot, probe: Probe, before: TrialResult, reached: frozenset[EntryKey]
) -> bool:
    """Whether a question gets what it got: nothing that was touched is near, nor any threshold."""
    calibration = chatbot.assessor.calibration
    if abs(before.confidence - calibration.answer_from) <= STEADY:
        return False
    found = chatbot.retriever.search(chatbot.reader.read(probe.text)).ranking()
    near = {hit.key for hit in found}
    return not near & reached and (before.first is None or before.first in near)


def effects_of(before: TrialResults, after: TrialResults) -> Trial:
    """What is different after some changes.

    :param before: By the chatbot in use; a question that only the changes bring is not in it.
    :param after: By the one that would take its place.
    """
    effects = [
        effect
        for probe, result in after.items()
        if (effect := Effect(probe, before.get(probe), result)).before != result
        and (effect.before or effect.harmful)
    ]
    effects.sort(key=lambda effect: not effect.harmful)
    return Trial(tuple(effects), after)


def _result(answer: Answer, probe: Probe) -> TrialResult:
    if answer.status is Status.ANSWERED:
        given = frozenset(entry.key for entry in answer.entries)
        first = answer.entries[0].key
        grade = Grade.RIGHT if given & probe.right else Grade.WRONG
        return TrialResult(answer.status, first, grade, answer.confidence)
    offered = [choice.key for choice in answer.choices]
    if not probe.right:
        grade = Grade.RIGHT
    else:
        grade = Grade.OFFERED if probe.right.intersection(offered) else Grade.NOTHING
    return TrialResult(answer.status, next(iter(offered), None), grade, answer.confidence)
