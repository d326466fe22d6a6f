"""The package that only this door needs: the extra ``mcp``."""

from importlib.util import find_spec

from chatbot.errors import ServeError


def require_mcp() -> None:
    """Check that the extra is installed, before anything that needs it is imported.

    :raises ServeError: It is missing; the message tells how to install it.
    """
    if find_spec("mcp") is None:
        raise ServeError(
            "serving assistants needs the extra 'mcp', which is missing. Run: pip install "
            "'thai-official-answers[mcp]', or leave CHATBOT_MCP off."
        )
