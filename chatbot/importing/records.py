"""Questions and answers as a table, where a file says itself which is which."""

from collections.abc import Iterable
from dataclasses import dataclass

from chatbot.importing.blocks import Problem, Table, TableRow

RECORD_HEADER = ("หมวด", "ลำดับ", "คำถาม", "คำตอบ", "คำถามอื่น")
"""The columns of a table made of records, by names that are recognised."""

_QUESTION = RECORD_HEADER.index("คำถาม")


@dataclass(frozen=True, slots=True)
class NamedAnswer:
    """One question with its answer, named as such in the file.

    :param alternates: Other ways to ask it.
    :param doubt: What somebody should look at in it.
    """

    question: str
    answer: str
    place: str
    section: str = ""
    number: str = ""
    alternates: tuple[str, ...] = ()
    doubt: Problem | None = None


def record_table(records: Iterable[NamedAnswer]) -> Table:
    """A table that holds records as a spreadsheet would."""
    rows = (
        TableRow(
            (one.section, one.number, one.question, one.answer, "\n".join(one.alternates)),
            one.place,
            faults={_QUESTION: one.doubt} if one.doubt else {},
        )
        for one in records
    )
    return Table("", (TableRow(RECORD_HEADER, ""), *rows))
