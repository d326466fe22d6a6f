"""What a question pins down and an entry states otherwise.

A conflict forbids an official answer, so only what is plain is one: the entry, or the whole
collection where the entry says nothing of it, has other values of the same kind, and not the one
asked for; it holds for a case that the question leaves out; it has no sign of the detail asked
for. What an entry merely leaves unsaid is for the decision to weigh.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from chatbot.datatypes import Conflict, ConflictKind
from chatbot.understanding.condition import Condition
from chatbot.understanding.details import GENERAL
from chatbot.understanding.entry_pins import SAID, EntryPins
from chatbot.understanding.names import KIND_OF_BODY, SUBJECTS, Named, same_word
from chatbot.understanding.pins import Pins, Value

_DEPARTMENTS = frozenset({"ส่วนราชการ"})


def conflicts(
    question: Pins,
    entry: Pins,
    collection: EntryPins,
    official: Sequence[str],
    nearness: Callable[[Sequence[str]], float],
) -> tuple[Conflict, ...]:
    """The conflicts of a question with an entry.

    :param entry: Of all its texts together.
    :param collection: What all entries pin down.
    :param official: Words of the official question.
    :param nearness: How near the nearest two of some words and the question's are, 0 to 1.
    """
    return (
        *_years(question.years, entry.years),
        *_numbers(question.series, entry.series, collection.together.series, _place),
        *_numbers(question.versions, entry.versions, collection.together.versions, _version),
        *_numbers(question.counts, entry.counts, {}, _count),
        *_levels(question.levels, entry.levels),
        *_names(question.named, entry.named, collection),
        *_capitals(question.capitals, collection.latin),
        *_polarity(question.denied, entry.denied, official),
        *_condition(question.condition, entry.condition, nearness),
        *_details(question.asked, entry.stated),
    )


def _years(asked: frozenset[int], stated: frozenset[int]) -> Iterator[Conflict]:
    if asked and stated and not asked & stated:
        yield Conflict(ConflictKind.YEAR, _joined(asked), tuple(map(str, sorted(stated))))


def _numbers(
    asked: Mapping[str, frozenset[Value]],
    entry: Mapping[str, frozenset[Value]],
    collection: Mapping[str, frozenset[Value]],
    shown: Callable[[str, Value], str],
) -> Iterator[Conflict]:
    for name, numbers in asked.items():
        stated = entry.get(name) or collection.get(name, frozenset())
        if stated and not numbers & stated:
            yield Conflict(
                ConflictKind.NUMBER,
                ", ".join(shown(name, number) for number in sorted(numbers)),
                tuple(shown(name, number) for number in sorted(stated)),
            )


def _place(series: str, number: int) -> str:
    # L3, Template 3, องค์ประกอบ 3.
    return f"{series.upper()}{number}" if len(series) == 1 else f"{series.capitalize()} {number}"


def _version(name: str, version: str) -> str:
    return f"{name.upper()} {version}"


def _count(kind: str, number: int) -> str:
    return f"{number} {kind}"


def _levels(asked: frozenset[str], stated: frozenset[str]) -> Iterator[Conflict]:
    if asked and stated and not asked & stated:
        yield Conflict(ConflictKind.NUMBER, _joined(asked), tuple(sorted(stated)))


def _names(asked: Named, stated: Named, collection: EntryPins) -> Iterator[Conflict]:
    for kind, named in asked.items():
        here = stated.get(kind, frozenset())
        # A department asks for itself, and is named beside whom it asks about.
        names = named - _DEPARTMENTS
        unknown = names - collection.together.named.get(kind, frozenset())
        if here and names and not names & here:
            yield Conflict(ConflictKind.NAME, _joined(names), tuple(sorted(here)))
        elif kind in SUBJECTS and collection.latin is not None and not names & here:
            yield Conflict(ConflictKind.NAME, _joined(names))
        elif kind != KIND_OF_BODY and unknown:
            yield Conflict(ConflictKind.NAME, _joined(unknown))


def _capitals(asked: frozenset[str], known: frozenset[str] | None) -> Iterator[Conflict]:
    if known is not None and (unknown := {one for one in asked if same_word(one) not in known}):
        yield Conflict(ConflictKind.NAME, _joined(unknown))


def _polarity(
    asked: frozenset[str], stated: frozenset[str], official: Sequence[str]
) -> Iterator[Conflict]:
    for denied in sorted(asked):
        if any(denied in word for word in official) and not any(
            denied in other or other in denied for other in stated
        ):
            yield Conflict(ConflictKind.POLARITY, denied)


def _condition(
    asked: Condition | None,
    stated: Condition | None,
    nearness: Callable[[Sequence[str]], float],
) -> Iterator[Conflict]:
    # A case of the question's own may be the same one in other words.
    if stated and not asked and nearness(stated.words) < SAID:
        yield Conflict(ConflictKind.CONDITION, "")


def _details(asked: frozenset[str], stated: frozenset[str]) -> Iterator[Conflict]:
    lacking = asked - stated
    for detail in sorted(lacking - GENERAL or lacking):
        yield Conflict(ConflictKind.DETAIL, detail)


def _joined(values: Iterable[int] | Iterable[str]) -> str:
    return ", ".join(map(str, sorted(values)))
