"""Where the editors' pages are, relative to the address that they are mounted at.

Nothing that somebody typed ever stands in one of these addresses: they are logged on the way.
"""

from starlette.requests import Request

ADMIN = "admin"
"""The editors' pages, relative to the chat window."""

OVERVIEW = "/"
LOGIN = "/login"
LOGOUT = "/logout"
OPEN_QUESTIONS = "/questions"
DECIDE = "/questions/decide"
HISTORY = "/history"
UNDO = "/history/undo"
JUDGING = "/judging"
STATISTICS = "/statistics"
TRY = "/try"
DRAFTS = "/drafts"
DRAFTS_PUBLISH = "/drafts/publish"
DOCUMENTS = "/documents"
IMPORT = "/import"
UPLOAD = "/import/upload"
CONFIRM = "/import/confirm"
DISCARD = "/import/discard"


def window_path(request: Request) -> str:
    """The path that the chat window is served under, without its last slash."""
    path: str = request.scope.get("app_root_path", request.scope.get("root_path", ""))
    return path


def admin_path(request: Request, page: str = "") -> str:
    """The path of one of these pages, as a browser asks for it."""
    return f"{window_path(request)}/{ADMIN}{page}"
