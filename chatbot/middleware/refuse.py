"""How a request is turned away: the server knows in which form."""

from collections.abc import Callable, Mapping

from starlette.requests import Request
from starlette.responses import Response

Refuse = Callable[[Request, int, Mapping[str, str]], Response]
"""Makes the response for a request that is turned away with that status and those headers."""
