"""The package that only this door needs: the extra ``mcp``."""

from chatbot.doors.package import require_package


def require_mcp() -> None:
    """Check that the extra is installed, before anything that needs it is imported.

    :raises ServeError: It is missing; the message tells how to install it.
    """
    require_package("mcp", "mcp", "serving assistants", "leave CHATBOT_MCP off")
