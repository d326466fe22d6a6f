"""From what a format gives to questions in their order: by its tables, else by its text."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, takewhile
from typing import Self

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
from chatbot.importing.found import FileItem, FoundQuestion, section_item, text_item
from chatbot.importing.prose import heading_items, is_labelled, labelled_items, question_level
from chatbot.importing.tables import table_items
from chatbot.text.normalise import on_one_line

_OTHER_WORDING = "|"
# A shorter text between tables is a caption or a page's number.
_TELLING = 40


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
    text; else headings over text; else the only table, if it is one of questions and answers
    without a header.

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
    require_found(any(columns.values()), names, content.objects is not None)
    if any(columns.values()):
        items = _of_tables(content.blocks, columns, problems)
    elif is_labelled(prose):
        items = list(labelled_items(_with_tables(content.blocks), problems))
    elif (level := question_level(_with_tables(content.blocks))) is not None:
        items = list(heading_items(_with_tables(content.blocks), level, problems))
    else:
        # Keys are no question with its answer.
        guessed = {id(one): None if content.objects else guess_columns(one) for one in tables}
        items = _of_tables(content.blocks, guessed, problems)
        problems += [
            _no_header(table, guessed[id(table)]) for table in tables if guessed[id(table)]
        ]
    reading = FileReading(tuple(_split(item, problems) for item in items), tuple(problems))
    return reading.doubting(unanswered(reading.found))


def _split_at_headers(blocks: Sequence[FileBlock]) -> Iterator[FileBlock]:
    for block in blocks:
        yield from split_tables(block) if isinstance(block, Table) else [block]


def _of_tables(
    blocks: Sequence[FileBlock], columns: dict[int, Columns | None], problems: list[Problem]
) -> list[FileItem]:
    """The items of tables of questions; headings over them are sections, the rest is text."""
    several = len({one.title for one in blocks if isinstance(one, Table) and columns[id(one)]}) > 1
    items: list[FileItem] = []
    heading: FileItem | None = None
    begun = False
    labelled = is_labelled([block for block in blocks if isinstance(block, Prose)])
    for number, block in enumerate(blocks):
        if isinstance(block, Prose) and labelled:
            if number == 0 or not isinstance(blocks[number - 1], Prose):
                run = takewhile(lambda one: isinstance(one, Prose), blocks[number:])
                items += labelled_items([one for one in run if isinstance(one, Prose)], problems)
            continue
        if isinstance(block, Prose):
            heading = section_item(block.text, block.place) if block.level else heading
            items.append(text_item(block.place, block.text))
            if begun and not block.level and len(block.text) >= _TELLING:
                problems.append(_outside(block))
            continue
        chosen = columns[id(block)]
        if chosen is None:
            items += [text_item(row.place, *row.cells) for row in block.rows]
            if block.title and block.rows:
                problems.append(_passed_over(block))
            continue
        found = table_items(block, chosen, problems)
        if heading:
            items.append(heading)
        elif several and block.title:
            items.append(section_item(block.title, found[0].place if found else ""))
        heading = None
        begun = True
        items += found
    return items


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


def _split(item: FileItem, problems: list[Problem]) -> FileItem:
    """A question that is several wordings between bars, as one with alternates."""
    found = item.found
    if found is None or _OTHER_WORDING not in found.question:
        return item
    first, *others = (part.strip() for part in found.question.split(_OTHER_WORDING))
    others = [other for other in others if other]
    if not first or not others:
        return item
    problems.append(
        Problem(
            found.place,
            f"{len(others) + 1} wordings between bars; the first is the question, the others are "
            "other ways to ask it",
            "Nothing, if that is so.",
            ProblemSeverity.NOTE,
        )
    )
    alternates = (*others, *found.alternates)
    return replace(item, found=replace(found, question=first, alternates=alternates))


def _no_header(table: Table, columns: Columns | None) -> Problem:
    assert columns is not None
    return Problem(
        table.rows[0].place,
        f"no header: column {columns.question + 1} is read as the question, column "
        f"{columns.answer + 1} as the answer",
        "Name them with --question-column and --answer-column, if they are others.",
        ProblemSeverity.NOTE,
    )


def _outside(block: Prose) -> Problem:
    return Problem(
        block.place,
        f"text outside the tables of questions, not read as one: {on_one_line(block.text)[:40]!r}",
        "Nothing, unless it belongs to a question: then put it into its row.",
        ProblemSeverity.NOTE,
    )


def _passed_over(table: Table) -> Problem:
    return Problem(
        table.rows[0].place,
        f"{table.title!r} has no column of questions and of answers; passed over",
        "Name the columns with --question-column and --answer-column, if it has them.",
        ProblemSeverity.NOTE,
    )
