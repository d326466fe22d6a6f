"""One answer to a message that asks two questions, from the answers to each."""

from dataclasses import replace

from chatbot.datatypes import OFFERED, Answer, Choice, EntryKey, Reason, Status, Turn
from chatbot.retrieval import once_each

_ANSWERS_BOTH = 0.85
"""Score in the other question, as a share of the best, from which one entry answers both."""
_ANSWERS_BOTH_BESIDE_OTHERS = 0.95
"""The same where each question by itself is as sure of an entry of its own."""
_SURE_BY_ITSELF = 0.95
"""Confidence in a question, as a share of that in the message as one, from which that is so."""
_AS_SURE = 0.85
"""Least confidence in each question, as a share of that in the message as one."""


def joined(whole: Answer, first: Turn, second: Turn, each_names_a_subject: bool) -> Answer | None:
    """The answer to both questions, or to the one that has an answer.

    :param whole: What the message finds as one question.
    :param first: The first question and its answer.
    :param second: The second one, understood after the first.
    :param each_names_a_subject: Whether each has words of its own for what it is about; one without
        is part of the other, and is not said to be left open.
    :return: None where the message is one question after all: one entry answers both.
    """
    answered = [turn for turn in (first, second) if turn.answer.status is Status.ANSWERED]
    if not answered or _is_one(whole, first.answer, second.answer):
        return None
    if len(answered) == 2:
        return _both(whole, first, second)
    if not each_names_a_subject:
        return None
    (one,) = answered
    return _one_of_two(one, second if one is first else first)


def _is_one(whole: Answer, first: Answer, second: Answer) -> bool:
    """Whether the entry of the whole message is as good as any for each of its questions."""
    if not (first.ranking and second.ranking):
        return True
    if first.ranking[0].key == second.ranking[0].key:
        return True
    parts = (first, second)
    found = {hit.key for hit in whole.ranking}
    if not found.issuperset(part.entries[0].key for part in parts if part.entries):
        return True
    if whole.status is not Status.ANSWERED:
        return False
    if all(part.entries and part.confidence < _AS_SURE * whole.confidence for part in parts):
        return True
    key = whole.ranking[0].key
    sure = all(
        part.entries and part.confidence >= _SURE_BY_ITSELF * whole.confidence for part in parts
    )
    enough = _ANSWERS_BOTH_BESIDE_OTHERS if sure else _ANSWERS_BOTH
    return all(_score(part, key) >= enough for part in parts)


def _score(answer: Answer, key: EntryKey) -> float:
    """How an entry scores for a question, as a share of the best."""
    best = answer.ranking[0].score
    return next((hit.score / best for hit in answer.ranking if hit.key == key), 0.0)


def _both(whole: Answer, first: Turn, second: Turn) -> Answer:
    one, other = first.answer, second.answer
    entries = tuple(dict.fromkeys((*one.entries, *other.entries)))
    given = {entry.key for entry in entries}
    return replace(
        one,
        reason=Reason.SEVERAL,
        confidence=min(one.confidence, other.confidence),
        ranking=once_each((one.ranking[0], other.ranking[0], *whole.ranking)),
        entries=entries,
        facts={**other.facts, **one.facts},
        choices=_offered((*one.choices, *other.choices), given),
        notes=tuple(dict.fromkeys((*one.notes, *other.notes))),
        doubtful=one.doubtful or other.doubtful,
        understood_query=f"{first.query} | {second.query}",
        repaired_query=whole.repaired_query,
    )


def _one_of_two(answered: Turn, left_open: Turn) -> Answer:
    answer = answered.answer
    facts = {**answer.facts, "answered": answered.query, "open": left_open.query}
    given = {entry.key for entry in answer.entries}
    choices = _offered(left_open.answer.choices, given)
    return replace(answer, reason=Reason.PARTLY, facts=facts, choices=choices)


def _offered(choices: tuple[Choice, ...], given: set[EntryKey]) -> tuple[Choice, ...]:
    return tuple(choice for choice in dict.fromkeys(choices) if choice.key not in given)[:OFFERED]
