"""Where a request goes, whatever path a proxy serves the product under."""

from starlette.types import Scope


def path_within(scope: Scope) -> str:
    """Its path from the root of the product on, as routes see it."""
    path: str = scope["path"]
    # The pattern of a route ends in "$", which passes over one such sign.
    return path.removeprefix(scope.get("root_path", "")).removesuffix("\n")
