"""What is done about an event, and what is said: the messages of the reply."""

from dataclasses import replace

from chatbot.datatypes import Chosen, Door, Reason, Step, Typed
from chatbot.doors.addresses import source_of
from chatbot.doors.line.answers import answer_messages
from chatbot.doors.line.choices import CHOSEN
from chatbot.doors.line.conversations import LineConversations
from chatbot.doors.line.events import Happened, LineEvent
from chatbot.doors.line.flex import LineMessage, text_message
from chatbot.doors.line.greetings import greeting, group_greeting
from chatbot.doors.line.quick_replies import AS_TYPED
from chatbot.doors.line.voice import LineVoice
from chatbot.errors import ClosedError, CorpusError
from chatbot.middleware.buckets import Buckets
from chatbot.service import Service
from chatbot.wording.base import Wording
from chatbot.wording.language import choose_wording
from chatbot.wording.line import line_wording
from chatbot.wording.line.base import LineWording


class LineTurns:
    """Takes the steps of people's conversations.

    :param conversations: What they asked before.
    :param buckets: How much each of them may still ask.
    """

    def __init__(
        self, service: Service, conversations: LineConversations, buckets: Buckets
    ) -> None:
        self._service = service
        self._conversations = conversations
        self._buckets = buckets
        self._source = source_of(service.settings.public_url)

    def messages(self, event: LineEvent) -> list[LineMessage]:
        """What is said about an event; empty for nothing."""
        collection = self._service.chatbot.collection
        match event.happened:
            case Happened.ASKED:
                return self._answered(event, Typed(event.text))
            case Happened.PRESSED:
                step = self._pressed(event)
                return [] if step is None else self._answered(event, step)
            case Happened.SENT_SOMETHING_ELSE:
                return [text_message(self._line.text_only)]
            case Happened.FOLLOWED:
                said = greeting(collection, self._service.settings, self._words, self._line)
                return [text_message(said)]
            case Happened.JOINED:
                return [text_message(group_greeting(collection, self._line))]
            case Happened.LEFT:
                self._conversations.forget(event.person)
        return []

    @property
    def busy(self) -> list[LineMessage]:
        """What is said to whom nothing can be answered for now."""
        return [text_message(self._line.busy)]

    @property
    def failed(self) -> list[LineMessage]:
        """What is said where an error of ours came before an answer."""
        return [text_message(self._line.failed)]

    @property
    def _words(self) -> Wording:
        """The language before anybody has asked in one."""
        return choose_wording((), self._service.settings.language)

    @property
    def _line(self) -> LineWording:
        return line_wording(self._words.language)

    def _pressed(self, event: LineEvent) -> Step | None:
        """The step that a button stands for; None where it is none of ours, or too old."""
        if event.text.startswith(CHOSEN):
            return Chosen(event.text.removeprefix(CHOSEN))
        if event.text == AS_TYPED:
            asked = reversed(self._conversations.steps(event.person))
            latest = next((step for step in asked if isinstance(step, Typed)), None)
            return latest and replace(latest, as_typed=True)
        return None

    def _answered(self, event: LineEvent, step: Step) -> list[LineMessage]:
        per_minute = self._service.settings.asks_per_minute
        if self._buckets.take(f"line {event.person!r}", per_minute):
            return [text_message(self._line.too_fast)]
        earlier = self._conversations.steps(event.person)
        try:
            conversation = self._service.replay(earlier)
            answer = self._service.ask(step, conversation, door=Door.LINE)
        except ClosedError as closed:
            return [text_message(str(closed))]
        except CorpusError:
            return [text_message(self._line.entry_gone)]
        if answer.reason is not Reason.TOO_LONG:
            self._conversations.keep(event.person, (*earlier, step))
        words = self._service.wording(conversation)
        voice = LineVoice(words, line_wording(words.language), self._source)
        return answer_messages(answer, voice)
