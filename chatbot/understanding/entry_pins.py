"""What the entries of a collection pin down, read once at a build."""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Self

from chatbot.understanding.pins import Pins

_FILE = "entries.json"


class EntryPins:
    """What the entries pin down.

    :param entries: Of each entry all its texts together, in the order of the collection.
    """

    def __init__(self, entries: Iterable[Pins]) -> None:
        self.entries = tuple(entries)
        self.together = Pins.together(self.entries)
        """Of all entries."""

    @classmethod
    def build(cls, texts: Sequence[Sequence[str]]) -> Self:
        """Read entries.

        :param texts: Per entry its normalised texts: question, answer, alternates.
        """
        return cls(Pins.together(map(Pins.of, entry)) for entry in texts)

    def save(self, folder: Path) -> None:
        """Write them into a new folder."""
        folder.mkdir()
        value = [entry.to_json() for entry in self.entries]
        (folder / _FILE).write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Load what :meth:`save` wrote."""
        value = json.loads((folder / _FILE).read_text(encoding="utf-8"))
        return cls(map(Pins.from_json, value))
