"""Reader for a printed question table saved as tab-separated text.

The layout: front matter, then per section a title line and rows of number, question and answer.
Page breaks repeat the header row; a row may go on after one with an empty number cell.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from chatbot.corpus.markup import to_markdown
from chatbot.datatypes import Section
from chatbot.errors import CorpusError

HEADER = ("ลำดับ", "คำถาม", "คำตอบ")


@dataclass(frozen=True, slots=True)
class Row:
    """One question and answer as read from the table.

    :param question: Markdown.
    :param answer: Markdown.
    :param lines: First and last line of the row in the source, 1-based and inclusive.
    """

    section: Section
    number: int
    question: str
    answer: str
    lines: tuple[int, int]


def read_table(
    text: str, sections: Sequence[Section], joins: Mapping[str, Mapping[str, str]]
) -> list[Row]:
    """Read all rows of the table in ``text``.

    :param text: The whole source file.
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
    for line_number, line in enumerate(text.split("\n"), start=1):
        cells = _cells(line)
        if cells == HEADER or not any(cells):
            continue
        if line.strip() in by_title:
            section = by_title[line.strip()]
        elif section is not None:
            _take_row(rows, section, cells, line_number)
    return [row.close(joins) for row in rows]


def row_cells(lines: Sequence[str]) -> tuple[str, str]:
    """The question and the answer column of some source lines, header rows left out.

    Used to check stored text against the source without going through :func:`read_table`.

    :param lines: The lines of one row's span.
    :return: Both columns, markup and all.
    """
    rows = [_cells(line) for line in lines]
    rows = [row for row in rows if len(row) == len(HEADER) and row != HEADER]
    return "".join(row[1] for row in rows), "".join(row[2] for row in rows)


def _cells(line: str) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in line.split("\t"))


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


def entry_id(section: Section, number: int) -> str:
    """The id of the entry with a printed number in a section, e.g. ``data-catalog-21``."""
    return f"{section.id}-{number:02d}"


def _take_row(
    rows: list[_OpenRow], section: Section, cells: tuple[str, ...], line_number: int
) -> None:
    if len(cells) != len(HEADER):
        raise CorpusError(
            f"source line {line_number}: expected {len(HEADER)} tab-separated cells "
            f"({', '.join(HEADER)}) or a section title, found {len(cells)} cell(s): "
            f"{cells[0][:60]!r}. If this is a section title, list it in document.toml."
        )
    number, question, answer = cells
    last = rows[-1].number if rows and rows[-1].section == section else 0
    if number:
        expected = str(last + 1)
        if number != expected:
            raise CorpusError(
                f"source line {line_number}: row number {number!r} in section "
                f"{section.title!r}, expected {expected}."
            )
        rows.append(_OpenRow(section, int(number)))
    elif not last:
        raise CorpusError(
            f"source line {line_number}: a row without a number at the start of section "
            f"{section.title!r}; there is no row before it to go on from."
        )
    rows[-1].add(question, answer, line_number)
