"""The documents as resources: official questions and answers, each document as one text."""

from collections.abc import Iterator
from urllib.parse import quote

from mcp.types import Resource

from chatbot.corpus import Collection, Corpus
from chatbot.datatypes import Document, Entry, Erratum
from chatbot.wording.assistants import RESOURCE_DESCRIPTION
from chatbot.wording.th import THAI

SCHEME = "official-document"
"""An address of its own: what is read is the document, wherever this server happens to be."""

MEDIA_TYPE = "text/plain"


def document_uri(document: Document) -> str:
    """E.g. ``official-document://leave-rules/2567-01-05``."""
    return f"{SCHEME}://{quote(document.id, safe='')}/{quote(document.version, safe='')}"


def listed_resources(collection: Collection) -> list[Resource]:
    """The documents that are searched; versions that were replaced can be read, and are not listed.

    What is listed is what an assistant should go by.
    """
    return [
        Resource(
            uri=document_uri(document),
            name=document.id,
            title=document.title,
            description=f"{RESOURCE_DESCRIPTION} ({document.date_text})",
            mime_type=MEDIA_TYPE,
        )
        for document in collection.documents
    ]


def resource_text(collection: Collection, uri: str) -> str | None:
    """All official questions and answers of a document, word for word, in its order.

    :return: None where no document of any version has that address.
    """
    found = (*collection.current, *collection.superseded)
    corpus = next((one for one in found if document_uri(one.document) == uri), None)
    return None if corpus is None else "\n\n".join(_parts(corpus, collection))


def _parts(corpus: Corpus, collection: Collection) -> Iterator[str]:
    document = corpus.document
    yield document.title
    yield f"{THAI.issued_by.format(office=document.office)} {document.date_text}"
    if successor := collection.successor(document):
        yield THAI.superseded_by.format(successor=successor.date_text)
    section = None
    for entry in corpus.entries:
        if entry.section != section:
            section = entry.section
            yield THAI.in_section.format(section=section.title)
        yield from _entry_parts(entry, corpus.errata.get(entry.id, ()))


def _entry_parts(entry: Entry, errata: tuple[Erratum, ...]) -> Iterator[str]:
    yield f"{THAI.number.format(number=entry.number)} [{entry.key}]"
    yield THAI.cited_question.format(question=entry.question)
    yield THAI.cited_answer.format(answer=entry.answer)
    for erratum in errata:
        yield THAI.cited_note.format(note=erratum.note)
