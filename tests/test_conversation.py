import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chatbot.conversation import REMEMBERED, Conversation
from chatbot.datatypes import EVERYTHING, Answer, Chosen, Reason, Status, Typed
from chatbot.errors import CorpusError


def test_a_choice_gives_exactly_the_chosen_entry(bot):
    for entry in bot.collection.current[0].entries:
        answer = Conversation().ask(bot, Chosen(entry.id))
        assert answer.status is Status.ANSWERED
        assert answer.answer == entry.answer
        assert answer.citations[0].entry_id == entry.id


def test_an_unknown_choice_is_an_error(bot):
    with pytest.raises(CorpusError, match="no-such-entry"):
        Conversation().ask(bot, Chosen("no-such-entry"))


STEPS = st.one_of(
    st.builds(
        Typed,
        st.sampled_from(
            [
                "ส่งตัวชี้วัดภายในเดือนใด",
                "แล้ว Template 2 ล่ะ",
                "ข้อ 2",
                "l;ylfu",
                "Open Data",
                "ขอบคุณค่ะ",
                "",
            ]
        ),
        st.booleans(),
    ),
    st.builds(Chosen, st.sampled_from(["pmqa-05", "overview-02"])),
)


@settings(deadline=None, max_examples=40)
@given(st.lists(STEPS, max_size=REMEMBERED))
def test_going_through_the_steps_again_gives_the_same_turns(bot, steps):
    conversation = Conversation()
    for step in steps:
        conversation.ask(bot, step)

    assert Conversation.replay(bot, steps).turns == conversation.turns


def test_old_steps_are_left_out(bot):
    steps = [Chosen("pmqa-05")] * (REMEMBERED + 3)

    assert len(Conversation.replay(bot, steps).turns) == REMEMBERED


def test_a_turn_tells_a_question_that_was_typed_from_one_that_was_chosen(bot):
    turns = Conversation.replay(bot, [Typed("Open Data"), Chosen("pmqa-05")]).turns
    assert [(turn.query, turn.typed) for turn in turns] == [
        ("Open Data", True),
        (bot.collection.current[0].entry("pmqa-05").question, False),
    ]


class Recorder:
    """Stands in for an engine that mends every question, and keeps what it was asked."""

    def __init__(self):
        self.asked = []
        self.recalling = self
        self.remembered = None

    def ask(self, question, history=(), as_typed=False, scope=EVERYTHING):
        assert scope.everything
        self.asked.append((question, [turn.query for turn in history], as_typed))
        return Answer(Status.REFUSED, Reason.EMPTY, repaired_query=None if as_typed else "สวัสดี")


def test_what_is_asked_again_as_typed_stands_where_it_stood():
    engine = Recorder()
    conversation = Conversation.replay(engine, [Typed("ก"), Typed("l;ylfu"), Typed("ข")])

    answer = conversation.ask(engine, Typed("l;ylfu", as_typed=True))

    assert engine.asked[-1] == ("l;ylfu", ["ก"], True)
    assert answer == Answer(Status.REFUSED, Reason.EMPTY)
    assert [turn.query for turn in conversation.turns] == ["ก", "ข", "l;ylfu"]


def test_what_was_not_meant_is_no_context_for_what_follows():
    engine = Recorder()

    steps = [Typed("ก"), Typed("l;ylfu"), Typed("l;ylfu", as_typed=True)]

    assert [
        (turn.query, turn.answer.repaired_query)
        for turn in Conversation.replay(engine, steps).turns
    ] == [
        ("ก", "สวัสดี"),
        ("l;ylfu", None),
    ]


def test_a_step_that_chose_what_is_gone_since_is_left_out(bot):
    steps = [Typed("Open Data"), Chosen("opdc-potential-base-2565/2560-01-01/pmqa-05")]
    assert [turn.query for turn in Conversation.replay(bot, steps).turns] == ["Open Data"]


def test_what_is_picked_from_choices_says_for_which_question(bot):
    conversation = Conversation()
    offered = conversation.ask(bot, Typed("PMQA"))
    by_click = conversation.ask(bot, Chosen(str(offered.choices[1].key)))
    assert by_click.reason is Reason.CHOSEN
    assert conversation.turns[-1].picked_for == "PMQA"
    # Another of the same list is picked for the same question.
    conversation.ask(bot, Chosen(str(offered.choices[0].key)))
    assert conversation.turns[-1].picked_for == "PMQA"


def test_a_choice_named_by_its_number_is_picked_too(bot):
    conversation = Conversation()
    conversation.ask(bot, Typed("PMQA"))
    conversation.ask(bot, Typed("ข้อ 2"))
    assert conversation.turns[-1].picked_for == "PMQA"


def test_what_was_not_offered_is_picked_for_nothing(bot):
    conversation = Conversation()
    conversation.ask(bot, Chosen("pmqa-04"))
    assert conversation.turns[-1].picked_for == ""
    conversation.ask(bot, Typed("PMQA 4.0 ประเมินช่วงเดือนไหน"))
    assert conversation.turns[-1].picked_for == ""


def test_what_stands_beside_a_sure_answer_is_not_picked_in_its_place(bot):
    conversation = Conversation()
    answer = conversation.ask(bot, Typed("PMQA 4.0 ประเมินช่วงเดือนไหน"))
    assert answer.entries
    assert not answer.doubtful
    conversation.ask(bot, Chosen(str(answer.choices[0].key)))
    assert conversation.turns[-1].picked_for == ""
