"""Words of a text that stand out, marked in HTML that was made from it."""

import re
from collections.abc import Sequence

from markupsafe import Markup, escape

from chatbot.doors.web.marked import TAG


def standing_out(html: Markup, words: Sequence[str]) -> Markup:
    """Mark words where they stand in the text of some HTML.

    :param html: Safe HTML, e.g. of :func:`chatbot.doors.web.official_text.official_html`.
    :param words: In any case; nothing is marked inside a tag.
    :return: The same HTML with ``mark`` elements; its text is unchanged.
    """
    if not words:
        return html
    longest_first = sorted(map(str, map(escape, words)), key=len, reverse=True)
    found = re.compile("|".join(map(re.escape, longest_first)), re.IGNORECASE)
    parts = (
        part if part.startswith("<") else found.sub(r"<mark>\g<0></mark>", part)
        for part in TAG.split(html)
    )
    # Only tags without anything of the words in them were put in.
    return Markup("".join(parts))  # noqa: S704
