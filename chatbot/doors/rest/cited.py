"""Citations with the addresses where they are read."""

from dataclasses import asdict
from typing import Any

from chatbot.datatypes import Citation, Document, EntryKey
from chatbot.doors import addresses


def cited_object(citation: Citation, public_url: str) -> dict[str, Any]:
    """A citation as JSON object.

    ``source_url`` shows the document as issued, at the entry that is cited; ``entry_url`` is the
    page of the entry alone.
    """
    key = EntryKey(citation.document, citation.version, citation.entry_id)
    return {
        **asdict(citation),
        "source_url": _known(public_url, addresses.citation_address(citation)),
        "entry_url": _known(public_url, addresses.entry_address(key)),
    }


def source_url(document: Document, public_url: str) -> str:
    """Where a document is read as issued."""
    return _known(public_url, addresses.source_address(document))


def _known(public_url: str, address: str) -> str:
    """As the whole world may use it; relative to the chat window where that is not known."""
    return addresses.absolute(public_url, address) or address
