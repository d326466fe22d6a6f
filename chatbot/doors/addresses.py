"""Where the pages of the web door are, relative to the chat window's own address.

Relative addresses keep working behind a proxy that serves the product under a path of its own.
"""

from collections.abc import Callable
from urllib.parse import quote

from chatbot.datatypes import Citation, Document, EntryKey

STATIC = "window"
SOURCE = "source"
RAW_FILE = "source.txt"
ORIGINAL = "original"
ENTRY = "e"
QUESTIONS = "questions"
SITEMAP = "sitemap.xml"
PRIVACY = "privacy"
WIDGET = "widget.js"


def source_address(document: Document) -> str:
    """The page that shows a document as issued."""
    return _page(document.id, document.version)


def citation_address(citation: Citation) -> str:
    """The same page, scrolled to and highlighting the cited entry."""
    return f"{_page(citation.document, citation.version)}#{quote(citation.entry_id, safe='')}"


def entry_address(key: EntryKey) -> str:
    """The page of one entry."""
    return "/".join((ENTRY, *(quote(part, safe="") for part in key)))


def absolute(public_url: str, address: str) -> str | None:
    """An address of ours as the whole world may use it; None where that is not known.

    :param public_url: Of the window, without its last slash, or empty. What a request says of the
        host is no substitute: anybody can write it.
    """
    return f"{public_url}/{address}" if public_url else None


SourceAddress = Callable[[Citation], str | None]
"""The public page that shows a citation in its document; None where no address is public."""


def source_of(public_url: str) -> SourceAddress:
    """Gives of a citation what :func:`citation_address` gives, as the whole world may use it."""
    return lambda citation: absolute(public_url, citation_address(citation))


def _page(document_id: str, version: str) -> str:
    return f"{SOURCE}/{quote(document_id, safe='')}/{quote(version, safe='')}"
