"""Which column of a table holds what: by its header in Thai or English, or as somebody says."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from chatbot.errors import DocumentFileError
from chatbot.importing.blocks import Table, TableRow
from chatbot.importing.numbers import printed_number
from chatbot.text.normalise import normalise

# What columns are called, without signs and spaces.
_NAMES = {
    "number": ("ลำดับ", "ลำดับที่", "ที่", "ข้อ", "ข้อที่", "เลขที่", "no", "number", "item", "#"),
    "section": (
        "หมวด", "หมวดหมู่", "หมวดคำถาม", "กลุ่ม", "กลุ่มคำถาม", "ประเภท", "ประเภทคำถาม", "หัวข้อ", "เรื่อง",
        "ด้าน", "section", "category", "topic", "group", "subject",
    ),
    "question": (
        "คำถาม", "ถาม", "ข้อคำถาม", "ประเด็นคำถาม", "ข้อซักถาม", "ข้อหารือ", "คำถามที่พบบ่อย", "ประเด็น",
        "q", "question", "questions", "faq", "prompt", "query",
    ),
    "answer": (
        "คำตอบ", "ตอบ", "แนวคำตอบ", "แนวทางคำตอบ", "แนวทางการตอบ", "แนวการตอบ",
        "แนวทางตอบ", "ประเด็นคำตอบ", "คำชี้แจง", "คำอธิบาย", "a", "answer",
        "answers", "response", "reply", "completion",
    ),
    "alternates": (
        "คำถามอื่น", "คำถามอื่นๆ", "คำถามใกล้เคียง", "คำถามทางเลือก", "รูปแบบคำถาม", "alternates",
        "alternatequestions", "alternativequestions", "variants", "similarquestions",
    ),
    "key": ("qnaid", "questionid", "faqid"),
}  # fmt: skip
# Long enough to begin a longer header with, e.g. คำถาม (ภาษาไทย).
_BEGINNING = 3
_LONGEST_HEADER = 60
_ROWS_LOOKED_AT = 25


@dataclass(frozen=True, slots=True)
class ColumnNames:
    """Columns as somebody names them: by header, by letter or by number; None to find it.

    :param number: Printed numbers.
    :param section: Titles of sections.
    """

    question: str | None = None
    answer: str | None = None
    number: str | None = None
    section: str | None = None


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column holds what, from 0; None where the table has no such column.

    :param header: The rows of the header; those above it are front matter.
    """

    header: range
    question: int
    answer: int
    number: int | None = None
    section: int | None = None
    alternates: int | None = None
    key: int | None = None


def find_columns(table: Table, names: ColumnNames) -> Columns | None:
    """The columns of a table of questions; None when it is a table of anything else.

    :param names: What somebody says of them.
    :raises DocumentFileError: It has no column of a name that was given, as far as it has a header.
    """
    if names.question or names.answer:
        return _named(table, names)
    for number, row in enumerate(table.rows[:_ROWS_LOOKED_AT]):
        roles = _roles(row)
        if "question" in roles and "answer" in roles:
            _require_one(row)
            return _with_names(_columns(table, number, roles), table, names)
    return None


def split_tables(table: Table) -> list[Table]:
    """The tables that stand under one another in one: each with columns in places of its own."""
    parts: list[Table] = []
    begin, before = 0, None
    for number, row in enumerate(table.rows):
        roles = _roles(row)
        if "question" not in roles or "answer" not in roles:
            continue
        places = roles["question"], roles["answer"]
        if before is not None and places != before:
            parts.append(Table(table.title, table.rows[begin:number]))
            begin = number
        before = places
    return [*parts, Table(table.title, table.rows[begin:])]


def guess_columns(table: Table) -> Columns | None:
    """The columns of a table without a header: questions before longer answers; None if unsure."""
    filled = [row.filled for row in table.rows]
    if not filled or any(cells != filled[0] for cells in filled) or len(filled[0]) not in (2, 3):
        return None
    *first, question, answer = filled[0]
    numbers = [printed_number(row.cell(column)) for row in table.rows for column in first]
    counted = any(printed_number(row.cell(question)) is not None for row in table.rows)
    longer = sum(len(row.cell(answer)) - len(row.cell(question)) for row in table.rows)
    if None in numbers or counted or longer <= 0:
        return None
    return Columns(range(0), question, answer, *first)


def is_header(row: TableRow, table: Table, columns: Columns) -> bool:
    """Whether a row repeats the header, as at the top of each page."""
    wanted = [table.rows[number].cells for number in columns.header]
    return _squeezed(row.cells) in [_squeezed(cells) for cells in wanted]


