"""Cells of tables that hold questions and answers by labels, as text."""

from collections.abc import Sequence

from chatbot.importing.blocks import FileBlock, Problem, ProblemSeverity, Prose, TableRow
from chatbot.importing.labels import answer_label, is_label, question_label
from chatbot.importing.numbers import printed_number


def labelled_cells(blocks: Sequence[FileBlock], problems: list[Problem]) -> list[Prose]:
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
