"""The verbatim promise: stored wording is found in the source, or nothing is served."""

import hashlib
from collections.abc import Sequence

from chatbot.corpus.markup import squeeze_markdown, squeeze_source
from chatbot.corpus.tab_table import row_cells
from chatbot.datatypes import Entry
from chatbot.errors import CorpusError


def digest(answer: str) -> str:
    """SHA-256 of the UTF-8 of an answer, in hex."""
    return hashlib.sha256(answer.encode("utf-8")).hexdigest()


def verify_entry(entry: Entry, source_lines: Sequence[str]) -> None:
    """Check one entry's wording against the lines of the source that it cites.

    Markup and white space aside, question and answer must equal what stands there, character for
    character; the answer's SHA-256 must be the recorded one.

    :param source_lines: All lines of the source file.
    :raises CorpusError: The wording differs; the message names the entry and the lines.
    """
    first, last = entry.lines
    if not 1 <= first <= last <= len(source_lines):
        raise CorpusError(
            f"entry {entry.id}: lines {first}-{last} are not in the source, "
            f"which has {len(source_lines)} lines."
        )
    cells = row_cells(source_lines[first - 1 : last])
    for name, stored, printed in zip(
        ("question", "answer"), (entry.question, entry.answer), cells, strict=True
    ):
        if squeeze_markdown(stored) != squeeze_source(printed):
            raise CorpusError(
                f"entry {entry.id}: its {name} does not stand in the source at lines "
                f"{first}-{last}. Official wording must not be edited; put remarks in "
                "errata.jsonl, or make the entries anew with 'chatbot import FOLDER'."
            )
    if digest(entry.answer) != entry.sha256:
        raise CorpusError(
            f"entry {entry.id}: the SHA-256 of its answer is {digest(entry.answer)}, "
            f"but {entry.sha256} is recorded."
        )
