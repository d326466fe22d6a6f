"""Where the API is."""

from starlette.types import Scope

from chatbot.middleware.paths import path_within

API = "api/v1"
"""Its calls are beneath it, relative to the chat window's own address."""

OPENAPI = "openapi.json"
DOCS = "docs"
DOCS_STYLE = "docs.css"

_BENEATH = "/api/"


def is_call(scope: Scope) -> bool:
    """Whether a request is for the API, of this version or another."""
    return scope["type"] == "http" and f"{path_within(scope)}/".startswith(_BENEATH)


def is_description(scope: Scope) -> bool:
    """Whether it is for what describes the API, which everybody may read."""
    return path_within(scope) in {f"/{API}/{name}" for name in (OPENAPI, DOCS, DOCS_STYLE)}
