"""The description of the API as a page for people: plain HTML, without any script of others'."""

import json
from pathlib import Path
from typing import Any

from chatbot.doors import addresses
from chatbot.doors.rest.problems import problem_anchor
from chatbot.doors.rest.within import DOCS_STYLE, OPENAPI
from chatbot.pages import page_environment
from chatbot.wording.api.base import ApiWording

STYLE_FILE = Path(__file__).parent / "static" / DOCS_STYLE

_environment = page_environment("chatbot.doors.rest")
_environment.globals["addresses"] = addresses
_environment.globals["problem_anchor"] = problem_anchor


def docs_html(document: dict[str, Any], words: ApiWording, needs_key: bool) -> str:
    """Render the page.

    :param document: The OpenAPI document.
    :param words: The language of its labels; what the document describes is in English.
    :param needs_key: Whether a call needs a key.
    """
    schemas = document["components"]["schemas"]
    return _environment.get_template("docs.html").render(
        words=words,
        needs_key=needs_key,
        back="../../",
        openapi=OPENAPI,
        style=DOCS_STYLE,
        server=document["servers"][0]["url"],
        calls=[
            _call(method, path, operation, schemas)
            for path, operations in document["paths"].items()
            for method, operation in operations.items()
        ],
        objects=[(name, schema, _rows(schema)) for name, schema in schemas.items()],
        type_of=_type,
    )


def _call(
    method: str, path: str, operation: dict[str, Any], schemas: dict[str, Any]
) -> dict[str, Any]:
    sent = operation.get("requestBody", {}).get("content", {}).get("application/json", {})
    result = next(one for status, one in operation["responses"].items() if status.startswith("2"))
    body = sent.get("schema", {})
    return {
        "method": method.upper(),
        "path": path,
        "id": operation["operationId"],
        "summary": operation["description"].partition("\n")[0],
        "more": operation["description"].partition("\n")[2],
        "parameters": [
            {**one, "type": _type(one["schema"])} for one in operation.get("parameters", [])
        ],
        "body": _named(body),
        "examples": [
            json.dumps(example, ensure_ascii=False, indent=2)
            for example in schemas.get(_named(body), {}).get("examples", [])
        ],
        "result": _named(result.get("content", {}).get("application/json", {}).get("schema", {})),
    }


def _rows(schema: dict[str, Any]) -> list[dict[str, Any]]:
    """Its fields as the rows of a table."""
    return [
        {
            "name": name,
            "type": _type(one),
            "required": name in schema.get("required", ()),
            "description": one.get("description", ""),
        }
        for name, one in schema.get("properties", {}).items()
    ]


def _named(schema: dict[str, Any]) -> str:
    """The object that a schema refers to; empty where it refers to none."""
    return str(schema.get("$ref", "")).rpartition("/")[2]


def _type(schema: dict[str, Any]) -> str:
    """A schema in a few words."""
    if "$ref" in schema:
        return _named(schema)
    if "anyOf" in schema:
        return " | ".join(map(_type, schema["anyOf"]))
    if "enum" in schema:
        return " | ".join(map(str, schema["enum"]))
    kind = str(schema.get("type", "any"))
    if kind == "array" and "items" in schema:
        return f"[{_type(schema['items'])}]"
    if kind == "array":
        return f"[{', '.join(map(_type, schema.get('prefixItems', ())))}]"
    return kind
