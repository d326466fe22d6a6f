"""All that a text pins down, as typed values."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Self

from chatbot.text.years import years_in
from chatbot.understanding.counts import counts_in
from chatbot.understanding.levels import levels_in
from chatbot.understanding.series import series_in

Numbers = Mapping[str, frozenset[int]]


@dataclass(frozen=True, slots=True)
class Pins:
    """What a text, or some texts together, pin down.

    :param years: Of the Buddhist era.
    :param series: Per series the numbers named.
    :param counts: Per kind of thing how many of it.
    :param levels: Steps of a scale.
    """

    years: frozenset[int]
    series: Numbers
    counts: Numbers
    levels: frozenset[str]

    @classmethod
    def of(cls, text: str) -> Self:
        """Read a text.

        :param text: Normalised.
        """
        return cls(
            frozenset(found.year for found in years_in(text)),
            {head: frozenset(numbers) for head, numbers in series_in(text).items()},
            {kind: frozenset(numbers) for kind, numbers in counts_in(text).items()},
            frozenset(levels_in(text)),
        )

    @classmethod
    def together(cls, pins: Iterable["Pins"]) -> Self:
        """What some texts pin down between them."""
        pins = tuple(pins)
        return cls(
            frozenset[int]().union(*(one.years for one in pins)),
            _united(one.series for one in pins),
            _united(one.counts for one in pins),
            frozenset[str]().union(*(one.levels for one in pins)),
        )

    def to_json(self) -> dict[str, Any]:
        """A JSON value that :meth:`from_json` reads."""
        return {
            "years": sorted(self.years),
            "series": {head: sorted(numbers) for head, numbers in self.series.items()},
            "counts": {kind: sorted(numbers) for kind, numbers in self.counts.items()},
            "levels": sorted(self.levels),
        }

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> Self:
        """Read what :meth:`to_json` gave."""
        return cls(
            frozenset(value["years"]),
            {head: frozenset(numbers) for head, numbers in value["series"].items()},
            {kind: frozenset(numbers) for kind, numbers in value["counts"].items()},
            frozenset(value["levels"]),
        )


def _united(parts: Iterable[Numbers]) -> Numbers:
    united: dict[str, frozenset[int]] = {}
    for part in parts:
        for name, numbers in part.items():
            united[name] = united.get(name, frozenset()) | numbers
    return united
