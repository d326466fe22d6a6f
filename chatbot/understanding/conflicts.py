"""What a question pins down and an entry states otherwise.

A conflict forbids an official answer, so only a contradiction is one: the entry, or the whole
collection where the entry says nothing of it, has other values of the same kind, and not the one
asked for. What an entry merely leaves unsaid is for the decision to weigh.
"""

from collections.abc import Iterator

from chatbot.datatypes import Conflict, ConflictKind
from chatbot.understanding.pins import Numbers, Pins


def conflicts(question: Pins, entry: Pins, collection: Pins) -> tuple[Conflict, ...]:
    """The conflicts of a question with an entry.

    :param entry: Of all its texts together.
    :param collection: Of all entries together.
    """
    return (
        *_years(question.years, entry.years),
        *_numbers(question.series, entry.series, collection.series),
        *_numbers(question.counts, entry.counts, {}),
        *_levels(question.levels, entry.levels),
    )


def _years(asked: frozenset[int], stated: frozenset[int]) -> Iterator[Conflict]:
    if asked and stated and not asked & stated:
        yield Conflict(ConflictKind.YEAR, _listed(asked), tuple(map(str, sorted(stated))))


def _numbers(asked: Numbers, entry: Numbers, collection: Numbers) -> Iterator[Conflict]:
    for name, numbers in asked.items():
        stated = entry.get(name) or collection.get(name, frozenset())
        if stated and not numbers & stated:
            yield Conflict(
                ConflictKind.NUMBER,
                f"{name} {_listed(numbers)}",
                tuple(f"{name} {number}" for number in sorted(stated)),
            )


def _levels(asked: frozenset[str], stated: frozenset[str]) -> Iterator[Conflict]:
    if asked and stated and not asked & stated:
        yield Conflict(ConflictKind.NUMBER, ", ".join(sorted(asked)), tuple(sorted(stated)))


def _listed(numbers: frozenset[int]) -> str:
    return ", ".join(map(str, sorted(numbers)))
