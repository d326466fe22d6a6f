"""From what a format gives to questions in their order: by its tables, else by its text."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, zip_longest
from typing import Self

from chatbot.corpus.transcript import LineKind
from chatbot.importing.answers import unanswered
from chatbot.importing.asking import is_asking, is_remark, is_rule
from chatbot.importing.blocks import (
    BOLD_LEVEL,
    Content,
    FileBlock,
    Problem,
    ProblemSeverity,
    Prose,
    Table,
    TableRow,
)
from chatbot.importing.columns import (
    ColumnNames,
    Columns,
    find_columns,
    guess_columns,
    require_found,
    split_tables,
)
from chatbot.importing.found import FileItem, FoundQuestion, section_item, text_item
from chatbot.importing.labels import answer_label, is_label, question_label
from chatbot.importing.nesting import with_parts
from chatbot.importing.numbers import printed_number
from chatbot.importing.prose import (
    NUMBERED_LEVEL,
    asking_level,
    heading_items,
    is_labelled,
    labelled_items,
    numbered_questions,
    question_level,
)
from chatbot.importing.tables import table_items
from chatbot.text.normalise import on_one_line

_OTHER_WORDING = "|"
# A shorter text between tables is a caption or a page's number.
_TELLING = 40
_LONGEST_LINE = 300


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
    elif is_labelled(cells := _labelled_cells(content.blocks, passed)):
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
    problems += _unread(items, [one.place for one in problems])
    items = with_parts([_split(item, problems) for item in items])
    reading = FileReading(tuple(items), tuple(problems))
    return reading.doubting(unanswered(reading.found))


def _split_at_headers(blocks: Sequence[FileBlock]) -> Iterator[FileBlock]:
    for block in blocks:
        yield from split_tables(block) if isinstance(block, Table) else [block]


def _of_tables(
    blocks: Sequence[FileBlock], columns: dict[int, Columns | None], problems: list[Problem]
) -> list[FileItem]:
    """The items of tables of questions and of the text between them, in their order."""
    return list(_Mixed(blocks, columns, problems).items())


class _Mixed:
    """Goes through tables of questions and text; headings over a table are its sections."""

    def __init__(
        self,
        blocks: Sequence[FileBlock],
        columns: dict[int, Columns | None],
        problems: list[Problem],
    ) -> None:
        self._blocks = blocks
        self._columns = columns
        self._problems = problems
        titles = {one.title for one in blocks if isinstance(one, Table) and columns[id(one)]}
        self._several = len(titles) > 1
        self._labelled = is_labelled([one for one in blocks if isinstance(one, Prose)])
        self._asking = None if self._labelled else asking_level(blocks)
        self._path: list[Prose] = []
        self._told = 0
        self._begun = False

    def items(self) -> Iterator[FileItem]:
        """All of them."""
        for _, some in groupby(self._blocks, key=lambda block: isinstance(block, Prose)):
            run = list(some)
            yield from self._text([one for one in run if isinstance(one, Prose)])
            for block in run:
                if isinstance(block, Table):
                    yield from self._table(block)

    def _text(self, run: list[Prose]) -> Iterator[FileItem]:
        end = len(run)
        while end and run[end - 1].level:
            end -= 1
        body, over_table = run[:end], run[end:]
        if self._labelled:
            yield from labelled_items(run, self._problems)
        elif self._asking is not None:
            yield from heading_items(body, self._asking, self._problems)
            yield from self._beside([one for one in body if one.level], read=True)
            yield from self._beside(over_table)
        else:
            yield from self._beside(body, bold=False)
            yield from self._beside(over_table)

    def _beside(
        self, run: Sequence[Prose], read: bool = False, bold: bool = True
    ) -> Iterator[FileItem]:
        """Text that holds no questions; its headings stand over the tables that follow.

        :param read: It was read already, and questions may be among its headings.
        :param bold: A line in bold is a heading, too; with text under it, it may be a remark.
        """
        for block in run:
            if block.level and (bold or block.level < BOLD_LEVEL):
                self._path = [one for one in self._path if one.level < block.level]
                self._told = min(self._told, len(self._path))
                if not read or block.level < (self._asking or 0):
                    self._path.append(block)
            if read:
                continue
            yield text_item(block.place, block.text)
            telling = len(block.text) >= _TELLING or is_remark(block.text)
            if self._begun and not block.level and telling and not is_rule(block.text):
                self._problems.append(_outside(block))

    def _table(self, table: Table) -> Iterator[FileItem]:
        chosen = self._columns[id(table)]
        if chosen is None:
            yield from (text_item(row.place, *row.cells) for row in table.rows)
            if table.title and table.rows:
                self._problems.append(_passed_over(table))
            return
        found = table_items(table, chosen, self._problems)
        for block in self._path[self._told :]:
            yield section_item(block.text, block.place, block.level)
        if self._told == len(self._path) and self._several and table.title:
            yield section_item(table.title, found[0].place if found else "")
        self._told = len(self._path)
        self._begun = True
        yield from found


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


def _labelled_cells(blocks: Sequence[FileBlock], problems: list[Problem]) -> list[Prose]:
    """Blocks with the cells of tables that hold a label as text, in place of their rows.

    :param problems: Gets the cells beside them that are passed over.
    """
    prose: list[Prose] = []
    beside: list[TableRow] = []
    for block in blocks:
        if isinstance(block, Prose):
            prose.append(block)
            continue
        wide = sum(len(row.filled) > 1 for row in block.rows) * 2 >= len(block.rows)
        for row in block.rows:
            texts = [row.cells[column].strip() for column in row.filled]
            labelled, left = _of_labels(texts)
            if labelled and any(printed_number(text) is None for text in left):
                beside.append(row)
            # In a table, a row with one text is a title.
            level = int(wide and not labelled and len(texts) == 1)
            prose += [Prose(text, row.place, level) for text in labelled or texts]
    if beside:
        problems.append(_beside_labels(beside))
    return prose


def _of_labels(texts: Sequence[str]) -> tuple[list[str], list[str]]:
    """What labels stand before, each with its label, and the other texts of a row."""
    labelled: list[str] = []
    left: list[str] = []
    waiting = ""
    for text in texts:
        if waiting:
            labelled.append(f"{waiting.rstrip(' .:：')}: {text}")
            waiting = ""
        elif is_label(text):
            waiting = text
        elif question_label(text) or answer_label(text):
            labelled.append(text)
        else:
            left.append(text)
    return [*labelled, *filter(None, [waiting])], left


def _beside_labels(rows: Sequence[TableRow]) -> Problem:
    return Problem(
        rows[0].place,
        f"cells beside questions and answers with labels are not read, in {len(rows)} row(s)",
        "Nothing, if their texts belong to no answer.",
        ProblemSeverity.NOTE,
    )


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


def _unread(items: Sequence[FileItem], told: Sequence[str]) -> Iterator[Problem]:
    """The lines that ask and were read as no question.

    :param told: Where something was told of already.
    """
    for item, after in zip_longest(items, items[1:]):
        text = item.cells[0] if len(item.cells) == 1 else ""
        # A title stands over a question or another title.
        bare = item.kind == LineKind.SECTION and (after is None or after.kind == LineKind.TEXT)
        left = (bare or item.kind == LineKind.TEXT) and len(text) <= _LONGEST_LINE
        if left and is_asking(text) and not any(place.startswith(item.place) for place in told):
            yield Problem(
                item.place,
                f"a line that asks, read as no question: {on_one_line(text)[:40]!r}",
                "Nothing, if it is none; else give it an answer as the others have.",
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
