"""How to reach an office, as links: telephone numbers and an e-mail address."""

import re
import unicodedata
from urllib.parse import quote

from markupsafe import Markup

from chatbot.doors.web.marked import marked

# Numbers that can be called from anywhere in Thailand: a landline (0, area, seven digits), a
# mobile telephone, a short number of four digits, any number with its country. An extension or
# the end of a range (0 2356 9999-12) is none; a number of the house alone is not either.
_BETWEEN = r"[ ().\-\u2010-\u2013]{0,2}"
_NUMBER = re.compile(
    rf"(?<![\d+])(?:\+\d(?:{_BETWEEN}\d){{7,14}}"
    rf"|\(?[0๐]{_BETWEEN}[2-7๒-๗](?:{_BETWEEN}\d){{7}}"
    rf"|[0๐]{_BETWEEN}[689๖๘๙](?:{_BETWEEN}\d){{8}}"
    rf"|(?:^|(?<=สายด่วน )|(?<=สายด่วน))[1๑]{_BETWEEN}\d(?:{_BETWEEN}\d){{2}})(?!\d)"
)


def telephone_html(text: str) -> Markup:
    """Link the telephone numbers of a text, which may be in Thai digits.

    :param text: As an office prints it, e.g. ``0 2356 9999 ต่อ 8888``.
    :return: Safe HTML whose text is ``text``.
    """
    return marked(text, _NUMBER, _called)


def mail_address(email: str) -> str:
    """The ``mailto:`` address of a checked e-mail address."""
    return f"mailto:{quote(email, safe='@')}"


def _called(number: str) -> Markup:
    digits = "".join(
        "+" if sign == "+" else str(unicodedata.decimal(sign))
        for sign in number
        if sign == "+" or sign.isdecimal()
    )
    return Markup('<a href="tel:{}">{}</a>').format(digits, number)
