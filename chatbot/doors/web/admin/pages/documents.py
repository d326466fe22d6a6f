"""What stands around the official text of a document: whom to ask, notes, terms and spellings."""

import hashlib
from dataclasses import asdict
from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from chatbot.corpus import Corpus
from chatbot.corpus.curated import ERRATA_FILE, GLOSSARY_FILE, SPELLINGS_FILE
from chatbot.corpus.models import ErratumLine
from chatbot.corpus.validation import as_model
from chatbot.curation import (
    AddErratum,
    Change,
    RemoveErratum,
    SetContact,
    SetGlossary,
    SetSpellings,
)
from chatbot.curation.lines import lines_of
from chatbot.curation.texts import read_text
from chatbot.datatypes import Contact
from chatbot.doors.web.admin import within
from chatbot.doors.web.admin.context import AdminContext
from chatbot.doors.web.admin.guard import TOKEN
from chatbot.doors.web.admin.layout import admin_page, could_not, led_to
from chatbot.doors.web.admin.publishing import tried_or_made
from chatbot.errors import ChatbotError, CurationError

_CONTACT = tuple(asdict(Contact()))
_WHOLE = ("contact", "glossary", "spellings")
"""What is set as a whole; its form says what stood there when it was opened."""
_STOOD = "stood"
_NO_NOTE = {"id": "", "field": "answer", "kind": "wording", "note": ""}


def routes(context: AdminContext) -> list[Route]:
    """``GET /documents``, ``GET`` and ``POST /documents/{id}``."""

    def listed(request: Request) -> Response:
        corpora = context.service.chatbot.collection.current
        if len(corpora) == 1:
            return led_to(request, _address(corpora[0].document.id))
        return admin_page(request, context.settings, "documents.html", corpora=corpora)

    def document(request: Request) -> Response:
        return show(request)

    def show(request: Request, typed: dict[str, str] | None = None, problem: str = "") -> Response:
        corpus = _corpus(context, request)
        about, collection = corpus.document, context.service.chatbot.collection
        stands = {
            **{name: value or "" for name, value in asdict(about.contact).items()},
            "glossary": read_text(SetGlossary(about.id, "").file(collection)),
            "spellings": read_text(SetSpellings(about.id, "").file(collection)),
            **_NO_NOTE,
        }
        return admin_page(
            request,
            context.settings,
            "document.html",
            422 if problem else 200,
            corpus=corpus,
            address=_address(about.id),
            contact_fields=_CONTACT,
            notes=_notes(corpus),
            stood={part: _stood(corpus, part) for part in _WHOLE},
            values={**stands, **(typed or {})},
            problem=problem,
        )

    def change(request: Request) -> Response:
        corpus = _corpus(context, request)
        typed = {name: value for name, value in request.state.form.items() if name != TOKEN}
        back = _address(corpus.document.id)
        try:
            return tried_or_made(request, context, [_change(corpus, typed)], back, back)
        except ChatbotError as error:
            return show(request, typed, could_not(request, context.settings, error))

    return [
        Route(within.DOCUMENTS, listed, methods=["GET"]),
        Route(f"{within.DOCUMENTS}/{{id}}", document, methods=["GET"]),
        Route(f"{within.DOCUMENTS}/{{id}}", change, methods=["POST"]),
    ]


def _address(document: str) -> str:
    return f"{within.DOCUMENTS}/{quote(document, safe='')}"


def _corpus(context: AdminContext, request: Request) -> Corpus:
    for corpus in context.service.chatbot.collection.current:
        if corpus.document.id == request.path_params["id"]:
            return corpus
    raise HTTPException(404)


def _notes(corpus: Corpus) -> list[ErratumLine]:
    """The notes as they stand in their file."""
    return lines_of(corpus.folder / ERRATA_FILE, ErratumLine)


def _stood(corpus: Corpus, part: str) -> str:
    """Tells what stands there now from anything else."""
    contact, folder = corpus.document.contact, corpus.folder
    texts = {"glossary": folder / GLOSSARY_FILE, "spellings": folder / SPELLINGS_FILE}
    said = read_text(texts[part]) if part in texts else repr(contact)
    return hashlib.sha256(said.encode("utf-8", "backslashreplace")).hexdigest()


def _change(corpus: Corpus, typed: dict[str, str]) -> Change:
    """The one change that a form asks for.

    :raises ChatbotError: It asks for none.
    """
    document = corpus.document
    part = typed.get("change", "")
    if part in _WHOLE and typed.get(_STOOD, now := _stood(corpus, part)) != now:
        raise CurationError(
            "somebody else has changed this meanwhile, which would be lost. Open the page anew to "
            "see it; what you typed stands here until then."
        )
    match part:
        case "contact":
            contact = {name: typed.get(name, "").strip() or None for name in _CONTACT}
            return SetContact(document.id, Contact(**contact))
        case "glossary":
            return SetGlossary(document.id, typed.get("glossary", ""))
        case "spellings":
            return SetSpellings(document.id, typed.get("spellings", ""))
        case "add-note":
            said = {name: typed.get(name, "").strip() for name in ("id", "field", "kind", "note")}
            line = as_model(ErratumLine, said, document.id)
            return AddErratum(document.key_of(line.id), line)
        case "remove-note":
            for number, line in enumerate(_notes(corpus)):
                if str(number) == typed.get("number") and line.note == typed.get("was"):
                    return RemoveErratum(document.key_of(line.id), line)
            raise CurationError("this note does not stand there any more.")
    raise CurationError("the form asks for no change.")
