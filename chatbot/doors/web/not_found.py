"""The Thai page for an address that leads nowhere."""

from chatbot.doors.web.templating import environment
from chatbot.wording.th import THAI


def not_found_page(back: str) -> str:
    """Render the page.

    :param back: Address of the chat window.
    """
    return environment.get_template("not_found.html").render(back=back, words=THAI)
