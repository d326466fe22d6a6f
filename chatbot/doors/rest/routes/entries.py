"""One official question with its official answer."""

from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Path
from fastapi.responses import JSONResponse, Response

from chatbot.corpus import Collection
from chatbot.datatypes import Citation, Entry, EntryKey
from chatbot.doors.rest.answered import EntryBody
from chatbot.doors.rest.cited import cited_object
from chatbot.middleware.answering import Answering
from chatbot.service import Service


def router(service: Service, _: Answering) -> APIRouter:
    """``GET /entries/{document}/{version}/{entry}``."""
    routes = APIRouter()

    @routes.get(
        "/entries/{document}/{version}/{entry}", operation_id="entry", response_model=EntryBody
    )
    def entry(
        document: Annotated[
            str,
            Path(description="Id of the document.", examples=["opdc-potential-base-2565"]),
        ],
        version: Annotated[
            str,
            Path(
                description="Its version; one that was replaced stays readable.",
                examples=["2564-09-10"],
            ),
        ],
        entry: Annotated[str, Path(description="Id of the entry.", examples=["pmqa-05"])],
    ) -> Response:
        """One official question with its official answer, word for word."""
        collection = service.chatbot.collection
        found = collection.by_key.get(EntryKey(document, version, entry))
        if found is None:
            raise HTTPException(404)
        return JSONResponse(_entry(found, collection, service.settings.public_url))

    return routes


def _entry(entry: Entry, collection: Collection, public_url: str) -> dict[str, Any]:
    successor = collection.successor(entry.document)
    return {
        "name": str(entry.key),
        "official_question": entry.question,
        "answer": entry.answer,
        "citation": cited_object(Citation.of(entry), public_url),
        "notes": [
            {"kind": erratum.kind, "text": erratum.note}
            for erratum in collection.errata.get(entry.key, ())
        ],
        "successor": successor
        and {
            "version": successor.version,
            "date": successor.date.isoformat(),
            "date_text": successor.date_text,
        },
    }
