"""All that a text pins down, as typed values."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self, TypeVar

from chatbot.text.years import years_named
from chatbot.understanding.condition import Condition, condition_in, denied_in
from chatbot.understanding.counts import counts_in
from chatbot.understanding.details import details_asked, details_stated
from chatbot.understanding.levels import levels_in
from chatbot.understanding.names import Named, capitals_in, named_in
from chatbot.understanding.series import series_in
from chatbot.understanding.versions import versions_in

Numbers = Mapping[str, frozenset[int]]

Value = TypeVar("Value", int, str)


@dataclass(frozen=True, slots=True)
class Pins:
    """What a text, or some texts together, pin down.

    :param years: Of the Buddhist era.
    :param series: Per series the numbers named.
    :param versions: Per name the versions of it.
    :param counts: Per kind of thing how many of it.
    :param levels: Steps of a scale.
    :param named: Things of the gazetteer, see :mod:`chatbot.understanding.names`.
    :param capitals: Names in capital letters, of a question as typed.
    :param asked: Details that it asks for, see :mod:`chatbot.understanding.details`.
    :param stated: Details that it could state.
    :param denied: Whom or what it speaks of by what they are not.
    :param condition: The case that it speaks of; of an entry, the one that all of it holds for.
    """

    years: frozenset[int]
    series: Numbers
    versions: Mapping[str, frozenset[str]]
    counts: Numbers
    levels: frozenset[str]
    named: Named
    capitals: frozenset[str]
    asked: frozenset[str]
    stated: frozenset[str]
    denied: frozenset[str]
    condition: Condition | None

    @classmethod
    def of(cls, text: str, words: Sequence[str], typed: str = "", states: bool = True) -> Self:
        """Read a text.

        :param text: Normalised.
        :param words: The same, as the segmenter cuts it.
        :param typed: The same as typed, of a question.
        :param states: Whether to look for what it could state: of a question nobody asks that.
        """
        return cls(
            years_named(text),
            {head: frozenset(numbers) for head, numbers in series_in(text).items()},
            {name: frozenset(versions) for name, versions in versions_in(text).items()},
            {kind: frozenset(numbers) for kind, numbers in counts_in(text).items()},
            frozenset(levels_in(text)),
            named_in(text, words),
            capitals_in(typed),
            details_asked(text),
            details_stated(text) if states else frozenset(),
            denied_in(words),
            condition_in(words),
        )

    @classmethod
    def together(cls, pins: Iterable["Pins"]) -> Self:
        """What some texts pin down between them; no case is that of all of them."""
        pins = tuple(pins)
        return cls(
            years=frozenset[int]().union(*(one.years for one in pins)),
            series=_united(one.series for one in pins),
            versions=_united(one.versions for one in pins),
            counts=_united(one.counts for one in pins),
            levels=frozenset[str]().union(*(one.levels for one in pins)),
            named=_united(one.named for one in pins),
            capitals=frozenset[str]().union(*(one.capitals for one in pins)),
            asked=frozenset[str]().union(*(one.asked for one in pins)),
            stated=frozenset[str]().union(*(one.stated for one in pins)),
            denied=frozenset[str]().union(*(one.denied for one in pins)),
            condition=None,
        )

    def to_json(self) -> dict[str, Any]:
        """A JSON value that :meth:`from_json` reads; what is empty is left out."""
        value = {
            "years": sorted(self.years),
            "series": {head: sorted(numbers) for head, numbers in self.series.items()},
            "versions": {name: sorted(versions) for name, versions in self.versions.items()},
            "counts": {kind: sorted(numbers) for kind, numbers in self.counts.items()},
            "levels": sorted(self.levels),
            "named": {kind: sorted(names) for kind, names in self.named.items()},
            "capitals": sorted(self.capitals),
            "asked": sorted(self.asked),
            "stated": sorted(self.stated),
            "denied": sorted(self.denied),
            "condition": self.condition and self.condition.to_json(),
        }
        return {name: one for name, one in value.items() if one}

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> Self:
        """Read what :meth:`to_json` gave."""
        condition = value.get("condition")
        return cls(
            frozenset(value.get("years", ())),
            _sets(value.get("series", {})),
            _sets(value.get("versions", {})),
            _sets(value.get("counts", {})),
            frozenset(value.get("levels", ())),
            _sets(value.get("named", {})),
            frozenset(value.get("capitals", ())),
            frozenset(value.get("asked", ())),
            frozenset(value.get("stated", ())),
            frozenset(value.get("denied", ())),
            Condition.from_json(condition) if condition else None,
        )


def _sets(value: Mapping[str, Iterable[Value]]) -> dict[str, frozenset[Value]]:
    return {name: frozenset(values) for name, values in value.items()}


def _united(
    parts: Iterable[Mapping[str, frozenset[Value]]],
) -> Mapping[str, frozenset[Value]]:
    united: dict[str, frozenset[Value]] = {}
    for part in parts:
        for name, values in part.items():
            united[name] = united.get(name, frozenset()) | values
    return united
