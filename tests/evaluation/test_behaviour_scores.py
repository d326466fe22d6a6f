import pytest

from chatbot.corpus.questions import Question
from chatbot.datatypes import Status
from chatbot.evaluation.behaviour_scores import ALL_BEHAVIOURS, ask_behaviours, judge_behaviours
from chatbot.evaluation.behaviours import Behaviour, PickTurn


class Scripted:
    """Gives the answers that were written down for it, so that right and wrong are known."""

    def __init__(self, *answers):
        self.answers = iter(answers)
        self.histories = []
        self.remembered = None

    def ask(self, _question, history=(), _as_typed=False, _scope=None):
        self.histories.append([turn.query for turn in history])
        return next(self.answers)


def case(last, *earlier, kind="kind"):
    questions = tuple(Question("b/1", query, kind, {}) for query in earlier)
    return Behaviour("b", kind, questions, last)


ANSWERED, SUGGESTED, REFUSED = Status.ANSWERED, Status.SUGGESTED, Status.REFUSED


@pytest.mark.parametrize(
    ("relevance", "given", "problem"),
    [
        ({"a": 2}, (ANSWERED, "a", "b"), ""),
        ({"a": 2}, (SUGGESTED, "a", "b"), ""),
        ({"a": 2}, (REFUSED, "a", "b"), "refused"),
        ({"a": 2, "b": 1}, (ANSWERED, "b", "a"), "best entry at rank 2"),
        ({"a": 2}, (ANSWERED, "b"), "best entry not found"),
        ({}, (SUGGESTED, "a"), ""),
        ({}, (ANSWERED, "a"), "answered, though the document does not answer it"),
    ],
)
def test_a_last_turn_with_grades(make_answer, graded, relevance, given, problem):
    bot = Scripted(make_answer(*given))
    (one,) = ask_behaviours(bot, [case(Question("b/1", "ถาม", "kind", graded(relevance)))])
    assert (one.problem, one.right) == (problem, not problem)


@pytest.mark.parametrize(
    ("place", "given", "problem"),
    [
        (2, (ANSWERED, "y", "x"), ""),
        (2, (ANSWERED, "x", "y"), "another entry than the one picked"),
        (2, (SUGGESTED, "y"), "not answered (suggested)"),
        (3, (ANSWERED, "x"), "nothing was offered at place 3"),
    ],
)
def test_a_last_turn_that_picks(make_answer, place, given, problem):
    offer = make_answer(SUGGESTED, "z", offered=("x", "y"))
    bot = Scripted(offer, make_answer(*given))
    (one,) = ask_behaviours(bot, [case(PickTurn("b/2", "ข้อ 2", "kind", place), "ถาม")])
    assert one.problem == problem
    assert bot.histories == [[], ["ถาม"]]
    assert one.asked.earlier == ("ถาม",)


def test_kinds_are_counted_apart_and_together(make_answer, graded):
    right, wrong = make_answer(ANSWERED, "a"), make_answer(REFUSED, "b")
    last = Question("b/1", "ถาม", "kind", graded({"a": 2}))
    cases = [case(last, kind=kind) for kind in ("one", "one", "one", "other")]
    scores = judge_behaviours(ask_behaviours(Scripted(right, wrong, right, wrong), cases))
    assert [(kind, row.right.count, row.right.n, row.answered) for kind, row in scores.items()] == [
        ("one", 2, 3, 2),
        ("other", 0, 1, 0),
        (ALL_BEHAVIOURS, 2, 4, 2),
    ]
    assert judge_behaviours([]) == {}


def test_the_chatbot_itself_is_asked_with_its_own_answers(bot):
    first, second = "PMQA 4.0 ประเมินช่วงเดือนไหน", "แล้วรางวัลเลิศรัฐล่ะ"
    last = Question("b/2", second, "kind", {bot.collection.resolve("pmqa-04"): 2})
    (one,) = ask_behaviours(bot, [case(last, first)])
    assert one.right
    assert one.asked.answer.understood_query == f"{first} {second}"
