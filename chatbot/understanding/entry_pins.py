"""What the entries of a collection pin down, read once at a build."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Self

from chatbot.records import Records, RecordsBuilder
from chatbot.understanding.condition import Condition
from chatbot.understanding.names import latin_in
from chatbot.understanding.pins import Pins

SAID = 0.4
"""Nearness of words from which one says what the other does."""

WORDINGS = 5
"""Other wordings of an entry, on average, from which people's own names for things are among
them: so many leave one wording in a hundred with a name that no entry has, none leave three."""

Nearness = Callable[[Sequence[str], Sequence[str]], float]
"""How near the nearest two of some words and others are, 0 to 1."""

_TOGETHER_FILE, _ENTRIES = "together.json", "entries"


@dataclass(frozen=True, slots=True)
class EntryPinned:
    """What one entry pins down.

    :param pins: Of all its texts together, without a case.
    :param latin: The Latin words of its texts, as of ``latin_in``.
    :param others: How many other wordings it has.
    :param case: The case that its official question opens with; None without one.
    :param wordings: The words of each other wording; none without a case.
    """

    pins: Pins
    latin: frozenset[str]
    others: int
    case: Condition | None
    wordings: tuple[Sequence[str], ...] = ()

    def to_json(self) -> list[Any]:
        """A JSON value that :meth:`from_json` reads."""
        case = self.case and self.case.to_json()
        return [self.pins.to_json(), sorted(self.latin), self.others, case, self.wordings]

    @classmethod
    def from_json(cls, value: Sequence[Any]) -> Self:
        """Read what :meth:`to_json` gave."""
        pins, latin, others, case, wordings = value
        return cls(
            Pins.from_json(pins),
            frozenset(latin),
            others,
            Condition.from_json(case) if case else None,
            tuple(wordings),
        )

    def needs_its_case(self, nearness: Nearness) -> bool:
        """Whether the entry holds for the case alone, where there is one.

        Wordings that go without the case show that people ask for the entry without it.
        """
        case = self.case
        return case is not None and all(
            nearness(case.words, wording) >= SAID for wording in self.wordings
        )


def pinned(texts: Sequence[str], words: Sequence[Sequence[str]]) -> EntryPinned:
    """Read an entry.

    :param texts: Normalised: question, answer, other wordings.
    :param words: The same, as the segmenter cuts them.
    """
    pins = [Pins.of(*pair) for pair in zip(texts, words, strict=True)]
    together, case = Pins.together(pins), pins[0].condition
    opens = case is not None and case.opens
    # What a wording of it asks for it states, whether or not by a sign that is known.
    stated = frozenset[str]().union(*(one.stated for one in pins[:2])) | together.asked
    return EntryPinned(
        replace(together, stated=stated),
        frozenset[str]().union(*map(latin_in, texts)),
        len(texts) - 2,
        case if opens else None,
        tuple(words[2:]) if opens else (),
    )


class EntryPins:
    """What the entries pin down.

    :param entries: Of each entry all its texts together, in the order of the collection, without
        a case.
    :param cases: The case that all of an entry holds for, by its number.
    :param together: Of all entries.
    :param latin: All Latin words of the entries, as of ``latin_in``; None where too few wordings
        are known to miss a name among them.
    """

    def __init__(
        self,
        entries: Records[Pins],
        cases: Mapping[int, Condition],
        together: Pins,
        latin: frozenset[str] | None,
    ) -> None:
        self._entries, self._cases = entries, cases
        self.together, self.latin = together, latin

    def of(self, number: int) -> Pins:
        """What an entry pins down."""
        pins, case = self._entries[number], self._cases.get(number)
        return replace(pins, condition=case) if case else pins

    def save(self, folder: Path) -> None:
        """Write them into a new folder."""
        folder.mkdir()
        self._entries.save(folder / _ENTRIES)
        value = {
            "cases": {number: case.to_json() for number, case in self._cases.items()},
            "together": self.together.to_json(),
            "latin": None if self.latin is None else sorted(self.latin),
        }
        text = json.dumps(value, ensure_ascii=False)
        (folder / _TOGETHER_FILE).write_text(text, encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Load what :meth:`save` wrote."""
        value = json.loads((folder / _TOGETHER_FILE).read_text(encoding="utf-8"))
        latin = value["latin"]
        return cls(
            Records.load(folder / _ENTRIES, Pins.from_json),
            {int(number): Condition.from_json(case) for number, case in value["cases"].items()},
            Pins.from_json(value["together"]),
            None if latin is None else frozenset(latin),
        )


class EntryPinsBuilder:
    """Takes what entries pin down, some at a time."""

    def __init__(self) -> None:
        self._entries = self._wordings = 0
        self._latin: frozenset[str] = frozenset()
        self._together = Pins.together([])
        self._cases: dict[int, EntryPinned] = {}
        self._records = RecordsBuilder()

    def add(self, entries: Sequence[EntryPinned]) -> None:
        """Take the next entries."""
        self._records.add([entry.pins.to_json() for entry in entries])
        self._together = Pins.together([self._together, *(entry.pins for entry in entries)])
        self._latin = self._latin.union(*(entry.latin for entry in entries))
        for entry in entries:
            if entry.case is not None:
                self._cases[self._entries] = entry
            self._entries += 1
            self._wordings += entry.others

    def finish(self, nearness: Nearness) -> EntryPins:
        """What all entries that were taken pin down."""
        cases = {
            number: entry.case
            for number, entry in self._cases.items()
            if entry.case is not None and entry.needs_its_case(nearness)
        }
        many = self._wordings >= WORDINGS * self._entries
        return EntryPins(
            self._records.finish(Pins.from_json),
            cases,
            self._together,
            self._latin if many else None,
        )
