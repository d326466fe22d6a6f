"""What the tools give back, as a JSON schema: :func:`chatbot.doors.answer_json.answer_object`.

What an assistant works with is described; the other fields may be there and need no description.
"""

from typing import Any

from chatbot.datatypes import Status


def _or_null(schema: dict[str, Any], description: str) -> dict[str, Any]:
    return {"anyOf": [schema, {"type": "null"}], "description": description}


def _object(description: str, **properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "description": description,
        "properties": properties,
        "required": list(properties),
    }


_TEXT = {"type": "string"}
_NUMBER = {"type": "integer"}

_CITATION = _object(
    "Where one official answer stands.",
    entry_id=_TEXT,
    document=_TEXT,
    version=_TEXT,
    title={**_TEXT, "description": "Title of the document as printed."},
    section=_TEXT,
    number={**_NUMBER, "description": "Printed number of the question within its section."},
    date_text={**_TEXT, "description": "Date of the document as printed."},
    url=_or_null(_TEXT, "Page that shows the answer in its document; null where none is public."),
)
_CHOICE = _object(
    "An official question that can be chosen; its name is document/version/id.",
    id=_TEXT,
    document=_TEXT,
    version=_TEXT,
    question=_TEXT,
    section=_TEXT,
    number=_NUMBER,
)
_CONTACT = {
    "type": "object",
    "description": "Whom people may ask: name, phone, email, url, hours, source; as far as known.",
    "additionalProperties": _TEXT,
}

ANSWER_SCHEMA = _object(
    "What the official documents say to a question.",
    status={
        "type": "string",
        "enum": [str(status) for status in Status],
        "description": "answered: official text is given. suggested: only choices. refused: none.",
    },
    official_question=_or_null(_TEXT, "The official question; null where there is no answer."),
    answer=_or_null(_TEXT, "The official answer, to be quoted word for word."),
    citations={"type": "array", "items": _CITATION},
    message=_or_null(_TEXT, "What to tell the person beside the answer, or in its place."),
    choices={"type": "array", "items": _CHOICE},
    notes={
        "type": "array",
        "description": "An editor's remarks, not official text; to be shown with the answer.",
        "items": _object("A remark.", kind=_TEXT, text=_TEXT),
    },
    contact=_or_null(_CONTACT, "Whom to ask, where it is one alone."),
    contacts={"type": "array", "items": _CONTACT},
)
