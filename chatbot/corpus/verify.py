"""The verbatim promise: stored wording is found in the source, or nothing is served."""

import hashlib
from collections.abc import Iterable, Sequence

from chatbot.corpus.markup import squeeze_markdown, squeeze_source
from chatbot.corpus.table import HEADER
from chatbot.corpus.transcript import Line
from chatbot.datatypes import Entry
from chatbot.errors import CorpusError

ANEW = "Make the entries anew with 'chatbot import FOLDER'."
"""What to do about entries that are not the source's."""


def digest(answer: str) -> str:
    """SHA-256 of the UTF-8 of an answer, in hex."""
    return hashlib.sha256(answer.encode("utf-8")).hexdigest()


def verify_entry(entry: Entry, transcript: Sequence[Line]) -> None:
    """Check one entry's wording against the lines of the source that it cites.

    Markup and white space aside, question and answer must equal what stands there, character for
    character; the answer's SHA-256 must be the recorded one.

    :param transcript: All lines of the source.
    :raises CorpusError: The wording differs; the message names the entry and the lines.
    """
    first, last = entry.lines
    if not 1 <= first <= last <= len(transcript):
        raise CorpusError(
            f"entry {entry.id}: lines {first}-{last} are not in the source, "
            f"which has {len(transcript)} lines. {ANEW}"
        )
    cells = row_cells(transcript[first - 1 : last])
    for name, stored, printed in zip(
        ("question", "answer"), (entry.question, entry.answer), cells, strict=True
    ):
        if squeeze_markdown(stored) != squeeze_source(printed):
            raise CorpusError(
                f"entry {entry.id}: its {name} does not stand in the source at lines "
                f"{first}-{last}. Official wording must not be edited; put remarks in "
                f"errata.jsonl. {ANEW}"
            )
    if digest(entry.answer) != entry.sha256:
        raise CorpusError(
            f"entry {entry.id}: the SHA-256 of its answer is {digest(entry.answer)}, "
            f"but {entry.sha256} is recorded. {ANEW}"
        )


def row_cells(lines: Iterable[Line]) -> tuple[str, str]:
    """The question and the answer column of some lines, header rows left out.

    A path of its own from the source to an entry's wording: it shares no code with
    :func:`chatbot.corpus.table.read_table`, so that one mistake cannot pass both.

    :param lines: The lines of one row's span.
    :return: Both columns, markup and all.
    """
    rows = [tuple(cell.strip() for cell in line.cells) for line in lines]
    rows = [row for row in rows if len(row) == len(HEADER) and row != HEADER]
    return "".join(row[1] for row in rows), "".join(row[2] for row in rows)
