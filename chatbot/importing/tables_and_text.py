"""From a file whose tables hold the questions to its items, with the text between the tables."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from chatbot.importing.asking import is_remark, is_rule
from chatbot.importing.blocks import (
    BOLD_LEVEL,
    FileBlock,
    Problem,
    ProblemSeverity,
    Prose,
    Table,
)
from chatbot.importing.columns import Columns
from chatbot.importing.found import FileItem, section_item, text_item
from chatbot.importing.prose import asking_level, heading_items, is_labelled, labelled_items
from chatbot.importing.tables import table_items
from chatbot.text.normalise import on_one_line

# A shorter text between tables is a caption or a page's number.
_TELLING = 40


class TablesAndText:
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
