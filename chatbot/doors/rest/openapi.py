"""The description of the API for programs: an OpenAPI 3.1 document.

https://spec.openapis.org/oas/v3.1.0
"""

from collections.abc import Sequence
from typing import Any

from fastapi.openapi.utils import get_openapi
from pydantic.json_schema import models_json_schema
from starlette.routing import BaseRoute

from chatbot.doors import addresses
from chatbot.doors.rest.answered import ProblemBody
from chatbot.doors.rest.examples import EXAMPLES
from chatbot.doors.rest.problems import PROBLEM
from chatbot.doors.rest.within import API
from chatbot.settings import Settings
from chatbot.wording.api.base import ApiWording
from chatbot.wording.api.en import ENGLISH_API

_TITLE = "Thai official answers"
_VERSION = "1"
_SUMMARY = "Official answers to questions asked in one's own words, with their source."
_REFERENCE = "#/components/schemas/{model}"
# What the framework describes by itself, and is not sent here.
_NOT_OURS = ("HTTPValidationError", "ValidationError")
_OF_ALL = (400, 401, 404, 405, 421, 422, 429, 500, 503)
_OF_WHAT_IS_SENT = (411, 413, 415)
_KEY = "key"


def openapi_document(routes: Sequence[BaseRoute], settings: Settings) -> dict[str, Any]:
    """Describe calls, and all that a caller may get.

    :param settings: Say where it is, and whether a key is needed.
    """
    words = ENGLISH_API
    value = get_openapi(
        title=_TITLE,
        version=_VERSION,
        openapi_version="3.1.0",
        summary=_SUMMARY,
        description=words.intro,
        routes=routes,
        servers=[
            {"url": addresses.absolute(settings.public_url, API) or f"{settings.root_path}/{API}"}
        ],
    )
    components = value.setdefault("components", {})
    schemas = components.setdefault("schemas", {})
    for name in _NOT_OURS:
        schemas.pop(name, None)
    _, problem = models_json_schema([(ProblemBody, "serialization")], ref_template=_REFERENCE)
    schemas.update(problem["$defs"])
    # Only now: the framework would take every null out of them.
    for name, examples in EXAMPLES.items():
        schemas[name]["examples"] = examples
    components["responses"] = {
        f"Problem{status}": _problem(words, status) for status in (*_OF_ALL, *_OF_WHAT_IS_SENT)
    }
    components["securitySchemes"] = {_KEY: {"type": "http", "scheme": "bearer"}}
    value["security"] = [{_KEY: []}] if settings.api_keys_only else [{}, {_KEY: []}]
    for operation in _operations(value):
        statuses = (*_OF_ALL, *(_OF_WHAT_IS_SENT if "requestBody" in operation else ()))
        for status in statuses:
            reference = {"$ref": f"#/components/responses/Problem{status}"}
            operation["responses"][str(status)] = reference
    return value


def _operations(value: dict[str, Any]) -> list[dict[str, Any]]:
    return [operation for path in value["paths"].values() for operation in path.values()]


def _problem(words: ApiWording, status: int) -> dict[str, Any]:
    title, remedy = words.problems[status]
    schema = {"$ref": _REFERENCE.format(model=ProblemBody.__name__)}
    waits = {"Retry-After": {"description": "Seconds.", "schema": {"type": "integer"}}}
    return {
        "description": f"{title}. {remedy}",
        "content": {PROBLEM: {"schema": schema}},
        **({"headers": waits} if status in (429, 503) else {}),
    }
