"""An answer as the JSON object of the batch contract."""

import json
import re
from dataclasses import asdict
from typing import Any

from chatbot.corpus import Collection
from chatbot.datatypes import Answer, Choice, Contact, EntryKey, Status
from chatbot.wording.base import Wording

_NEEDS_ESCAPES = re.compile("[\ud800-\udfff\u0085\u2028\u2029]")


def answer_object(
    answer: Answer, words: Wording, collection: Collection, qid: Any = None
) -> dict[str, Any]:
    """The batch contract's object for one answer; fields may be added, never renamed.

    Ids stay bare while one document is served; with several, ``document`` and ``version`` stand
    beside them.

    :param words: The language of ``message``.
    :param collection: What was asked.
    :param qid: The caller's id of the question, given back as it came.
    """
    offered = [choice.key.entry for choice in answer.choices]
    contacts = [_contact(contact) for contact in words.contacts(answer)]
    return {
        "qid": qid,
        "id": answer.id,
        "status": str(answer.status),
        "reason": str(answer.reason),
        "confidence": answer.confidence,
        "ranking": [
            {"id": hit.key.entry, **_place(hit.key, collection), "score": hit.score}
            for hit in answer.ranking
        ],
        "official_question": answer.official_question,
        "answer": answer.answer,
        "citations": [asdict(citation) for citation in answer.citations],
        "message": words.message(answer),
        "contact": contacts[0] if len(contacts) == 1 else None,
        "contacts": contacts,
        "suggestions": [] if answer.status is Status.ANSWERED else offered,
        "offered": offered,
        "choices": [_choice(choice) for choice in answer.choices],
        "elsewhere": answer.elsewhere and _choice(answer.elsewhere),
        "conflicts": [asdict(conflict) for conflict in answer.conflicts],
        "notes": [{"kind": note.kind, "text": note.text} for note in answer.notes],
        "repaired_query": answer.repaired_query,
        "understood_query": answer.understood_query,
        "ms": answer.ms,
    }


def json_line(value: dict[str, Any]) -> str:
    """One line of JSON that can always be written as UTF-8.

    Thai stays readable. A lone surrogate, which UTF-8 cannot hold, and a character that some
    readers take for a line's end make their line use escapes.
    """
    line = json.dumps(value, ensure_ascii=False)
    return json.dumps(value) if _NEEDS_ESCAPES.search(line) else line


def _place(key: EntryKey, collection: Collection) -> dict[str, str]:
    return {} if collection.single else {"document": key.document, "version": key.version}


def _contact(contact: Contact) -> dict[str, str]:
    return {key: value for key, value in asdict(contact).items() if value is not None}


def _choice(choice: Choice) -> dict[str, Any]:
    return {
        "id": choice.key.entry,
        "document": choice.key.document,
        "version": choice.key.version,
        "question": choice.question,
        "section": choice.section,
        "number": choice.number,
    }
