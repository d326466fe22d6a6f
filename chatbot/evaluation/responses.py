"""Put an evaluation set to the chatbot and keep what it said."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from chatbot.conversation import Conversation
from chatbot.corpus.questions import ACCEPTABLE, JudgedConversation, Question
from chatbot.datatypes import Answer, EntryKey, Status, Typed
from chatbot.engine import Chatbot
from chatbot.evaluation.measures import DEPTH
from chatbot.evaluation.progress import Progress, silently

_WARM_UP = 10

BotFor = Callable[[Question], Chatbot]
"""Which chatbot a question is put to."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and what came back.

    :param ms: Wall-clock milliseconds from question to answer, measured from outside.
    :param earlier: What was asked before it in the same conversation, oldest first.
    """

    question: Question
    answer: Answer
    ms: float
    earlier: tuple[str, ...] = ()

    @property
    def keys(self) -> tuple[EntryKey, ...]:
        """The ranked entries, best first, ten at most."""
        return tuple(hit.key for hit in self.answer.ranking[:DEPTH])

    @property
    def answered(self) -> bool:
        """Whether an official answer was given."""
        return self.answer.status is Status.ANSWERED

    @property
    def first_acceptable(self) -> bool:
        """Whether the first entry of the ranking may be given, which ``confidence`` bets on."""
        return bool(self.keys) and self.question.grade(self.keys[0]) >= ACCEPTABLE

    @property
    def answered_right(self) -> bool:
        """Whether an answer was given and each official text in it may be given."""
        return (
            self.answered
            and bool(self.answer.entries)
            and all(self.question.grade(entry.key) >= ACCEPTABLE for entry in self.answer.entries)
        )

    @property
    def decided_right(self) -> bool:
        """Whether it was answered just when the document answers it, whatever the answer."""
        return self.answered == self.question.answerable

    @property
    def correct(self) -> bool:
        """Answered rightly, or rightly not answered."""
        return self.answered_right if self.question.answerable else not self.answered


def ask_questions(
    bot_for: BotFor,
    questions: Sequence[Question],
    progress: Progress = silently,
    stage: str = "queries",
) -> tuple[Asked, ...]:
    """Ask single questions, each without any history.

    A few are asked beforehand so that the times are those of a warm process.

    :param bot_for: Which chatbot each question is put to.
    :param stage: What the progress is told that they are.
    """
    for question in questions[:_WARM_UP]:
        bot_for(question).ask(question.query)
    return tuple(
        ask_question(bot_for(question), question) for question in progress(questions, stage)
    )


def ask_conversations(
    bot: Chatbot, conversations: Sequence[JudgedConversation], progress: Progress = silently
) -> tuple[Asked, ...]:
    """Ask every turn with the earlier turns of its conversation and what was answered to them."""
    asked: list[Asked] = []
    for judged in progress(conversations, "conversations"):
        conversation = Conversation()
        asked += [ask_question(bot, turn, conversation) for turn in judged.turns]
    return tuple(asked)


def ask_question(
    bot: Chatbot, question: Question, conversation: Conversation | None = None
) -> Asked:
    """Ask one question and time it.

    :param conversation: The one that it is a turn of, which it is added to.
    """
    conversation = conversation or Conversation()
    earlier = tuple(turn.query for turn in conversation.turns)
    started = time.perf_counter()
    answer = conversation.ask(bot, Typed(question.query))
    ms = (time.perf_counter() - started) * 1000
    return Asked(question, answer, ms, earlier)
