"""What is known of a file that an editor sent: its name, and what its document is to be called."""

import hashlib
import re

from starlette.datastructures import FormData

from chatbot.corpus.fields import is_name
from chatbot.datatypes import Contact
from chatbot.doors.web.admin.context import AdminContext
from chatbot.errors import DocumentFileError
from chatbot.importing.facts import Facts, recognise_facts
from chatbot.importing.files import OfficeFile
from chatbot.text.months import date_in, thai_date
from chatbot.text.thai_time import today
from chatbot.wording.admin.base import AdminWording

FACTS = ("document", "title", "date", "office")
"""Names of the fields of a form that say what a document is called."""

_LONGEST_NAME = 120
_LONGEST_FACT = 300


def file_name(sent: str) -> str:
    """The name that a browser gives a file: no part of a path, and none that a folder could have.

    Nothing is opened by it; the name in the corpus folder is made of it once more.
    """
    name = re.split(r"[/\\]", sent)[-1]
    kept = "".join(one if one.isprintable() else "-" for one in name).strip(" .")
    return kept[-_LONGEST_NAME:] or "file"


def said(form: FormData, name: str) -> str | None:
    """What a field says; None where it says nothing."""
    return str(form.get(name, "")).strip()[:_LONGEST_FACT] or None


def recognised(file: OfficeFile) -> dict[str, str]:
    """What a file lets one guess, per name of ``FACTS``."""
    found = recognise_facts([file], today())
    day = "" if found.misdated else thai_date(found.date)
    return dict(zip(FACTS, (found.id, found.title, day, found.office or ""), strict=True))


def facts_of(context: AdminContext, values: dict[str, str], say: AdminWording) -> Facts:
    """What a document is called; who is to be asked stays as it is where the document is served.

    :param values: Per name of ``FACTS`` what was said.
    :raises DocumentFileError: Something of it is not said, or cannot be.
    """
    id_, title, office = values["document"], values["title"], values["office"]
    day = date_in(values["date"])
    if not is_name(id_):
        raise DocumentFileError(say.no_document_name)
    if not title or not office:
        raise DocumentFileError(say.no_title_or_office)
    if day is None:
        raise DocumentFileError(say.no_such_date)
    corpora = context.service.chatbot.collection.current
    standing = (one.document.contact for one in corpora if one.document.id == id_)
    return Facts(id_, title, day, office, next(standing, Contact(name=office)))


def seen_as(file: OfficeFile, facts: Facts, skip: bool) -> str:
    """Stands in the form of a file that was looked at by these facts, and of no other."""
    known = f"{hashlib.sha256(file.data).hexdigest()}\n{facts!r}\n{skip}"
    return hashlib.sha256(known.encode("utf-8", "backslashreplace")).hexdigest()
