"""What every door holds: asked by many at once, and replaced while it is asked."""

import logging
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol, Self

from chatbot.closing import Closing
from chatbot.composition import open_chatbot, prepare_process
from chatbot.conversation import Conversation
from chatbot.corpus.naming import name_in_place
from chatbot.datatypes import Answer, Door, Scope, Step, Turn, Typed
from chatbot.errors import CorpusError
from chatbot.feedback import Feedback, GivenAnswers
from chatbot.outage import Outage
from chatbot.settings import Language, Settings, load_settings
from chatbot.wording.base import Wording
from chatbot.wording.language import choose_wording, wording_of

if TYPE_CHECKING:
    from chatbot.corpus import Collection
    from chatbot.decision.state import CorpusState
    from chatbot.engine import Chatbot
    from chatbot.journal.journal import Journal

logger = logging.getLogger(__name__)

Observer = Callable[[Turn, Door], None]
"""Told of each turn that was asked through the service, and through which door, once answered."""


class Load(Protocol):
    """Makes a chatbot from what the settings name as it is now."""

    def __call__(self, settings: Settings, may_build: bool = True, /) -> "Chatbot":
        """Make it.

        :param may_build: Whether an index that is missing or stale may be built.
        """


class Service:
    """A chatbot that can be asked by many at once and replaced while it is asked.

    It holds one immutable chatbot and swaps the reference: who is being answered is answered by
    the one that was there when the question came.

    :param load: Makes the chatbot.
    :param settings: Those of the installation.
    :param observers: Told of each turn, e.g. to count or to keep it.
    :param journal: Keeps what is asked; told of turns and ratings too, and closed with the service.
    :param closing: Says whether it answers for now; it always does where none is given.
    :param given: The answers that can be rated, where other processes give some too.
    """

    def __init__(
        self,
        load: Load,
        settings: Settings,
        observers: Iterable[Observer] = (),
        journal: "Journal | None" = None,
        closing: Closing | None = None,
        given: GivenAnswers | None = None,
    ) -> None:
        self.settings = settings
        self.closing = closing or Closing()
        self.journal = journal
        self._load = load
        self._observers = (*observers, *((journal.turn,) if journal else ()))
        self.feedback = Feedback((journal.rating,) if journal else (), given)
        self._outage = Outage()
        self._reloading = threading.Lock()
        self._swapped: list[Callable[[], None]] = []
        self._passed_over: str | None = None
        self._chatbot = load(settings)

    @classmethod
    def load(
        cls,
        settings: Settings | None = None,
        observers: Iterable[Observer] = (),
        closing: Closing | None = None,
        given: GivenAnswers | None = None,
    ) -> Self:
        """The service of this installation; a missing or stale index is built first.

        What is asked is kept in the journal where the settings say so.

        :param settings: Read from the environment when not given.
        :raises ChatbotError: Something that the operator has to mend.
        """
        settings = settings or load_settings()
        if not settings.journal:
            return cls(open_chatbot, settings, observers, closing=closing, given=given)
        # By the time a question is masked, there is a service.
        journal = _open_journal(settings, lambda: service.chatbot.collection)
        try:
            service = cls(open_chatbot, settings, observers, journal, closing, given)
        except BaseException:
            journal.close()
            raise
        return service

    def close(self) -> None:
        """Keep what the journal has not written yet; nothing that is asked later is kept."""
        if self.journal:
            self.journal.close()

    @property
    def chatbot(self) -> "Chatbot":
        """The chatbot in use; another after a reload."""
        return self._chatbot

    @property
    def state(self) -> "CorpusState":
        """How much the decision about answers has to go by, from the documents in use."""
        # Imported here: it brings libraries that the composition root has to be ahead of.
        from chatbot.decision.state import corpus_state

        chatbot = self._chatbot
        return corpus_state(chatbot.collection, chatbot.assessor.calibration)

    def ask(
        self,
        step: Step | str,
        conversation: Conversation | None = None,
        scope: Scope | None = None,
        door: Door = Door.PYTHON,
    ) -> Answer:
        """Take a step of a conversation.

        :param step: What was typed or chosen; a string is a question as typed.
        :param conversation: Gets the turn, and keeps all it got; a new one when not given.
        :param scope: Where a typed question may be answered from, from this step on; what the
            step or the conversation has when not given.
        :param door: What it came through.
        :raises ClosedError: The service answers nothing for now.
        :raises AwayError: What is searched is out of reach.
        :raises CorpusError: A chosen entry, or a document or section to be asked, does not exist.
        """
        self.closing.require_open()
        conversation = conversation or Conversation()
        step = Typed(step) if isinstance(step, str) else step
        if scope is not None and isinstance(step, Typed):
            step = replace(step, scope=scope)
        with self.searching(conversation.turns, step):
            answer = conversation.ask(self._chatbot, step)
        self.feedback.given(answer)
        for observer in self._observers:
            try:
                observer(conversation.turns[-1], door)
            except Exception:
                # Whatever an observer is for, it is worth less than the answer.
                logger.exception("an observer of turns failed; the answer is given all the same")
        return answer

    def replay(self, steps: Iterable[Step]) -> Conversation:
        """The conversation that earlier steps led to, see :meth:`Conversation.replay`.

        :raises ClosedError: The service answers nothing for now, so nothing is searched either.
        :raises AwayError: What is searched is out of reach.
        """
        self.closing.require_open()
        steps = tuple(steps)
        with self.searching((), *steps[-1:]):
            return Conversation.replay(self._chatbot, steps)

    @contextmanager
    def searching(self, turns: Sequence[Turn], *step: Step) -> Iterator[None]:
        """Have what searches the chatbot in use fail with a notice where it cannot be searched.

        :param turns: Of the conversation, to word the notice in its language.
        :param step: The one that is taken, if any.
        :raises AwayError: What is searched is out of reach; the message is the notice.
        """

        def notice() -> str:
            language = self.settings.language
            typed = (one.question for one in step if isinstance(one, Typed))
            asked = next(filter(None, map(wording_of, typed)), None)
            words = asked if asked and language == "auto" else choose_wording(turns, language)
            return words.search_away

        with self._outage.noticed(notice):
            yield

    def wording(self, conversation: Conversation, language: Language = "auto") -> Wording:
        """What the latest turn of a conversation is worded in.

        :param language: That whoever asks wants; ``auto`` leaves it to the operator's setting.
        """
        asked = self.settings.language if language == "auto" else language
        return choose_wording(conversation.turns, asked)

    def on_swap(self, callback: Callable[[], None]) -> None:
        """Have a function called after each swap, e.g. to make anew what shows the collection."""
        self._swapped.append(callback)

    def reload(self) -> None:
        """Make the chatbot anew beside the one in use, from what there is now, and swap it in.

        No question is lost or kept waiting. One reload at a time; a second one waits for it.

        :raises ChatbotError: The new one cannot be made; the old one stays in use.
        """
        with self._reloading:
            self._swap(self._load(self.settings))

    def take_index_in_place(self) -> bool:
        """Swap in the index that another process has put in place, if it is not the one in use.

        One in use whose files somebody changed is read anew: what is damaged is built anew.

        It is opened, never built: two services with other models or stores would build over each
        other for ever. One that cannot be used is logged once and passed over.

        :return: Whether it was swapped in.
        """
        with self._reloading:
            index = self._chatbot.retriever.index
            if index.files and index.files.changed:
                logger.error("files of the index in use were changed; it is read anew")
                self._swap(self._load(self.settings))
                return True
            build = self._build_in_place()
            if build in (None, self._passed_over, index.build):
                return False
            self._passed_over = build
            self._swap(self._load(self.settings, False))
            return True

    @contextmanager
    def exchanging(self) -> "Iterator[Callable[[Chatbot], None]]":
        """Keep reloads out while another chatbot is put in place.

        :return: Swaps one in; who is being answered is answered by the one before.
        """
        with self._reloading:
            yield self._swap

    def _swap(self, chatbot: "Chatbot") -> None:
        self._chatbot = chatbot
        for callback in self._swapped:
            try:
                callback()
            except Exception:
                # The swap is done; what is shown of it must not undo it.
                logger.exception("something shown of the documents could not be made anew")

    def _build_in_place(self) -> str | None:
        # Imported here: it brings libraries that the composition root has to be ahead of.
        from chatbot.library import build_in_place

        try:
            return build_in_place(self.settings.index_dir, name_in_place(self.settings.corpus))
        except CorpusError:
            # Being written just now, or broken: whoever reloads is told.
            return None


def _open_journal(settings: Settings, collection: "Callable[[], Collection]") -> "Journal":
    # What masks brings libraries that the process has to be prepared for.
    prepare_process()
    from chatbot.journal.journal import Journal
    from chatbot.journal.masker import Masker

    return Journal.open(settings.state_dir, settings.journal_days, Masker(collection))
