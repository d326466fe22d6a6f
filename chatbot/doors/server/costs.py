"""Which requests are questions, and what each costs whoever sends it."""

from starlette.requests import Request
from starlette.types import Scope

from chatbot.doors import addresses
from chatbot.doors.line.mounting import LINE_PATH
from chatbot.doors.mcp.mounting import MCP_PATH
from chatbot.doors.rest.within import API
from chatbot.doors.web.exposure import CALL
from chatbot.middleware.hosts import PROBES
from chatbot.middleware.paths import path_within

ASKED_AT = frozenset({f"/{CALL}", f"/{API}/ask", MCP_PATH})
"""Addresses at which a question is posted."""

_OF_A_PAGE = 0.1
# The widget's script is asked for by every page of the office that has it; LINE's few machines
# speak for everybody, and are signed for.
_FREE = (f"/{addresses.STATIC}/", f"/{addresses.WIDGET}", LINE_PATH)


def is_question(scope: Scope) -> bool:
    """Whether a request is a question."""
    path = path_within(scope)
    # Read as the window reads it: an address can spell "q" in several ways.
    return path in ASKED_AT or (path == "/" and bool(Request(scope).query_params.get("q")))


def cost(scope: Scope) -> float:
    """What a request costs, in questions."""
    if is_question(scope):
        return 1.0
    path = path_within(scope)
    return 0.0 if path in PROBES or path.startswith(_FREE) else _OF_A_PAGE