def _roles(row: TableRow) -> dict[str, int]:
    """The columns that a row names, by what they hold; the first one of each."""
    roles: dict[str, int] = {}
    for exact in (True, False):
        for column, cell in enumerate(row.cells):
            name = _squeeze(cell)
            if not name or len(name) > _LONGEST_HEADER or column in roles.values():
                continue
            for role, known in _NAMES.items():
                if role not in roles and _is_called(name, known, exact):
                    roles[role] = column
                    break
    return roles


def _require_one(row: TableRow) -> None:
    """A header must name one column of questions and one of answers.

    :raises DocumentFileError: Two could be meant.
    """
    for role in ("question", "answer"):
        exact = [cell for cell in row.cells if _squeeze(cell) in _NAMES[role]]
        like = [cell for cell in row.cells if _is_called(_squeeze(cell), _NAMES[role], exact=False)]
        rivals = exact if exact else like
        if len(rivals) > 1:
            raise DocumentFileError(
                f"{row.place}: {' and '.join(map(repr, rivals))} could both be the {role}s. Name "
                f"the column with --{role}-column, by letter; of tables side by side, put one "
                "under the other."
            )


def _is_called(name: str, known: Sequence[str], exact: bool) -> bool:
    if exact:
        return name in known
    return any(name.startswith(one) for one in known if len(one) >= _BEGINNING)


def _columns(table: Table, number: int, roles: Mapping[str, int]) -> Columns:
    below = table.rows[number + 1] if number + 1 < len(table.rows) else None
    two = below is not None and roles["question"] in below.continued
    return Columns(range(number, number + 1 + two), **roles)


def _with_names(columns: Columns, table: Table, names: ColumnNames) -> Columns:
    """The same, with what somebody says of the other columns."""
    header = table.rows[columns.header.start]
    number = _column(names.number, header) if names.number else columns.number
    section = _column(names.section, header) if names.section else columns.section
    # A column that somebody named is nothing else beside.
    taken = (columns.question, columns.answer)
    return replace(
        columns,
        number=None if number in taken else number,
        section=None if section in taken else section,
    )


def _named(table: Table, names: ColumnNames) -> Columns | None:
    for number, row in enumerate(table.rows[:_ROWS_LOOKED_AT]):
        roles = _roles(row)
        question = _column(names.question, row) if names.question else roles.get("question")
        answer = _column(names.answer, row) if names.answer else roles.get("answer")
        if question is not None and question == answer:
            raise DocumentFileError("questions and answers are named as one column. Name two.")
        if question is not None and answer is not None:
            # Letters and numbers fit every row: a header is one that names something.
            header = range(number, number + 1) if _by_name(names, row) or roles else range(0)
            columns = Columns(header, question, answer, roles.get("number"), roles.get("section"))
            return _with_names(columns, table, names) if header else columns
    return None


def _by_name(names: ColumnNames, row: TableRow) -> bool:
    cells = _squeezed(row.cells)
    return any(_squeeze(name) in cells for name in (names.question, names.answer) if name)


def _column(name: str, row: TableRow) -> int | None:
    """The column of a name: a header of this row, a letter as in Excel, or a number from 1."""
    cells = _squeezed(row.cells)
    if (squeezed := _squeeze(name)) in cells:
        return cells.index(squeezed)
    if re.fullmatch("[A-Za-z]", name):
        column = ord(name.upper()) - ord("A")
    elif name.isdecimal():
        column = int(name) - 1
    else:
        return None
    return column if 0 <= column < len(row.cells) else None


def require_found(found: bool, names: ColumnNames, objects: bool) -> None:
    """Say so when no table had the columns that somebody named.

    :param objects: Whether they were looked for among the keys of objects.
    :raises DocumentFileError: None had.
    """
    wanted = [name for name in (names.question, names.answer) if name]
    if wanted and not found:
        listed = " and ".join(map(repr, wanted))
        if objects:
            raise DocumentFileError(f"no object has the keys {listed}. Name them as the file does.")
        raise DocumentFileError(
            f"no table has the columns {listed}. Name them as the header "
            "does, by letter (B) or by number (2)."
        )


def _squeezed(cells: Sequence[str]) -> tuple[str, ...]:
    return tuple(map(_squeeze, cells))


def _squeeze(text: str) -> str:
    return re.sub(r"[\s.:*_()\[\]/–-]+", "", normalise(text))
