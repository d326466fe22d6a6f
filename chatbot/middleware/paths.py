"""Where a request goes, whatever path a proxy serves the product under."""

from starlette.types import Scope


def path_within(scope: Scope) -> str:
    """Its path from the root of the product on."""
    path: str = scope["path"]
    return path.removeprefix(scope.get("root_path", ""))
