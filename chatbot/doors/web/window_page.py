"""The page of the chat window, whole as the server renders it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from chatbot.corpus import Corpus
from chatbot.datatypes import Document, Entry, Section
from chatbot.decision.state import CorpusState
from chatbot.doors import addresses
from chatbot.doors.web.examples import example_questions
from chatbot.doors.web.page_language import other_language
from chatbot.doors.web.templating import environment
from chatbot.doors.web.turn import section_name
from chatbot.engine import MAX_LENGTH, Chatbot
from chatbot.service import Service
from chatbot.wording.base import Wording

# Wordings that the browser shows by itself.
_BROWSER_TEXTS = (
    "address_copied",
    "busy",
    "counted",
    "copied",
    "copy_failed",
    "empty_question",
    "found_in_list",
    "new_started",
    "none_in_list",
    "queue_full",
    "queued",
    "rating_failed",
    "scope_changed",
    "section_chosen",
    "server_gone",
    "suggested",
    "too_busy",
    "too_fast",
    "trying_again",
    "voice_failed",
)


@dataclass(frozen=True, slots=True)
class Group:
    """A section as the window lists it.

    :param name: Its name among those of all documents.
    :param examples: Questions that the engine answers with one of its entries.
    """

    name: str
    document: Document
    section: Section
    entries: tuple[Entry, ...]
    examples: tuple[str, ...]


class WindowPage:
    """The page before the first question, or with turns already on it.

    :param service: What it shows the documents of, and those of its successor after a swap.
    """

    def __init__(self, service: Service) -> None:
        self._service = service
        self._groups = _groups(service.chatbot)
        service.on_swap(self._show_anew)

    def _show_anew(self) -> None:
        self._groups = _groups(self._service.chatbot)

    def render(
        self,
        words: Wording,
        *,
        turn: str | None = None,
        problem: str | None = None,
        step: Mapping[str, Any] | None = None,
        embedded: bool = False,
    ) -> str:
        """Render it.

        :param words: The language of the labels.
        :param turn: Safe HTML of the turn that is on it from the start.
        :param problem: Why there is none for what was asked.
        :param step: What was asked, as the browser would have sent it.
        :param embedded: Whether it stands in a frame on a page of another site.
        """
        chatbot, settings = self._service.chatbot, self._service.settings
        documents = [corpus.document for corpus in chatbot.collection.current]
        # A page with somebody's question on it is nobody else's.
        plain = turn is None and problem is None
        return environment.get_template("window.html").render(
            words=words,
            line_breaks=chatbot.line_breaks,
            other_language=other_language(words, settings),
            back="",
            keeps=settings.keep_conversation,
            listens=settings.voice_input,
            journal_days=settings.journal_days if self._service.journal else None,
            limit=MAX_LENGTH,
            documents=documents,
            offices=list(dict.fromkeys(document.office for document in documents)),
            size=sum(len(group.entries) for group in self._groups),
            groups=self._groups,
            uncurated=self._service.state is CorpusState.UNCURATED,
            browser_texts={name: getattr(words, name) for name in _BROWSER_TEXTS},
            turn=turn,
            problem=problem,
            asked=dict(step or {}),
            address=addresses.absolute(settings.public_url, "") if plain else None,
            indexed=settings.indexed and plain and not embedded,
            embedded=embedded,
            sites=settings.allowed_origins,
            kind="website",
            headline=words.service,
            description=words.welcome_more,
        )


def _groups(chatbot: Chatbot) -> tuple[Group, ...]:
    return tuple(
        _group(chatbot, corpus, section)
        for corpus in chatbot.collection.current
        for section in corpus.sections
    )


def _group(chatbot: Chatbot, corpus: Corpus, section: Section) -> Group:
    return Group(
        name=section_name(corpus.document, section),
        document=corpus.document,
        section=section,
        entries=tuple(entry for entry in corpus.entries if entry.section == section),
        examples=example_questions(chatbot, corpus, section),
    )
