"""A package that one door alone needs, and that an extra of the same name brings."""

from importlib.util import find_spec

from chatbot.errors import ServeError


def require_package(package: str, extra: str, purpose: str, otherwise: str) -> None:
    """Check that it is installed, before anything that needs it is imported.

    :param purpose: What needs it, e.g. ``serving assistants``.
    :param otherwise: What to do to go without, e.g. ``leave CHATBOT_MCP off``.
    :raises ServeError: It is missing; the message tells how to install it.
    """
    if find_spec(package) is None:
        raise ServeError(
            f"{purpose} needs the extra '{extra}', which is missing. Run: pip install "
            f"'thai-official-answers[{extra}]', or {otherwise}."
        )
