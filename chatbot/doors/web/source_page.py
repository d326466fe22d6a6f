"""The whole official document as issued, line by line, with an anchor at every entry."""

from collections.abc import Iterable
from dataclasses import dataclass

from chatbot.corpus import Corpus
from chatbot.corpus.markup import to_markdown
from chatbot.corpus.transcript import Line, LineKind
from chatbot.datatypes import Document, Entry, Erratum, Section
from chatbot.doors import addresses
from chatbot.doors.web.templating import environment
from chatbot.settings import Settings
from chatbot.text.line_breaks import LineBreaks
from chatbot.wording.base import Wording

# Wordings that the browser shows by itself.
_BROWSER_TEXTS = ("none_in_source", "shown_of_source")


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that belong together: those of one entry, or one line outside every entry.

    :param notes: The editor's, of the entry.
    """

    entry: Entry | None
    lines: tuple[tuple[LineKind, Line], ...]
    notes: tuple[Erratum, ...] = ()

    @property
    def anchor(self) -> str | None:
        """Its name within the page, if there is anything to go to."""
        if self.entry:
            return self.entry.id
        kind, line = self.lines[0]
        # No entry has a colon in its name.
        return f"line:{line.number}" if kind is LineKind.SECTION else None


def source_html(
    corpus: Corpus,
    back: str,
    settings: Settings,
    words: Wording,
    successor: Document | None = None,
    line_breaks: LineBreaks | None = None,
) -> str:
    """Render the source page of a document.

    :param back: Address of the chat window.
    :param words: The language of what stands around the document.
    :param successor: The version that has replaced this one, if any.
    :param line_breaks: Where lines may end; without them the browser breaks Thai by its own words.
    :return: A whole HTML page. The official text is shown from the source's own lines; only its
        tags and bullets are turned into layout. Editor's notes stand in rows of their own below
        the entry, and once more after the document.
    """
    blocks = source_blocks(corpus)
    document = corpus.document
    return environment.get_template("source.html").render(
        words=words,
        line_breaks=line_breaks,
        corpus=corpus,
        document=document,
        blocks=blocks,
        contents=contents(blocks),
        notes=_notes(corpus),
        back=back,
        successor=successor,
        markdown=to_markdown,
        address=addresses.absolute(settings.public_url, addresses.source_address(document)),
        indexed=settings.indexed and successor is None,
        kind="article",
        headline=document.title,
        description=f"{document.title} · {document.office} · {document.date_text}",
        browser_texts={name: getattr(words, name) for name in _BROWSER_TEXTS},
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
            blocks.append(Block(entry, shown, corpus.errata.get(entry.id, ()) if entry else ()))
        number = last + 1
    return blocks


def contents(blocks: Iterable[Block]) -> dict[Section, str]:
    """Where each section begins: at its heading, else at its first entry.

    :return: Anchors in the order of the document.
    """
    found: dict[Section, str] = {}
    heading = None
    for block in blocks:
        if block.entry is None:
            heading = block.anchor or heading
        else:
            found.setdefault(block.entry.section, heading or block.entry.id)
            heading = None
    return found


def _notes(corpus: Corpus) -> list[tuple[Entry, Erratum]]:
    return [
        (entry, erratum) for entry in corpus.entries for erratum in corpus.errata.get(entry.id, ())
    ]
