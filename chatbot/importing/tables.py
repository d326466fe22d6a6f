"""From the rows of a table to questions with answers; each row becomes something, or a problem."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from chatbot.corpus.transcript import LineKind
from chatbot.importing.asking import is_closing, is_remark
from chatbot.importing.blocks import Problem, ProblemSeverity, Table, TableRow
from chatbot.importing.columns import Columns, is_header
from chatbot.importing.found import FileItem, FoundQuestion, found_item, section_item, text_item
from chatbot.importing.labels import without_label
from chatbot.importing.limits import MOST_COLUMNS
from chatbot.importing.numbers import is_outline_number, printed_number
from chatbot.text.normalise import on_one_line

_LONGEST_TITLE = 200
_LONGEST_NAME = 40
# The level of a table's own sections: below all headings.
_WITHIN_TABLE = 8


def table_items(table: Table, columns: Columns, problems: list[Problem]) -> list[FileItem]:
    """What stands in a table of questions, row by row.

    :param problems: Gets what could not be read, or not surely.
    """
    return _Reading(table, columns, problems).items()


@dataclass(slots=True)
class _Open:
    """A question that the next row may go on with."""

    question: str
    answer: str
    number: int | None
    place: str
    key: str
    alternates: list[str]
    torn: list[str] = field(default_factory=list)

    def go_on(self, question: str, answer: str, between: str) -> None:
        """Take what the next row goes on with.

        :param between: What stands between the answer so far and the rest of it.
        """
        self.torn = self.torn or [self.question, self.answer]
        self.torn += [text for text in (question, answer) if text]
        self.question = f"{self.question} {question}".strip()
        self.answer = f"{self.answer}{between}{answer}".strip()

    def close(self) -> FileItem:
        """The question as a whole."""
        others = tuple(self.alternates)
        return found_item(
            FoundQuestion(
                self.question, self.answer, self.place, self.number, others, tuple(self.torn)
            )
        )


class _Reading:
    def __init__(self, table: Table, columns: Columns, problems: list[Problem]) -> None:
        self._table = table
        self._columns = columns
        self._problems = problems
        body = [
            row for row in table.rows[columns.header.stop :] if not is_header(row, table, columns)
        ]
        numbers = [row.cell(columns.number) for row in body]
        printed = [one for one in numbers if printed_number(one) is not None]
        outlined = [one for one in numbers if is_outline_number(one)]
        self._numbered = (len(printed) + len(outlined)) * 2 > len(body)
        self._counted = len(printed) < len(outlined) or not self._numbered
        header = [table.rows[number] for number in columns.header]
        # Of a workbook all rows are as wide as the sheet.
        self._width = max((len(row.cells) for row in header), default=MOST_COLUMNS)
        self._tell_unread(header, body)
        # Where the header stands again under a title, the row over the first is one, too.
        self._titled = any(
            self._title(above) and is_header(below, table, columns)
            for above, below in pairwise(table.rows[columns.header.stop :])
        )
        self._open: _Open | None = None
        self._section = ""
        self._broken = False
        self._told_counted = False

    def _tell_unread(self, header: list[TableRow], body: list[TableRow]) -> None:
        """Say which columns are passed over."""
        columns = self._columns
        read = {columns.number, columns.question, columns.answer, columns.section}
        read |= {columns.alternates, columns.key}
        filled = {column for row in body for column in row.filled}
        titles = [
            on_one_line(row.cells[column])[:_LONGEST_NAME]
            for row in header[-1:]
            for column in row.filled
            if column not in read and column in filled
        ]
        if titles:
            self._note(header[-1], f"columns that are not read: {', '.join(titles)}", _UNREAD)

    def items(self) -> list[FileItem]:
        """All of them, in the order of the table."""
        return list(self._items())

    def _items(self) -> Iterator[FileItem]:
        for number, row in enumerate(self._table.rows):
            self._problems += self._faults(row, ProblemSeverity.NOTE)
            if number < self._columns.header.start:
                if number == self._columns.header.start - 1 and self._titled and self._title(row):
                    yield from self._row(row)
                    continue
                yield text_item(row.place, *(row.cells[column] for column in row.filled))
            elif number in self._columns.header or is_header(row, self._table, self._columns):
                self._broken = True
                yield FileItem(LineKind.HEADER, self._named(row), row.place)
            else:
                yield from self._row(row)
                self._broken = False
        yield from self._closed()

    def _row(self, row: TableRow) -> Iterator[FileItem]:
        columns = self._columns
        self._broken = self._broken or row.after_break
        question, answer = row.cell(columns.question), row.cell(columns.answer)
        if self._unsound(row):
            yield from self._closed()
            yield text_item(row.place, *(row.cells[column] for column in row.filled))
        elif title := self._title(row):
            yield from self._closed()
            self._section = title
            yield section_item(title, row.place, _WITHIN_TABLE)
        elif columns.question in row.continued and self._open:
            if columns.answer not in row.continued and answer:
                self._open.go_on("", answer, "\n")
        elif self._goes_on(row) and self._open:
            self._open.go_on(question, answer, " ")
        elif self._is_alternate(row) and self._open:
            self._open.alternates.append(without_label(question))
        elif question and answer:
            yield from self._closed()
            yield from self._section_column(row)
            self._begin(row)
        else:
            if self._is_remark(row):
                what = f"a remark, read as part of no answer: {row.cells[row.filled[0]][:40]!r}"
                self._note(
                    row, what, "Nothing, unless an answer needs it: then write it into that."
                )
            elif (question or answer) and not self._closes(row):
                self._report_half(row)
            yield from self._closed()
            yield text_item(row.place, *(row.cells[column] for column in row.filled))

    def _named(self, row: TableRow) -> tuple[str, ...]:
        """What a header calls the number, the question and the answer."""
        columns = self._columns
        return tuple(map(row.cell, (columns.number, columns.question, columns.answer)))

    def _begin(self, row: TableRow) -> None:
        columns = self._columns
        text = row.cell(columns.number)
        number = printed_number(text)
        if self._counted and number is None and text:
            if not self._told_counted:
                what = f"{text[:20]!r} in place of a whole number; questions are counted instead"
                self._note(row, what, "Nothing, if they may be cited by 1, 2, 3 in each section.")
                self._told_counted = True
        elif self._numbered and number is None:
            what = f"{text[:20]!r} in place of a number" if text else "a row without a number"
            self._note(row, f"{what}; read as a question of its own", "Number it, if it is one.")
        self._open = _Open(
            without_label(row.cell(columns.question)),
            without_label(row.cell(columns.answer)),
            number,
            row.place,
            row.cell(columns.key),
            [line for line in row.cell(columns.alternates).split("\n") if line.strip()],
        )

    def _closed(self) -> Iterator[FileItem]:
        if self._open:
            yield self._open.close()
        self._open = None

    def _section_column(self, row: TableRow) -> Iterator[FileItem]:
        title = on_one_line(row.cell(self._columns.section))
        if title and title != self._section:
            self._section = title
            yield section_item(title, "", _WITHIN_TABLE)

    def _title(self, row: TableRow) -> str:
        """The title that a row is: its only text, over all columns or where no question stands."""
        if len(row.filled) != 1 or row.continued:
            return ""
        (column,) = row.filled
        text = on_one_line(row.cells[column])
        elsewhere = column not in (self._columns.question, self._columns.answer)
        stands_alone = row.spanning or elsewhere
        is_title = (
            stands_alone
            and len(text) <= _LONGEST_TITLE
            and printed_number(text) is None
            and not is_remark(text)
            and not is_closing(text)
        )
        return text if is_title else ""

    def _goes_on(self, row: TableRow) -> bool:
        """Whether a page broke the row above: it goes on without a number."""
        return self._broken and self._numbered and not row.cell(self._columns.number)

    def _is_alternate(self, row: TableRow) -> bool:
        """Whether it asks the same as the row above: one number or one id, one answer."""
        columns, above = self._columns, self._open
        if above is None or not row.cell(columns.question):
            return False
        one_cell = columns.number in row.continued and columns.answer in row.continued
        key = row.cell(columns.key)
        return one_cell or bool(
            key and key == above.key and row.cell(columns.answer) == above.answer
        )

    def _unsound(self, row: TableRow) -> bool:
        """Whether a row cannot be trusted, with what is told of it."""
        faults = self._faults(row, ProblemSeverity.ERROR)
        self._problems += faults
        if any(cell.strip() for cell in row.cells[self._width :]):
            self._problems.append(
                Problem(
                    row.place,
                    f"{len(row.cells)} cells under a header of {self._width}",
                    "Put cells that hold the sign between cells in quotes.",
                )
            )
            return True
        return bool(faults)

    def _faults(self, row: TableRow, severity: ProblemSeverity) -> list[Problem]:
        """What is the matter with the cells of a row that count."""
        columns = self._columns
        used = (columns.question, columns.answer, columns.section, columns.alternates)
        faults = [row.faults[one] for one in used if one is not None and one in row.faults]
        return [one for one in faults if one.severity == severity]

    def _is_remark(self, row: TableRow) -> bool:
        return len(row.filled) == 1 and is_remark(row.cells[row.filled[0]])

    def _closes(self, row: TableRow) -> bool:
        """Whether a row says of the document when it was changed, with what is told of it."""
        text = row.cells[row.filled[0]]
        closes = len(row.filled) == 1 and is_closing(text)
        if closes:
            self._note(row, f"read as no question: {text[:40]!r}", _CLOSED)
        return closes

    def _report_half(self, row: TableRow) -> None:
        asked = bool(row.cell(self._columns.question))
        what = "a question and no answer" if asked else "an answer and no question"
        text = row.cell(row.filled[0])
        self._problems.append(
            Problem(
                row.place,
                f"a row with {what}: {text[:40]!r}",
                "Complete it; merge its cells with those of the row above if it goes on from "
                "there, or over the whole row if it is a title.",
            )
        )

    def _note(self, row: TableRow, what: str, remedy: str) -> None:
        self._problems.append(Problem(row.place, what, remedy, ProblemSeverity.NOTE))


_REMARKED = "Nothing, unless an answer needs it: then write it into that."
_CLOSED = "Nothing, if it is said of the whole document."
_UNREAD = "Nothing, if their texts belong to no answer."
