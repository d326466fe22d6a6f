"""A conversation: the one loop of asking, keeping what came of it and going on."""

import time
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING, Self

from chatbot.corpus.scope import require_scope
from chatbot.datatypes import (
    EVERYTHING,
    Answer,
    Chosen,
    Reason,
    Scope,
    Step,
    Turn,
    Typed,
    new_answer_id,
)
from chatbot.errors import CorpusError
from chatbot.remembered import NOTHING_ASKED, State, path_after
from chatbot.text.hidden import without_hidden

if TYPE_CHECKING:
    from chatbot.engine import Chatbot

REMEMBERED = 10
"""Earlier steps that are gone through again; older ones cannot matter to a follow-up question."""


class Conversation:
    """The turns of one conversation, and how it goes on.

    :param turns: Those so far, oldest first.
    :param scope: Where answers may come from, until a step names another.
    """

    def __init__(self, turns: Iterable[Turn] = (), scope: Scope = EVERYTHING) -> None:
        self.turns = tuple(turns)
        self.scope = scope
        # What came of turns that were handed in is known by no steps.
        self._path = None if self.turns else NOTHING_ASKED

    @classmethod
    def replay(cls, chatbot: "Chatbot", steps: Iterable[Step]) -> Self:
        """The conversation that the latest ``REMEMBERED`` steps led to.

        Going through the steps again costs milliseconds and gives the same answers as the first
        time, so whoever keeps the steps, e.g. a browser, need not leave anything with the server.
        A second judge recalls what it chose and is not asked again: who goes on would wait for it
        once more, and "the second one" would be of other choices than those that were shown.
        A step that chose an entry which is gone since, with its version, is left out, as is one
        that asked a document which is.
        """
        conversation = cls()
        for step in tuple(steps)[-REMEMBERED:]:
            with suppress(CorpusError):
                conversation.ask(chatbot.recalling, step)
        return conversation

    def ask(self, chatbot: "Chatbot", step: Step) -> Answer:
        """Take the next step and keep the turn.

        What is chosen is given wherever it stands: the scope is for what is searched. The same
        steps that the chatbot was asked before are not searched for again.

        :raises CorpusError: A chosen entry, or a document or section to be asked, does not exist.
        """
        started = time.perf_counter()
        path = None if self._path is None else path_after(self._path, self.scope, step)
        known = chatbot.remembered.get(path) if path and chatbot.remembered else None
        if known:
            *earlier, turn = known.turns
            ms = (time.perf_counter() - started) * 1000
            answer = replace(turn.answer, id=new_answer_id(), ms=ms)
            self.turns, self.scope = (*earlier, replace(turn, answer=answer)), known.scope
        else:
            self._take(chatbot, step)
            if path and chatbot.remembered:
                chatbot.remembered.put(path, State(self.turns, self.scope))
        self._path = path
        return self.turns[-1].answer

    def _take(self, chatbot: "Chatbot", step: Step) -> None:
        match step:
            case Typed(question, as_typed, scope):
                question, hidden = without_hidden(question)
                if scope is not None:
                    require_scope(chatbot.collection, scope)
                    self.scope = scope
                # What is asked again as typed stands where it stood when it was mended.
                step = replace(step, question=question)
                context = tuple(takewhile(lambda turn: not _replaces(step, turn), self.turns))
                answer = chatbot.ask(question, context, as_typed, self.scope)
                turn = Turn(question, answer, True, self._picked_for(answer), hidden)
            case Chosen(name):
                entry = chatbot.collection.entry(chatbot.collection.resolve(name))
                asked = chatbot.within(self.scope)
                answer = asked.answer_with(entry.key)
                turn = Turn(entry.question, answer, False, self._picked_for(answer))
        kept = (earlier for earlier in self.turns if not _replaces(step, earlier))
        self.turns = (*kept, turn)

    def _picked_for(self, answer: Answer) -> str:
        """The question that the entry of an answer was offered for; empty where it was for none.

        Who picks twice from one list picks for the same question both times. What stands beside an
        answer that is not in doubt is read on in, not picked in its place.
        """
        if answer.reason is not Reason.CHOSEN:
            return ""
        asked = (turn for turn in reversed(self.turns) if turn.answer.reason is not Reason.CHOSEN)
        latest = next(asked, None)
        if latest is None or (latest.answer.entries and not latest.answer.doubtful):
            return ""
        chosen = {entry.key for entry in answer.entries}
        if not chosen & {choice.key for choice in latest.answer.choices}:
            return ""
        return latest.answer.understood_query or latest.query


def _replaces(step: Step, turn: Turn) -> bool:
    """Whether a step asks a turn's question again because it was not meant as it was mended."""
    return (
        isinstance(step, Typed)
        and step.as_typed
        and turn.query == step.question
        and turn.answer.repaired_query is not None
    )
