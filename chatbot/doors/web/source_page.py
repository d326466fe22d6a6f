"""The whole official document as issued, line by line, with an anchor at every entry."""

from dataclasses import dataclass

from chatbot.corpus import Corpus
from chatbot.corpus.markup import to_markdown
from chatbot.corpus.transcript import Line, LineKind
from chatbot.datatypes import Document, Entry
from chatbot.doors.web.templating import environment
from chatbot.text.line_breaks import LineBreaks
from chatbot.wording.th import THAI


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that belong together: those of one entry, or one line outside every entry."""

    entry: Entry | None
    lines: tuple[tuple[LineKind, Line], ...]


def source_html(
    corpus: Corpus,
    back: str,
    successor: Document | None = None,
    line_breaks: LineBreaks | None = None,
) -> str:
    """Render the source page of a document.

    :param back: Address of the chat window.
    :param successor: The version that has replaced this one, if any.
    :param line_breaks: Where lines may end; without them the browser breaks Thai by its own words.
    :return: A whole HTML page. The official text is shown from the source's own lines; only its
        tags and bullets are turned into layout. Editor's notes stand below their entry, named
        as such.
    """
    return environment.get_template("source.html").render(
        words=THAI,
        line_breaks=line_breaks,
        corpus=corpus,
        document=corpus.document,
        blocks=source_blocks(corpus),
        section_ids=_section_ids(corpus),
        back=back,
        successor=successor,
        markdown=to_markdown,
    )


def source_blocks(corpus: Corpus) -> list[Block]:
    """The source's lines in order, those of each entry together, without empty lines."""
    lines = tuple(zip(corpus.line_kinds, corpus.transcript, strict=True))
    starts = {entry.lines[0]: entry for entry in corpus.entries}
    blocks, number = [], 1
    while number <= len(lines):
        entry = starts.get(number)
        last = entry.lines[1] if entry else number
        shown = tuple((kind, line) for kind, line in lines[number - 1 : last] if not line.empty)
        if shown:
            blocks.append(Block(entry, shown))
        number = last + 1
    return blocks


def _section_ids(corpus: Corpus) -> dict[int, str]:
    """By the number of a line, the section that it is the title of, the first time it stands."""
    lines = zip(corpus.line_kinds, corpus.transcript, strict=True)
    titles = [line for kind, line in lines if kind == "section"]
    found: dict[str, int] = {}
    for section in corpus.sections:
        first = next(entry.lines[0] for entry in corpus.entries if entry.section == section)
        before = [line.number for line in titles if line.number < first]
        if before:
            found.setdefault(section.id, before[-1])
    ids = {number: id_ for id_, number in found.items()}
    return {line.number: ids.get(line.number, "") for line in titles}
