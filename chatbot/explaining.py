"""Why a question is answered as it is: everything that was found and weighed, for an editor to see.

Asked beside the answer, never on its way: an answer costs nothing more for being explainable.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from chatbot.datatypes import Answer, Conflict, EntryKey, Hit, Reason
from chatbot.decision.assess import CONFLICT
from chatbot.decision.calibration import SUGGEST_FROM
from chatbot.decision.features import NAMES, features
from chatbot.decision.found import Candidates
from chatbot.engine import Chatbot
from chatbot.retrieval import RANKED, Evidence

_NEVER_SEARCHED = frozenset({Reason.EMPTY, Reason.TOO_LONG, Reason.SMALL_TALK})


@dataclass(frozen=True, slots=True)
class LegFound:
    """What one leg found by itself.

    :param name: The leg's.
    :param weight: Its weight in the fused score.
    :param hits: Its best entries; none where it had nothing to say.
    """

    name: str
    weight: float
    hits: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class Considered:
    """An entry that was looked at by itself.

    :param probability: That it answers the question, before what is said of the question as a
        whole, e.g. that it is too short.
    :param conflicts: What the question pins down and the entry states otherwise.
    :param features: Per feature its value and what it adds to the log-odds.
    """

    key: EntryKey
    probability: float
    conflicts: tuple[Conflict, ...]
    features: Mapping[str, tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Explanation:
    """An answer with what it came from.

    :param fused: The best entries by the fused score; none where nothing was searched.
    :param considered: The entries that were looked at one by one, the likeliest first.
    :param answer_from: Confidence from which an official answer is given.
    :param suggest_from: Confidence from which questions are offered.
    """

    answer: Answer
    fused: tuple[Hit, ...]
    legs: tuple[LegFound, ...]
    considered: tuple[Considered, ...]
    answer_from: float
    suggest_from: float = SUGGEST_FROM


def explain(chatbot: Chatbot, question: str) -> Explanation:
    """Ask a question, and gather what its answer came from.

    :param chatbot: The one in use; it is asked, and then searched once more.
    :param question: Any string, without a conversation before it.
    """
    answer = chatbot.ask(question)
    answer_from = chatbot.assessor.calibration.answer_from
    if answer.reason in _NEVER_SEARCHED:
        return Explanation(answer, (), (), (), answer_from)
    # What was answered is the question as it was mended or understood.
    searched = answer.understood_query or answer.repaired_query or question
    evidence = chatbot.retriever.search(chatbot.reader.read(searched))
    return Explanation(
        answer,
        evidence.ranking(),
        tuple(_legs(chatbot, evidence)),
        _considered(chatbot, evidence),
        answer_from,
    )


def _legs(chatbot: Chatbot, evidence: Evidence) -> list[LegFound]:
    entries = evidence.index.entries
    found = []
    for name, weight in chatbot.retriever.weights.items():
        scores = evidence.legs.get(name)
        hits: tuple[Hit, ...] = ()
        if scores is not None:
            best = np.argsort(-scores[: evidence.entries], kind="stable")[:RANKED]
            hits = tuple(
                Hit(entries[evidence.items[one]], float(scores[one]))
                for one in best
                if scores[one] > 0
            )
        found.append(LegFound(name, weight, hits))
    return found


def _considered(chatbot: Chatbot, evidence: Evidence) -> tuple[Considered, ...]:
    calibration = chatbot.assessor.calibration
    candidates = Candidates(evidence)
    if not len(candidates.numbers):
        return ()
    rows = features(candidates)
    odds = calibration.log_odds(rows)
    weights = np.array(calibration.weights)
    considered = [
        Considered(
            evidence.index.entries[found.number],
            calibration.probability(float(log_odds) - CONFLICT * bool(found.conflicts)),
            found.conflicts,
            {
                name: (float(value), float(adds))
                for name, value, adds in zip(NAMES, row, row * weights, strict=True)
            },
        )
        for found, row, log_odds in zip(candidates.each, rows, odds, strict=True)
    ]
    return tuple(sorted(considered, key=lambda one: -one.probability))
