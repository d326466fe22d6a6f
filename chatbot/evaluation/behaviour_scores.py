"""Whether it behaves as the case files say."""

from collections.abc import Sequence
from dataclasses import dataclass

from chatbot.conversation import Conversation
from chatbot.corpus.questions import BEST, Question
from chatbot.datatypes import Status, Turn, Typed
from chatbot.engine import Chatbot
from chatbot.evaluation.behaviours import Behaviour, PickTurn
from chatbot.evaluation.failures import describe_problem, describe_rank
from chatbot.evaluation.progress import Progress, silently
from chatbot.evaluation.proportion import Proportion
from chatbot.evaluation.responses import Asked, ask_question

ALL_BEHAVIOURS = "all behaviours"


@dataclass(frozen=True, slots=True)
class Behaved:
    """A case and what came of its last turn.

    :param asked: The last turn; where it picks, the entry picked is its only relevant one.
    :param problem: What went wrong, in a few words; empty when nothing did.
    """

    case: Behaviour
    asked: Asked
    problem: str

    @property
    def right(self) -> bool:
        """Whether the last turn got what the case says."""
        return not self.problem


@dataclass(frozen=True, slots=True)
class BehaviourScores:
    """The cases of one kind.

    :param right: Those that got what they say.
    :param answered: How many last turns got an official answer, rightly or not.
    """

    right: Proportion
    answered: int


def ask_behaviours(
    bot: Chatbot, cases: Sequence[Behaviour], progress: Progress = silently
) -> tuple[Behaved, ...]:
    """Ask the turns of every case in order, and judge the last."""
    return tuple(_ask(bot, case) for case in progress(cases, "behaviours"))


def judge_behaviours(behaved: Sequence[Behaved]) -> dict[str, BehaviourScores]:
    """Count each kind of case and all of them; empty without any case."""
    groups: dict[str, list[Behaved]] = {}
    for one in behaved:
        groups.setdefault(one.case.kind, []).append(one)
    if behaved:
        groups[ALL_BEHAVIOURS] = list(behaved)
    return {
        kind: BehaviourScores(
            right=Proportion(sum(one.right for one in group), len(group)),
            answered=sum(one.asked.answered for one in group),
        )
        for kind, group in groups.items()
    }


def _ask(bot: Chatbot, case: Behaviour) -> Behaved:
    conversation = Conversation()
    for turn in case.earlier:
        conversation.ask(bot, Typed(turn.query))
    if isinstance(case.last, Question):
        asked = ask_question(bot, case.last, conversation)
        return Behaved(case, asked, _describe_question(asked))
    asked = ask_question(bot, _picked(case.last, conversation.turns[-1]), conversation)
    return Behaved(case, asked, _describe_pick(case.last, asked))


def _picked(pick: PickTurn, before: Turn) -> Question:
    chosen = before.answer.choices[pick.place - 1 : pick.place]
    relevance = {choice.key: BEST for choice in chosen}
    return Question(pick.qid, pick.query, pick.category, relevance)


def _describe_question(asked: Asked) -> str:
    # Unlike a query of the development set, a case is right when the best entry is offered first:
    # it tries whether a turn was understood, not how sure the service may be of it.
    if not asked.question.answerable:
        return describe_problem(asked)
    if asked.answer.status is Status.REFUSED:
        return "refused"
    return describe_rank(asked)


def _describe_pick(pick: PickTurn, asked: Asked) -> str:
    if not asked.question.answerable:
        return f"nothing was offered at place {pick.place}"
    if not asked.answered:
        return f"not answered ({asked.answer.status})"
    given = [entry.key for entry in asked.answer.entries]
    return "" if given == list(asked.question.relevance) else "another entry than the one picked"
