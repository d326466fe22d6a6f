"""What it answers from, and whether questions are kept, to whoever begins."""

from chatbot.corpus import Collection
from chatbot.settings import Settings
from chatbot.text.clip import clipped
from chatbot.wording.base import Wording
from chatbot.wording.line.base import LineWording

_NAMED = 3
_TITLE = 300


def greeting(collection: Collection, settings: Settings, words: Wording, line: LineWording) -> str:
    """To a person."""
    if settings.journal:
        kept = words.notice_kept.format(days=settings.journal_days)
    else:
        kept = words.notice_not_kept
    return line.greeting.format(documents=_documents(collection, line), kept=kept)


def group_greeting(collection: Collection, line: LineWording) -> str:
    """To a group that the account was brought into."""
    return line.greeting_group.format(documents=_documents(collection, line))


def _documents(collection: Collection, line: LineWording) -> str:
    titles = [f"“{clipped(document.title, _TITLE)}”" for document in collection.documents]
    more = len(titles) - _NAMED
    listed = titles[:_NAMED] + ([line.more_documents.format(count=more)] if more > 0 else [])
    return " ".join(listed)
