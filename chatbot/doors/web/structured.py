"""What a page says to machines, in the terms of schema.org."""

from collections.abc import Iterable
from typing import Any

from chatbot.corpus.markup import one_line
from chatbot.datatypes import Entry


def faq_page(entries: Iterable[Entry]) -> dict[str, Any]:
    """A ``FAQPage`` of some entries, with what schema.org and search engines require of one."""
    return {
        "@context": "https://schema.org",
        "@type": "FAQPage",
        "inLanguage": "th",
        "mainEntity": [
            {
                "@type": "Question",
                "name": one_line(entry.question),
                "acceptedAnswer": {"@type": "Answer", "text": entry.answer},
            }
            for entry in entries
        ],
    }
