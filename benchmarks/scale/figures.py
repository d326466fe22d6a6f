"""What is measured at one size."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TypeVar

Kind = TypeVar("Kind")


@dataclass(frozen=True, slots=True)
class BuiltFigures:
    """A build.

    :param entries: How many entries.
    :param seconds: From the collection in memory to the index in place.
    :param steps: Of each step the seconds until the next one began.
    :param megabytes: Most memory that its processes held between them.
    :param disk: Bytes of the index, by its parts.
    :param kept: Bytes kept beside it for the next build.
    """

    entries: int
    seconds: float
    steps: dict[str, float]
    megabytes: float
    disk: dict[str, int]
    kept: int


@dataclass(frozen=True, slots=True)
class AskedFigures:
    """Questions asked of an index.

    :param entries: How many entries.
    :param cold_seconds: From an open process with its documents to the first answer.
    :param megabytes: Memory after all questions, the documents included.
    :param documents_megabytes: Of these, before the index was opened.
    :param kinds: Per kind of question the median and the 99th percentile in milliseconds, of the
        clock and of the processor.
    :param parts: Of a title, the mean milliseconds of the processor that each part takes.
    :param candidates: How many items are scored for a title.
    :param recall: Of the ten best entries by a look at every one, how many are found; None where
        that was not done.
    :param same_band: Share of the questions that fall into the same band as by that look.
    :param same_first: Share whose first entry is the same.
    :param compared: How many questions that look was made for.
    """

    entries: int
    cold_seconds: float
    megabytes: float
    documents_megabytes: float
    kinds: dict[str, dict[str, float]]
    parts: dict[str, float]
    candidates: float
    recall: float | None
    same_band: float | None
    same_first: float | None
    compared: int


def write(figures: BuiltFigures | AskedFigures, path: Path) -> None:
    """Write figures as a JSON file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(asdict(figures), indent=1) + "\n", encoding="utf-8")


def read(kind: type[Kind], path: Path) -> Kind:
    """Read what :func:`write` wrote.

    :param kind: What it is.
    """
    return kind(**json.loads(path.read_text(encoding="utf-8")))
