"""The package that only this door needs: the extra ``line``."""

from chatbot.doors.package import require_package


def require_line() -> None:
    """Check that the extra is installed, before anything that needs it is imported.

    :raises ServeError: It is missing; the message tells how to install it.
    """
    require_package(
        "linebot", "line", "answering in LINE", "leave CHATBOT_LINE_CHANNEL_SECRET empty"
    )
