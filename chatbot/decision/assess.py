"""What one question comes to: what was found, and how likely the best of it answers."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from chatbot.datatypes import Conflict, EntryKey, Status
from chatbot.decision.calibration import SUGGEST_FROM, Calibration
from chatbot.decision.features import features
from chatbot.decision.found import WEIGHED, Candidates
from chatbot.decision.substance import says_enough
from chatbot.query import Query
from chatbot.retrieval import Evidence, Retriever
from chatbot.text.years import years_named


@dataclass(frozen=True, slots=True)
class Assessment:
    """A question searched and weighed.

    :param log_odds: That the best entry answers it, before scaling and whatever speaks against it.
    :param probability: The same as a calibrated probability; 0 when it may not be answered at all.
    :param vague: Whether it says too little to be answered, however well some entry matches.
    :param conflicts: What it pins down and the best entry, which is near else, states otherwise.
    :param other_years: Years of the Buddhist era that it names and the document of the best entry
        does not; that another document names them says nothing about this one.
    :param twins: The first entries found, where they have one question and the asker does not say
        which document is meant: that of the newest first. The probability is that of the question.
    :param elsewhere: The entry outside the scope that would clearly be answered rather.
    """

    evidence: Evidence
    log_odds: float
    probability: float
    vague: bool
    conflicts: tuple[Conflict, ...]
    other_years: tuple[int, ...]
    twins: tuple[EntryKey, ...] = ()
    elsewhere: EntryKey | None = None


SURE = 2.0
"""Log-odds, before scaling, from which the words as typed need no other reading."""


Tried = TypeVar("Tried")


def surest(tried: Iterable[Tried], confidence: Callable[[Tried], float], enough: float) -> Tried:
    """The reading of a question that is taken: the surest, the first of equals.

    :param tried: What each reading comes to, the words as typed first; best made as they are
        asked for, since the others are looked at only when these are not sure enough.
    :param confidence: Of one of them.
    :param enough: Confidence from which the words as typed need no other reading.
    """
    readings = iter(tried)
    typed = next(readings)
    if confidence(typed) >= enough:
        return typed
    return max([typed, *readings], key=confidence)


CLEARLY = 1.0
"""Log-odds, before scaling, by which one entry is clearly the surer."""

CONFLICT = 4.0
"""Log-odds that a conflict speaks against an entry: another that is nearly as near comes first."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """What was found, weighed entry by entry.

    :param evidence: Its first entries ranked by how likely they answer the question.
    :param log_odds: Of the best of them, before scaling.
    :param conflicts: Of the best of them.
    """

    evidence: Evidence
    log_odds: float
    conflicts: tuple[Conflict, ...]


def weigh(evidence: Evidence, calibration: Calibration) -> Weighed:
    """Weigh the first entries that were found, and rank them."""
    candidates = Candidates(evidence)
    odds = _odds(candidates, calibration)
    # Stable: of equals, the one that the search puts first.
    places = sorted(range(len(odds)), key=lambda place: -odds[place])
    if not places:
        return Weighed(evidence, calibration.intercept, ())
    others = evidence.order[~np.isin(evidence.order, candidates.numbers)]
    ranked = np.concatenate([candidates.numbers[places], others])
    best = places[0]
    return Weighed(
        replace(evidence, ranked=ranked), float(odds[best]), candidates.each[best].conflicts
    )


def odds_of(number: int, evidence: Evidence, calibration: Calibration) -> float:
    """The log-odds of one entry that was found, whether or not it is among the first."""
    first = evidence.order[:WEIGHED]
    if number not in first:
        # After the first two, whose distance tells how clear the first is.
        first = np.insert(first[: WEIGHED - 2], 2, number)
    candidates = Candidates(replace(evidence, ranked=first))
    (place,) = np.flatnonzero(candidates.numbers == number)
    return float(_odds(candidates, calibration)[place])


def _odds(candidates: Candidates, calibration: Calibration) -> NDArray[np.float64]:
    odds = calibration.log_odds(features(candidates))
    odds -= CONFLICT * np.array([bool(found.conflicts) for found in candidates.each])
    return odds


class Assessor:
    """Searches and weighs questions.

    :param retriever: Where it is restricted to some items, so is what is answered.
    """

    def __init__(self, retriever: Retriever, calibration: Calibration) -> None:
        self.retriever = retriever
        self.calibration = calibration

    def assess(self, query: Query) -> Assessment:
        """Assess one question by itself."""
        return self._in_scope(self._told_apart(self._weighed(self.retriever.search(query))))

    def _weighed(self, found: Evidence) -> Assessment:
        """What the best of what was found comes to."""
        query = found.query
        weighed = weigh(found, self.calibration)
        evidence, log_odds = weighed.evidence, weighed.log_odds
        probability = self.calibration.probability(log_odds)
        # A leg that is left out for good says nothing about one question.
        no_known_word = "words" in self.retriever.weights and "words" not in evidence.legs
        vague = no_known_word or not says_enough(query.words)
        if vague or weighed.conflicts:
            probability = min(probability, self.calibration.vague)
        # What an entry states otherwise is of interest where it would come into question else.
        near = self.calibration.probability(log_odds + CONFLICT) >= SUGGEST_FROM
        other_years = years_named(query.text) - self._years(evidence)
        if other_years or not len(evidence.order):
            probability = 0.0
        return Assessment(
            evidence,
            log_odds,
            probability,
            vague,
            weighed.conflicts if near else (),
            tuple(sorted(other_years)),
        )

    def agreeing(self, query: Query) -> frozenset[EntryKey]:
        """Of the first entries found, those that state nothing otherwise than a question does."""
        candidates = Candidates(self.retriever.search(query))
        entries = self.retriever.index.entries
        each = zip(candidates.numbers, candidates.each, strict=True)
        return frozenset(entries[number] for number, found in each if not found.conflicts)

    def named(self, query: Query, key: EntryKey) -> tuple[EntryKey, ...]:
        """Of an entry and its twins, those whose document a question names and that may be found.

        :return: That of the newest first; none where the question names no document.
        """
        index = self.retriever.index
        twins = index.twins.of(index.number_of[key])
        return self._found_of(index.twins.named(query, twins).twins)

    def meant(self, query: Query, key: EntryKey) -> tuple[EntryKey, ...]:
        """The entries that a question may mean when it is that of an entry, word for word.

        :return: Those that have the question, of the documents that it names if any, and may be
            found: that of the newest first.
        """
        index = self.retriever.index
        number = index.number_of[key]
        group = index.twins.of(number) or (number,)
        return self._found_of(index.twins.named(query, group).twins or group)

    def _found_of(self, numbers: Iterable[int]) -> tuple[EntryKey, ...]:
        entries = self.retriever.index.entries
        return tuple(entries[one] for one in numbers if self.retriever.finds(one))

    def _told_apart(self, found: Assessment) -> Assessment:
        """Where several documents have the question of the best entry: which of them is meant."""
        evidence, twins = found.evidence, found.evidence.index.twins
        group = [one for one in twins.of(_best(evidence)) if self.retriever.finds(one)]
        if len(group) < 2:
            return found
        named = twins.named(evidence.query, group)
        meant = named.twins or tuple(group)
        # Twins are no rivals: how sure the question is does not depend on how often it is printed.
        asked = self.retriever.search(named.query) if named.twins else evidence
        alone = self._weighed(self._without(asked, {*group} - {meant[0]}))
        if _best(alone.evidence) != meant[0]:
            return found
        others = evidence.order[~np.isin(evidence.order, meant)]
        entries = evidence.index.entries
        return replace(
            alone,
            evidence=replace(evidence, ranked=np.concatenate([np.array(meant), others])),
            twins=tuple(entries[one] for one in meant) if len(meant) > 1 else (),
        )

    def _in_scope(self, found: Assessment) -> Assessment:
        """Not answered merely because what answers rather lies outside the scope."""
        everywhere = found.evidence.everywhere
        if everywhere is None:
            return found
        best = _best(found.evidence)
        twins = everywhere.index.twins.of(best)
        rather = self._weighed(self._without(everywhere, {*twins} - {best}))
        outside = _best(rather.evidence)
        inside = outside < 0 or self.retriever.finds(outside)
        if inside or not self._clearly(rather, best):
            return found
        vague, answer_from = self.calibration.vague, self.calibration.answer_from
        # Where the scope has nothing to offer, what would only be offered is worth naming too.
        nothing = self.calibration.band(found.probability) is Status.REFUSED
        worth_naming = rather.probability > vague if nothing else rather.probability >= answer_from
        return replace(
            found,
            probability=min(found.probability, vague),
            elsewhere=everywhere.index.entries[outside] if worth_naming else None,
        )

    def _clearly(self, rather: Assessment, best: int) -> bool:
        """Whether an assessment is clearly surer than another entry would be beside its best."""
        if best < 0:
            return True
        over = rather.log_odds - odds_of(best, rather.evidence, self.calibration)
        return over > CLEARLY

    def _without(self, evidence: Evidence, numbers: Collection[int]) -> Evidence:
        """What would have been found without some entries."""
        if not numbers:
            return evidence
        return self.retriever.narrowed(evidence, ~np.isin(evidence.items, [*numbers]))

    def _years(self, evidence: Evidence) -> frozenset[int]:
        """The years that the document of the best entry names; that any does, without an entry."""
        years = evidence.index.years
        if len(evidence.order):
            return years.get(evidence.index.entries[evidence.order[0]].document, frozenset())
        return frozenset().union(*years.values())


def _best(evidence: Evidence) -> int:
    """Number of the best entry; -1 where none was found."""
    return int(evidence.order[0]) if len(evidence.order) else -1
