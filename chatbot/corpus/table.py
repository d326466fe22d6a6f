"""The layout of a question table: from transcript lines to numbered rows.

Front matter, then per section a title line and rows of number, question and answer. Page breaks
repeat the header row; a row may go on after one with an empty number cell. Any reader whose
transcript has these rows can be used with it.
"""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from chatbot.corpus.markup import to_markdown
from chatbot.corpus.transcript import Line, LineKind
from chatbot.datatypes import Section
from chatbot.errors import CorpusError

HEADER = ("ลำดับ", "คำถาม", "คำตอบ")


@dataclass(frozen=True, slots=True)
class Row:
    """One question and answer as read from the table.

    :param question: Markdown.
    :param answer: Markdown.
    :param lines: First and last line of the row in the transcript, 1-based and inclusive.
    """

    section: Section
    number: int
    question: str
    answer: str
    lines: tuple[int, int]


def line_kind(line: Line, titles: Container[str]) -> LineKind:
    """What a line is: as whoever read it has told, else by its cells.

    :param titles: The section titles as printed.
    """
    if line.kind is not None:
        return line.kind
    cells = _stripped(line)
    if cells == HEADER:
        return LineKind.HEADER
    if _title(line) in titles:
        return LineKind.SECTION
    return LineKind.ROW if len(cells) == len(HEADER) else LineKind.TEXT


def entry_id(section: Section, number: int) -> str:
    """The id of the entry with a printed number in a section, e.g. ``data-catalog-21``."""
    return f"{section.id}-{number:02d}"


def read_table(
    lines: Iterable[Line], sections: Sequence[Section], joins: Mapping[str, Mapping[str, str]]
) -> list[Row]:
    """Read all rows of the table.

    :param lines: The whole transcript.
    :param sections: The sections with their titles as printed.
    :param joins: Per entry id, what joins a ``question`` or ``answer`` that crosses a page, where
        that is not one space.
    :return: The rows in the order of the document.
    :raises CorpusError: A line that is neither a row nor a section title, or a number that does
        not follow the one before; the message names the line.
    """
    by_title = {section.title: section for section in sections}
    rows: list[_OpenRow] = []
    section: Section | None = None
    after_header = False
    for line in lines:
        kind = line_kind(line, by_title)
        if line.empty or line.kind == LineKind.TEXT:
            continue
        if kind == LineKind.SECTION:
            section = _section(by_title, line)
        elif section is not None and kind != LineKind.HEADER:
            _take_row(rows, section, line, after_header)
        after_header = kind == LineKind.HEADER
    return [row.close(joins) for row in rows]


def _stripped(line: Line) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in line.cells)


def _title(line: Line) -> str:
    # Empty cells of a table around a title are not part of it.
    return "\t".join(line.cells).strip()


@dataclass(slots=True)
class _OpenRow:
    section: Section
    number: int
    questions: list[str] = field(default_factory=list)
    answers: list[str] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)

    def add(self, question: str, answer: str, line_number: int) -> None:
        if question:
            self.questions.append(question)
        if answer:
            self.answers.append(answer)
        self.lines.append(line_number)

    def close(self, joins: Mapping[str, Mapping[str, str]]) -> Row:
        join = joins.get(entry_id(self.section, self.number), {})
        return Row(
            section=self.section,
            number=self.number,
            question=to_markdown(join.get("question", " ").join(self.questions)),
            answer=to_markdown(join.get("answer", " ").join(self.answers)),
            lines=(self.lines[0], self.lines[-1]),
        )


def _section(by_title: Mapping[str, Section], line: Line) -> Section:
    try:
        return by_title[_title(line)]
    except KeyError:
        raise CorpusError(
            f"{line.label}: no section of document.toml has the title {_title(line)[:60]!r}. List "
            "it there."
        ) from None


def _take_row(rows: list[_OpenRow], section: Section, line: Line, after_header: bool) -> None:
    cells = _stripped(line)
    if len(cells) != len(HEADER):
        raise CorpusError(
            f"{line.label}: expected {len(HEADER)} cells ({', '.join(HEADER)}) or a section "
            f"title, found {len(cells)} cell(s): {cells[0][:60]!r}. If this is a section title, "
            "list it in document.toml."
        )
    number, question, answer = cells
    last = rows[-1].number if rows and rows[-1].section == section else 0
    if number:
        # Thai digits are decimal too. Whoever told its kind has seen to its number.
        expected = last + 1
        follows = number.isdecimal() and (line.kind is not None or int(number) == expected)
        if not follows:
            raise CorpusError(
                f"{line.label}: row number {number!r} in section {section.title!r}, "
                f"expected {expected}. If a section begins before it, list its title in "
                "document.toml; else a row is missing or out of order in the file."
            )
        rows.append(_OpenRow(section, int(number)))
    elif not last:
        raise CorpusError(
            f"{line.label}: a row without a number at the start of section {section.title!r}; "
            "there is no row before it to go on from. If the line above it is no section title, "
            "take it out of document.toml."
        )
    elif not after_header:
        raise CorpusError(
            f"{line.label}: a row without a number where no page begins, in section "
            f"{section.title!r}: {(question or answer)[:60]!r}. Number it; if it goes on from the "
            "row above, put both on one line."
        )
    rows[-1].add(question, answer, line.number)
