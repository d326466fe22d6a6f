"""The page of one entry: its official answer at an address that can be sent and kept."""

import io
from typing import Any

import segno
from markupsafe import Markup

from chatbot.corpus import Corpus
from chatbot.datatypes import Answer, Citation, Entry, EntryKey, Reason, Status
from chatbot.doors import addresses
from chatbot.doors.web.structured import faq_page
from chatbot.doors.web.templating import environment
from chatbot.engine import Chatbot
from chatbot.settings import Settings
from chatbot.text.clip import clipped
from chatbot.wording.base import Wording
from chatbot.wording.plain_text import cited_text

_DESCRIPTION_LENGTH = 160

# Wordings that the browser shows by itself.
_BROWSER_TEXTS = ("address_copied", "copied", "copy_failed")


def entry_html(chatbot: Chatbot, key: EntryKey, settings: Settings, words: Wording) -> str:
    """Render the page.

    :param key: Of an entry that is here, of whatever version.
    """
    entry = chatbot.collection.entry(key)
    corpus = chatbot.collection.corpus(key.document, key.version)
    assert corpus is not None
    successor = chatbot.collection.successor(entry.document)
    newer = _same_in(chatbot, key, successor.version) if successor else None
    current = newer or key
    address = addresses.absolute(settings.public_url, addresses.entry_address(current))
    # Without a search: what stands beside an answer is not shown here.
    answer = chatbot.replies.official(Answer(Status.ANSWERED, Reason.CHOSEN), key)
    return environment.get_template("entry.html").render(
        words=words,
        line_breaks=chatbot.line_breaks,
        back="../../../",
        answer=answer,
        entry=entry,
        document=entry.document,
        citation=Citation.of(entry),
        cited_text=cited_text,
        successor=successor,
        newer=newer,
        address=address,
        code=_code(address) if address else None,
        indexed=settings.indexed and current == key,
        kind="article",
        headline=clipped(entry.question, _DESCRIPTION_LENGTH),
        description=clipped(entry.answer, _DESCRIPTION_LENGTH),
        structured=faq_page([entry]),
        browser_texts={name: getattr(words, name) for name in _BROWSER_TEXTS},
        **_neighbours(corpus, entry),
    )


def _same_in(chatbot: Chatbot, key: EntryKey, version: str) -> EntryKey | None:
    """The entry of that name in another version; None where that has none."""
    corpus = chatbot.collection.corpus(key.document, version)
    assert corpus is not None
    named = (one.key for one in corpus.entries if one.id == key.entry)
    return next(named, None)


def _neighbours(corpus: Corpus, entry: Entry) -> dict[str, Any]:
    at = corpus.entries.index(entry)
    before, after = corpus.entries[:at][-1:], corpus.entries[at + 1 :][:1]
    return {"previous": next(iter(before), None), "next": next(iter(after), None)}


def _code(address: str) -> Markup:
    """A QR code, for whoever has the page on paper."""
    drawn = io.BytesIO()
    segno.make(address, error="m").save(drawn, kind="svg", xmldecl=False, border=2, omitsize=True)
    # Of digits alone: nothing of the address is in it as text.
    return Markup(drawn.getvalue().decode())  # noqa: S704
