"""What is served: each document with its counts, its state and the versions that it replaced."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from chatbot.corpus import Collection, Corpus
from chatbot.datatypes import Document
from chatbot.decision.calibration import Calibration
from chatbot.decision.state import corpus_state, document_state

_COLUMNS = ("document", "version", "date", "entries", "alternates", "gaps", "judged", "state")
_NUMBERS = ("entries", "alternates", "gaps", "judged")


def documents_object(
    collection: Collection,
    calibration: Calibration | None,
    address: Callable[[Document], str],
) -> dict[str, Any]:
    """The documents of a collection, as a JSON object.

    :param calibration: The one that decides about its answers; None where nothing is built yet.
    :param address: Where the source of a version is read, relative to the chat window.
    """
    state = corpus_state(collection, calibration) if calibration else None
    return {
        "state": state and str(state),
        "documents": [
            {
                **_of_corpus(corpus, calibration, address),
                "superseded": [
                    _of_version(older.document, address)
                    for older in collection.superseded
                    if older.document.id == corpus.document.id
                ],
            }
            for corpus in collection.current
        ],
    }


def documents_table(value: dict[str, Any]) -> Iterator[str]:
    """The lines of a table of what :func:`documents_object` gives."""
    rows = [list(_COLUMNS), *([str(one[name]) for name in _COLUMNS] for one in value["documents"])]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    head, *cells = (_aligned(row, widths) for row in rows)
    yield f"{head}  title"
    for line, one in zip(cells, value["documents"], strict=True):
        # Last: how wide Thai stands is for the terminal to say.
        yield f"{line}  {one['title']}"
        yield f"  source: {one['source']}"
        for older in one["superseded"]:
            yield (
                f"  replaced: version {older['version']} of {older['date']}, source: "
                f"{older['source']}"
            )
    yield f"state: {value['state'] or 'not built yet; chatbot build builds the index'}"


def _aligned(row: Sequence[str], widths: Sequence[int]) -> str:
    cells = zip(_COLUMNS, row, widths, strict=True)
    return "  ".join(
        cell.rjust(width) if name in _NUMBERS else cell.ljust(width) for name, cell, width in cells
    )


def _of_corpus(
    corpus: Corpus, calibration: Calibration | None, address: Callable[[Document], str]
) -> dict[str, Any]:
    return {
        **_of_version(corpus.document, address),
        "entries": len(corpus.entries),
        "alternates": sum(map(len, corpus.alternates.values())),
        "gaps": len(corpus.gaps),
        "judged": len(corpus.judged),
        "state": str(document_state(corpus, calibration)),
        "sections": [{"id": section.id, "title": section.title} for section in corpus.sections],
    }


def _of_version(document: Document, address: Callable[[Document], str]) -> dict[str, Any]:
    return {
        "document": document.id,
        "version": document.version,
        "title": document.title,
        "date": document.date.isoformat(),
        "date_text": document.date_text,
        "source": address(document),
    }
