"""From questions as found to the transcript and the sections of a document."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from chatbot.corpus.transcript import Line, LineKind
from chatbot.datatypes import Section
from chatbot.importing.blocks import Problem, ProblemSeverity
from chatbot.importing.found import FileItem, FoundQuestion

WHOLE = "คำถาม-คำตอบ"
"""The title of the only section, where the office's file has none."""

_LATIN = re.compile("[a-z][a-z0-9]{2,}")
_LONGEST_ID = 40


@dataclass(frozen=True, slots=True)
class Placed:
    """A question with its section and the number that it is cited by."""

    section: Section
    number: int
    found: FoundQuestion


@dataclass(frozen=True, slots=True)
class Transcribed:
    """What an import makes of an office's files.

    :param lines: The transcript, line by line.
    :param sections: In their order; each has a question at least.
    :param placed: The questions, in their order.
    """

    lines: tuple[Line, ...]
    sections: tuple[Section, ...]
    placed: tuple[Placed, ...]


def transcribe(
    items: Sequence[FileItem], known: Iterable[Section], problems: list[Problem]
) -> Transcribed:
    """Put what was found in order.

    Questions keep their printed numbers where those tell the questions of a section apart; else
    they are counted.

    :param items: Of all files, in their order.
    :param known: Sections of the version before: a title keeps its id.
    :param problems: Gets what had to be numbered anew.
    """
    grouped = _grouped(items)
    sections = _named([title for title, found in grouped.items() if found], known)
    numbers: dict[int, int] = {}
    for title, found in grouped.items():
        numbers |= zip(map(id, found), _numbers(title, found, problems), strict=True)
    lines: list[Line] = []
    placed: list[Placed] = []
    title, shown = WHOLE, ""
    for item in items:
        title = item.cells[0] if item.kind == LineKind.SECTION else title
        if item.found is None:
            # A title without questions is text.
            kind = (
                LineKind.TEXT
                if title not in sections and item.kind == LineKind.SECTION
                else item.kind
            )
            shown = title if kind == LineKind.SECTION else shown
            lines.append(Line(len(lines) + 1, item.cells or ("",), item.place, kind))
            continue
        if shown != title:
            lines.append(Line(len(lines) + 1, (title,), "", LineKind.SECTION))
            shown = title
        found_one = item.found
        one = Placed(sections[title], numbers[id(found_one)], found_one)
        cells = (str(one.number), found_one.question, found_one.answer)
        lines.append(Line(len(lines) + 1, cells, item.place, LineKind.ROW))
        placed.append(one)
    problems += _missing(placed)
    return Transcribed(tuple(lines), tuple(sections.values()), tuple(placed))


def _grouped(items: Iterable[FileItem]) -> dict[str, list[FoundQuestion]]:
    """The questions under each title, in order of the titles."""
    grouped: dict[str, list[FoundQuestion]] = {}
    title = WHOLE
    for item in items:
        title = item.cells[0] if item.kind == LineKind.SECTION else title
        found = grouped.setdefault(title, [])
        if item.found:
            found.append(item.found)
    return grouped


def _numbers(title: str, found: Sequence[FoundQuestion], problems: list[Problem]) -> Sequence[int]:
    printed = [one.number for one in found if one.number is not None]
    if len(printed) == len(found) == len(set(printed)):
        return printed
    twice = [str(number) for number, count in Counter(printed).items() if count > 1]
    if printed:
        what = f"numbers stand twice ({', '.join(twice[:5])})" if twice else "some have no number"
        problems.append(
            Problem(
                found[0].place,
                f"section {title!r}: {what}; its questions are counted from 1 instead",
                "Number them in the file, if the numbers matter.",
                ProblemSeverity.NOTE,
            )
        )
    return range(1, len(found) + 1)


def _missing(placed: Sequence[Placed]) -> Iterator[Problem]:
    """Numbers that are not the next ones, neither of the document nor of their section."""
    last: dict[Section, int] = {}
    before = 0
    for one in placed:
        follows = last.get(one.section, 0)
        if one.number not in (before + 1, follows + 1, 1):
            yield Problem(
                one.found.place,
                f"section {one.section.title!r}: number {one.number} follows {follows or before}",
                "See that no row between them is missing.",
                ProblemSeverity.NOTE,
            )
        last[one.section] = before = one.number


def _named(titles: Sequence[str], known: Iterable[Section]) -> dict[str, Section]:
    """Sections by their title, each with an id that can stand in an address."""
    ids = {section.title: section.id for section in known}
    taken = set(ids.values())
    sections = {}
    for number, title in enumerate(titles, start=1):
        if title not in ids:
            ids[title] = next(one for one in _candidates(title, number) if one not in taken)
            taken.add(ids[title])
        sections[title] = Section(ids[title], title)
    return sections


def _candidates(title: str, number: int) -> Iterator[str]:
    words = _LATIN.findall(title.lower())
    name = "faq" if title == WHOLE else "-".join(words)[:_LONGEST_ID].strip("-")
    if name:
        yield name
    for count in range(number, number + 10_000):
        yield f"{name}-{count}" if name else f"section-{count}"
