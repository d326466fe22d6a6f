"""What is served as a JSON object: each document with its counts, state and replaced versions."""

from collections.abc import Callable
from typing import Any

from chatbot.corpus import Collection, Corpus
from chatbot.datatypes import Document
from chatbot.decision.calibration import Calibration
from chatbot.decision.state import corpus_state, document_state


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
