"""What the entries of a collection pin down, read once at a build."""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Self

from chatbot.understanding.names import latin_in
from chatbot.understanding.pins import Pins

SAID = 0.4
"""Nearness of words from which one says what the other does."""

WORDINGS = 5
"""Other wordings of an entry, on average, from which people's own names for things are among
them: so many leave one wording in a hundred with a name that no entry has, none leave three."""

_FILE = "entries.json"


class EntryPins:
    """What the entries pin down.

    :param entries: Of each entry all its texts together, in the order of the collection.
    :param latin: All Latin words of the entries, as of ``latin_in``; None where too few wordings
        are known to miss a name among them.
    """

    def __init__(self, entries: Iterable[Pins], latin: frozenset[str] | None = None) -> None:
        self.entries, self.latin = tuple(entries), latin
        self.together = Pins.together(self.entries)
        """Of all entries."""

    @classmethod
    def build(
        cls,
        texts: Sequence[Sequence[str]],
        cut: Callable[[str], Sequence[str]],
        nearness: Callable[[Sequence[str], Sequence[str]], float],
    ) -> Self:
        """Read entries.

        :param texts: Per entry its normalised texts: question, answer, other wordings.
        :param cut: Cuts a text into words.
        :param nearness: How near the nearest two of some words and others are, 0 to 1.
        """
        everything = [text for entry in texts for text in entry]
        many = len(everything) >= (2 + WORDINGS) * len(texts)
        return cls(
            (_read(entry, cut, nearness) for entry in texts),
            frozenset[str]().union(*map(latin_in, everything)) if many else None,
        )

    def save(self, folder: Path) -> None:
        """Write them into a new folder."""
        folder.mkdir()
        value = {
            "entries": [entry.to_json() for entry in self.entries],
            "latin": None if self.latin is None else sorted(self.latin),
        }
        (folder / _FILE).write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Load what :meth:`save` wrote."""
        value = json.loads((folder / _FILE).read_text(encoding="utf-8"))
        latin = value["latin"]
        return cls(
            map(Pins.from_json, value["entries"]), None if latin is None else frozenset(latin)
        )


def _read(
    texts: Sequence[str],
    cut: Callable[[str], Sequence[str]],
    nearness: Callable[[Sequence[str], Sequence[str]], float],
) -> Pins:
    words = [cut(text) for text in texts]
    pins = [Pins.of(*pair) for pair in zip(texts, words, strict=True)]
    together, case = Pins.together(pins), pins[0].condition
    # Wordings that go without the case show that people ask for the entry without it.
    needed = (
        case is not None
        and case.opens
        and all(nearness(case.words, wording) >= SAID for wording in words[2:])
    )
    return replace(
        together,
        # What a wording of it asks for it states, whether or not by a sign that is known.
        stated=frozenset().union(*(one.stated for one in pins[:2])) | together.asked,
        condition=case if needed else None,
    )
