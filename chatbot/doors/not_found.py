"""The Thai page for an address that leads nowhere."""

from chatbot.doors.templating import environment


def not_found_page(back: str) -> str:
    """Render the page.

    :param back: Address of the chat window.
    """
    return environment.get_template("not_found.html").render(back=back)
