import pytest

from chatbot.datatypes import Answer, Status, Turn
from chatbot.conversation import REMEMBERED, Chosen, Typed, replay, take
from chatbot.errors import CorpusError


def test_a_choice_gives_exactly_the_chosen_entry(bot):
    for entry in bot.corpus.entries:
        answer = take(bot, Chosen(entry.id), ()).answer
        assert answer.status is Status.ANSWERED
        assert answer.answer == entry.answer
        assert answer.citations[0].entry_id == entry.id


def test_an_unknown_choice_is_an_error(bot):
    with pytest.raises(CorpusError, match="no-such-entry"):
        take(bot, Chosen("no-such-entry"), ())


def test_going_through_the_steps_again_gives_the_same_turns(bot):
    steps = (Typed("ส่งตัวชี้วัดภายในเดือนใด"), Typed("แล้ว Template 2 ล่ะ"), Chosen("pmqa-05"))
    turns = ()
    for step in steps:
        turns = (*turns, take(bot, step, turns))

    assert replay(bot, steps) == turns


def test_old_steps_are_left_out(bot):
    steps = [Chosen("pmqa-05")] * (REMEMBERED + 3)

    assert len(replay(bot, steps)) == REMEMBERED


class Recorder:
    """Stands in for an engine that mends every question, and keeps what it was asked."""

    def __init__(self):
        self.asked = []

    def ask(self, question, history=(), as_typed=False):
        self.asked.append((question, [turn.query for turn in history], as_typed))
        return Answer(Status.REFUSED, 0.0, repaired_query=None if as_typed else "สวัสดี")


def test_what_is_asked_again_as_typed_stands_where_it_stood():
    engine = Recorder()
    earlier = replay(engine, [Typed("ก"), Typed("l;ylfu"), Typed("ข")])

    turn = take(engine, Typed("l;ylfu", as_typed=True), earlier)

    assert engine.asked[-1] == ("l;ylfu", ["ก"], True)
    assert turn == Turn("l;ylfu", Answer(Status.REFUSED, 0.0))


def test_what_was_not_meant_is_no_context_for_what_follows():
    engine = Recorder()

    turns = replay(engine, [Typed("ก"), Typed("l;ylfu"), Typed("l;ylfu", as_typed=True)])

    assert [(turn.query, turn.answer.repaired_query) for turn in turns] == [
        ("ก", "สวัสดี"),
        ("l;ylfu", None),
    ]
