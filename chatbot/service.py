"""What every door holds: the composition root, and asking, reloading and observing."""

import logging
import threading
from collections.abc import Callable, Iterable
from typing import Self

from chatbot.conversation import Conversation
from chatbot.corpus import load_collection
from chatbot.corpus.files import write_bytes
from chatbot.curation import Change
from chatbot.datatypes import Answer, Step, Turn, Typed
from chatbot.embedding import load_embedder
from chatbot.engine import Chatbot
from chatbot.library import Built, build_in_place, make_index, open_index
from chatbot.offline import go_offline
from chatbot.query import QueryReader
from chatbot.settings import Settings, load_settings
from chatbot.text.segment import Segmenter
from chatbot.threads import limit_threads
from chatbot.wording.base import Wording
from chatbot.wording.language import choose_wording

logger = logging.getLogger(__name__)

Observer = Callable[[Turn], None]
"""Told of each turn that was asked through the service, after it was answered."""


class Service:
    """A chatbot that can be asked by many at once and replaced while it is asked.

    It holds one immutable chatbot and swaps the reference: who is being answered is answered by
    the one that was there when the question came.

    :param load: Makes the chatbot, from what the settings name as it is now.
    :param settings: Those of the installation.
    :param observers: Told of each turn, e.g. to count or to keep it.
    """

    def __init__(
        self,
        load: Callable[[Settings], Chatbot],
        settings: Settings,
        observers: Iterable[Observer] = (),
    ) -> None:
        self.settings = settings
        self._load = load
        self._observers = tuple(observers)
        self._reloading = threading.Lock()
        self._swapped: list[Callable[[], None]] = []
        self._chatbot = load(settings)
        self._index = self._index_in_place()

    @classmethod
    def load(cls, settings: Settings | None = None, observers: Iterable[Observer] = ()) -> Self:
        """The service of this installation; a missing or stale index is built first.

        :param settings: Read from the environment when not given.
        :raises ChatbotError: Something that the operator has to mend.
        """
        return cls(open_chatbot, settings or load_settings(), observers)

    @property
    def chatbot(self) -> Chatbot:
        """The chatbot in use; another after a reload."""
        return self._chatbot

    def ask(self, step: Step | str, conversation: Conversation | None = None) -> Answer:
        """Take a step of a conversation.

        :param step: What was typed or chosen; a string is a question as typed.
        :param conversation: Gets the turn; a new one when not given.
        :raises CorpusError: A chosen entry does not exist.
        """
        conversation = conversation or Conversation()
        answer = conversation.ask(self._chatbot, Typed(step) if isinstance(step, str) else step)
        for observer in self._observers:
            try:
                observer(conversation.turns[-1])
            except Exception:
                # Whatever an observer is for, it is worth less than the answer.
                logger.exception("an observer of turns failed; the answer is given all the same")
        return answer

    def wording(self, conversation: Conversation) -> Wording:
        """The language that the latest turn of a conversation is worded in."""
        return choose_wording(conversation.turns, self.settings.language)

    def on_swap(self, callback: Callable[[], None]) -> None:
        """Have a function called after each swap, e.g. to make anew what was made of the corpus."""
        self._swapped.append(callback)

    def reload(self) -> None:
        """Make the chatbot anew beside the one in use, from what there is now, and swap it in.

        No question is lost or kept waiting. One reload at a time; a second one waits for it.

        :raises ChatbotError: The new one cannot be made; the old one stays in use.
        """
        with self._reloading:
            self._swap()

    def _swap(self) -> None:
        self._chatbot = self._load(self.settings)
        self._index = self._index_in_place()
        for callback in self._swapped:
            callback()

    def apply(self, change: Change) -> None:
        """Make a change to what stands around the official text, and answer by it from now on.

        Written, built beside the chatbot in use and swapped in. Where any of it fails the file is
        put back as it was, and nothing has changed.

        :raises ChatbotError: It cannot be made; the message says why.
        """
        with self._reloading:
            collection = load_collection(self.settings.corpus)
            path = change.file(collection)
            before = path.read_bytes() if path.exists() else None
            try:
                change.write(collection)
                self._swap()
            except BaseException:
                if before is None:
                    path.unlink(missing_ok=True)
                else:
                    write_bytes(path, before)
                raise

    def is_outdated(self) -> bool:
        """Whether another process has put another index in place since this one was loaded."""
        return self._index_in_place() != self._index

    def _index_in_place(self) -> str | None:
        return build_in_place(self.settings.index_dir, self._chatbot.collection)


def open_chatbot(settings: Settings) -> Chatbot:
    """Load documents, model and index; a missing or stale index is built first.

    :raises ChatbotError: Something that the operator has to mend.
    """
    return _compose(settings, open_index)


def build_index(settings: Settings) -> Chatbot:
    """Build the index anew and put it in place of the old one.

    :raises ChatbotError: Something that the operator has to mend.
    """
    return _compose(settings, make_index)


def _compose(settings: Settings, get: Callable[..., Built]) -> Chatbot:
    """The one place where a chatbot is put together, and the process made ready for it."""
    go_offline()
    collection = load_collection(settings.corpus)
    reader = QueryReader(Segmenter(collection.glossary), load_embedder(settings))
    limit_threads()
    built = get(settings.index_dir, collection, reader, settings.max_wrong, settings.store)
    calibration = built.calibration
    if calibration.judged and calibration.bound is None:
        logger.warning(
            "%s: its judged questions do not prove that at most %g of the answers given are "
            "wrong (CHATBOT_MAX_WRONG); it answers from a probability of %.2f",
            collection.name,
            settings.max_wrong,
            calibration.answer_from,
        )
    return Chatbot(collection, built.assessor, reader, built.repairer)
