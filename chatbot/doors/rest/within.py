"""Where the API is."""

from starlette.types import Scope

API = "api/v1"
"""Its calls are beneath it, relative to the chat window's own address."""

OPENAPI = "openapi.json"
DOCS = "docs"
DOCS_STYLE = "docs.css"

_BENEATH = "/api/"


def is_call(scope: Scope) -> bool:
    """Whether a request is for the API, of this version or another."""
    return scope["type"] == "http" and f"{_path(scope)}/".startswith(_BENEATH)


def is_description(scope: Scope) -> bool:
    """Whether it is for what describes the API, which everybody may read."""
    return _path(scope) in {f"/{API}/{name}" for name in (OPENAPI, DOCS, DOCS_STYLE)}


def _path(scope: Scope) -> str:
    path: str = scope["path"]
    return path.removeprefix(scope.get("app_root_path", scope.get("root_path", "")))
