"""Questions and answers that a page has for search engines, in JSON-LD."""

import json
from collections.abc import Iterator
from contextlib import suppress

from lxml import html

from chatbot.importing.formats.html_text import shown_text
from chatbot.importing.formats.json_values import records_in
from chatbot.importing.records import NamedAnswer


def linked_data(root: html.HtmlElement) -> Iterator[NamedAnswer]:
    """FAQPage of schema.org in JSON-LD (https://schema.org/FAQPage)."""
    for script in root.iter("script"):
        if script.get("type", "").strip().lower() == "application/ld+json":
            with suppress(ValueError, RecursionError):
                for record in records_in([("JSON-LD", json.loads(script.text or ""))]):
                    if isinstance(record, NamedAnswer):
                        yield _without_tags(record)


def _without_tags(record: NamedAnswer) -> NamedAnswer:
    question, answer = shown_text(record.question), shown_text(record.answer)
    return NamedAnswer(question, answer, record.place, record.section)
