"""The one Jinja2 environment of the doors: everything put into a page is escaped."""

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from chatbot.corpus.markup import one_line
from chatbot.doors import addresses
from chatbot.doors.web.official_text import official_html
from chatbot.doors.web.reach import mail_address, telephone_html
from chatbot.doors.web.standing_out import standing_out
from chatbot.doors.web.thai_within import thai_within
from chatbot.doors.web.whole_words import whole_words
from chatbot.pages import page_environment
from chatbot.text.clip import clipped
from chatbot.wording.edition import edition
from chatbot.wording.plain_text import lines


@pass_context
def _whole_words(context: Context, html: str, *, remember: bool = False) -> Markup:
    """Let lines of Thai end between words, where the page got ``line_breaks``.

    :param remember: See :func:`chatbot.doors.web.whole_words.whole_words`.
    """
    line_breaks = context.get("line_breaks")
    if line_breaks is None:
        return escape(html)
    return whole_words(html, line_breaks, remember=remember)


environment = page_environment("chatbot.doors.web")
environment.filters["clipped"] = clipped
environment.filters["official"] = official_html
environment.filters["mail"] = mail_address
environment.filters["telephone"] = telephone_html
environment.filters["plain"] = one_line
environment.filters["lines"] = lines
environment.filters["edition"] = edition
environment.filters["standing_out"] = standing_out
environment.filters["thai_within"] = thai_within
environment.filters["whole_words"] = _whole_words
environment.globals["addresses"] = addresses
# Thai in data stays Thai: six times shorter, and what is unsafe in HTML is escaped all the same.
environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False}
