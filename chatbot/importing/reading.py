"""From what a format gives to questions in their order: by its tables, else by its text."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Self

from chatbot.importing.alternates import with_alternates
from chatbot.importing.answers import unanswered
from chatbot.importing.blocks import Content, FileBlock, Problem, ProblemSeverity, Prose, Table
from chatbot.importing.columns import (
    ColumnNames,
    Columns,
    find_columns,
    guess_columns,
    require_found,
    split_tables,
)
from chatbot.importing.found import FileItem, FoundQuestion
from chatbot.importing.labelled_cells import labelled_cells
from chatbot.importing.nesting import with_parts
from chatbot.importing.prose import (
    NUMBERED_LEVEL,
    heading_items,
    is_labelled,
    labelled_items,
    numbered_questions,
    question_level,
)
from chatbot.importing.tables_and_text import TablesAndText
from chatbot.importing.unread import unread_questions


@dataclass(frozen=True, slots=True)
class FileReading:
    """A file, read.

    :param items: All that stands in it, in its order.
    :param problems: What could not be read of it, or not surely.
    :param doubted: Questions that are not to be taken.
    """

    items: tuple[FileItem, ...]
    problems: tuple[Problem, ...]
    doubted: frozenset[FoundQuestion] = frozenset()

    @property
    def found(self) -> tuple[FoundQuestion, ...]:
        """The questions with their answers."""
        return tuple(item.found for item in self.items if item.found)

    def doubting(self, doubts: Iterable[tuple[FoundQuestion, Problem]]) -> Self:
        """The same with more problems; a question with an error is not to be taken."""
        told = list(doubts)
        errors = {found for found, one in told if one.severity == ProblemSeverity.ERROR}
        problems = (*self.problems, *(problem for _, problem in told))
        return replace(self, problems=problems, doubted=self.doubted | errors)


def read_content(content: Content, names: ColumnNames) -> FileReading:
    """Find the questions in what a format's reader gave.

    Tables with a question and an answer column are taken where there are any; else labelled
    text; else headings over text; else cells that hold a question with its answer by their
    labels; else numbered lines that ask; else the only table, if it is one of questions and
    answers without a header.

    :param names: Columns as somebody names them.
    :raises DocumentFileError: No table has the columns that were named.
    """
    named = bool(names.question or names.answer)
    if content.objects and (named or not content.blocks):
        content = replace(content, blocks=(content.objects,))
    if not named:
        content = replace(content, blocks=tuple(_split_at_headers(content.blocks)))
    tables = [block for block in content.blocks if isinstance(block, Table)]
    prose = [block for block in content.blocks if isinstance(block, Prose)]
    columns = {id(table): find_columns(table, names) for table in tables}
    problems = list(content.problems)
    passed: list[Problem] = []
    require_found(any(columns.values()), names, content.objects is not None)
    if any(columns.values()):
        items = _of_tables(content.blocks, columns, problems)
    elif is_labelled(prose):
        items = list(labelled_items(_with_tables(content.blocks), problems))
    elif (level := question_level(_with_tables(content.blocks))) is not None:
        items = list(heading_items(_with_tables(content.blocks), level, problems))
    elif is_labelled(cells := labelled_cells(content.blocks, passed)):
        problems += passed
        items = list(labelled_items(cells, problems))
    elif (numbered := numbered_questions(_with_tables(content.blocks))) is not None:
        items = list(heading_items(numbered, NUMBERED_LEVEL, problems))
    else:
        # Keys are no question with its answer.
        guessed = {id(one): None if content.objects else guess_columns(one) for one in tables}
        items = _of_tables(content.blocks, guessed, problems)
        problems += [
            _no_header(table, guessed[id(table)]) for table in tables if guessed[id(table)]
        ]
    problems += unread_questions(items, [one.place for one in problems])
    items = with_parts([with_alternates(item, problems) for item in items])
    reading = FileReading(tuple(items), tuple(problems))
    return reading.doubting(unanswered(reading.found))


def _split_at_headers(blocks: Sequence[FileBlock]) -> Iterator[FileBlock]:
    for block in blocks:
        yield from split_tables(block) if isinstance(block, Table) else [block]


def _of_tables(
    blocks: Sequence[FileBlock], columns: dict[int, Columns | None], problems: list[Problem]
) -> list[FileItem]:
    """The items of tables of questions and of the text between them, in their order."""
    return list(TablesAndText(blocks, columns, problems).items())


def _with_tables(blocks: Sequence[FileBlock]) -> list[Prose]:
    """Blocks with each row of a table as a paragraph: here it belongs to an answer."""
    prose: list[Prose] = []
    for is_prose, some in groupby(blocks, key=lambda block: isinstance(block, Prose)):
        for block in some:
            if isinstance(block, Prose):
                prose.append(block)
            elif not is_prose:
                prose += [
                    Prose(" ".join(row.cells[column] for column in row.filled), row.place)
                    for row in block.rows
                ]
    return prose


def _no_header(table: Table, columns: Columns | None) -> Problem:
    assert columns is not None
    return Problem(
        table.rows[0].place,
        f"no header: column {columns.question + 1} is read as the question, column "
        f"{columns.answer + 1} as the answer",
        "Name them with --question-column and --answer-column, if they are others.",
        ProblemSeverity.NOTE,
    )
