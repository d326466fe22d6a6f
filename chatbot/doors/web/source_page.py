"""The whole official document as issued, line by line, with an anchor at every entry."""

from dataclasses import dataclass
from enum import StrEnum

from chatbot.corpus import Corpus
from chatbot.corpus.markup import to_markdown
from chatbot.corpus.tab_table import HEADER
from chatbot.datatypes import Entry, Erratum
from chatbot.doors.web.templating import environment
from chatbot.wording.th import THAI


class LineKind(StrEnum):
    """What a line of the source is."""

    TEXT = "text"
    SECTION = "section"
    HEADER = "header"
    ROW = "row"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the source.

    :param number: 1-based.
    :param cells: Its cells as printed; one for a line that is not of the table.
    """

    number: int
    kind: LineKind
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that belong together: those of one entry, or one line outside every entry."""

    entry: Entry | None
    lines: tuple[Line, ...]


def source_html(corpus: Corpus, back: str) -> str:
    """Render the source page of a document.

    :param back: Address of the chat window.
    :return: A whole HTML page. The official text is shown from the source's own lines; only its
        tags and bullets are turned into layout. Editor's notes stand apart, after the document.
    """
    return environment.get_template("source.html").render(
        words=THAI,
        corpus=corpus,
        document=corpus.document,
        blocks=source_blocks(corpus),
        notes=_notes(corpus),
        back=back,
        markdown=to_markdown,
    )


def source_blocks(corpus: Corpus) -> list[Block]:
    """The source's lines in order, those of each entry together, without empty lines."""
    titles = {section.title for section in corpus.sections}
    lines = [
        Line(number, _kind(text, titles), tuple(text.split("\t")))
        for number, text in enumerate(corpus.source.split("\n"), start=1)
    ]
    starts = {entry.lines[0]: entry for entry in corpus.entries}
    blocks, number = [], 1
    while number <= len(lines):
        entry = starts.get(number)
        last = entry.lines[1] if entry else number
        shown = tuple(line for line in lines[number - 1 : last] if any(line.cells))
        if shown:
            blocks.append(Block(entry, shown))
        number = last + 1
    return blocks


def _kind(text: str, titles: set[str]) -> LineKind:
    cells = tuple(cell.strip() for cell in text.split("\t"))
    if cells == HEADER:
        return LineKind.HEADER
    if len(cells) == len(HEADER):
        return LineKind.ROW
    return LineKind.SECTION if text.strip() in titles else LineKind.TEXT


def _notes(corpus: Corpus) -> list[tuple[Entry, Erratum]]:
    return [
        (entry, erratum) for entry in corpus.entries for erratum in corpus.errata.get(entry.id, ())
    ]
