"""The package that only this door needs: the extra ``line``."""

from importlib.util import find_spec

from chatbot.errors import ServeError


def require_line() -> None:
    """Check that the extra is installed, before anything that needs it is imported.

    :raises ServeError: It is missing; the message tells how to install it.
    """
    if find_spec("linebot") is None:
        raise ServeError(
            "answering in LINE needs the extra 'line', which is missing. Run: pip install "
            "'thai-official-answers[line]', or leave CHATBOT_LINE_CHANNEL_SECRET empty."
        )
