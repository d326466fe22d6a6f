"""Which state a collection is in: how much the decision about its answers has to go by."""

from collections.abc import Iterator
from enum import StrEnum
from math import ceil, log

from chatbot.corpus import Collection, Corpus
from chatbot.decision.bound import CONFIDENCE
from chatbot.decision.calibration import Calibration

ALTERNATES_AN_ENTRY = 2
"""With fewer other wordings of an entry a build has little to learn from."""

TO_SCALE = 10
"""Judged questions that scaling takes, of those found rightly and of those found wrongly."""


class CorpusState(StrEnum):
    """What an answer's confidence rests on."""

    UNCURATED = "uncurated"
    """The official text alone, with what was learned from other FAQs."""
    CURATED = "curated"
    """Alternates or gaps, which a build learns from."""
    JUDGED = "judged"
    """Judged questions too, enough to scale the confidence by and to prove the bound."""


def corpus_state(collection: Collection, calibration: Calibration) -> CorpusState:
    """The state of a collection.

    :param calibration: The one that decides about its answers.
    """
    if calibration.bound is not None:
        return CorpusState.JUDGED
    curated = any(collection.alternates.values()) or collection.gaps
    return CorpusState.CURATED if curated else CorpusState.UNCURATED


def document_state(corpus: Corpus, calibration: Calibration | None) -> CorpusState:
    """The state of one document among others.

    :param calibration: The one that decides about the answers from all of them, if there is one.
    """
    if corpus.judged and calibration is not None and calibration.bound is not None:
        return CorpusState.JUDGED
    curated = any(corpus.alternates.values()) or corpus.gaps
    return CorpusState.CURATED if curated else CorpusState.UNCURATED


def improvements(collection: Collection, calibration: Calibration) -> Iterator[str]:
    """What a curator could add, for an operator to read: each in one line, with its counts.

    :param calibration: The one that decides about the collection's answers.
    """
    entries = collection.entries
    few = sum(
        len(collection.alternates.get(entry.key, ())) < ALTERNATES_AN_ENTRY for entry in entries
    )
    if few:
        yield (
            f"{few} of {len(entries)} entries have fewer than {ALTERNATES_AN_ENTRY} other "
            f"wordings; add {ALTERNATES_AN_ENTRY} an entry in alternates.jsonl"
        )
    if not collection.gaps:
        yield (
            "no gap is known; add topics that people ask about and that no entry answers in "
            "out_of_scope.jsonl"
        )
    if calibration.bound is None:
        yield _more_judged(calibration)


def _more_judged(calibration: Calibration) -> str:
    right = sum(one.right for one in calibration.judged)
    wrong = len(calibration.judged) - right
    add = "add judged questions in evaluation/queries.jsonl"
    if not calibration.cross_fitted:
        return (
            f"the first entry found is right for {right} judged questions and wrong for {wrong}, "
            f"and scaling the confidence takes {TO_SCALE} of each; {add}, some of them questions "
            "that no entry answers"
        )
    given = ceil(log(1 - CONFIDENCE) / log(1 - calibration.max_wrong))
    return (
        f"{len(calibration.judged)} judged questions do not prove that at most "
        f"{calibration.max_wrong:.3g} of the answers given are wrong; {add} ({given} answered "
        "without a mistake prove it), and see in 'chatbot evaluate' what is answered wrongly"
    )
