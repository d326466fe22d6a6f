import pytest

from chatbot.datatypes import Status
from chatbot.doors.conversation import REMEMBERED, Chosen, Typed, replay, take
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
