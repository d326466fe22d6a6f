import pickle

import pytest

from chatbot.conversation import REMEMBERED
from chatbot.datatypes import Chosen, Typed
from chatbot.doors.line import conversations as module
from chatbot.doors.line.conversations import LineConversations


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def kept(clock):
    return LineConversations(clock)


def test_the_steps_of_each_person_are_their_own(kept):
    steps = (Typed("ก"), Chosen("doc/1/doc-1"))
    kept.keep("U1", steps)
    assert kept.steps("U1") == steps
    assert kept.steps("U2") == ()
    assert pickle.loads(pickle.dumps(steps)) == steps


def test_nothing_is_kept_of_nobody_nor_of_who_left(kept):
    kept.keep("", (Typed("ก"),))
    kept.keep("U1", (Typed("ก"),))
    kept.forget("U1")
    kept.forget("U3")
    assert kept.steps("") == kept.steps("U1") == ()


def test_the_latest_steps_are_enough(kept):
    kept.keep("U1", tuple(Typed(str(number)) for number in range(30)))
    assert kept.steps("U1") == tuple(Typed(str(n)) for n in range(30 - REMEMBERED, 30))


def test_it_ends_an_hour_after_the_latest_step(kept, clock):
    kept.keep("U1", (Typed("ก"),))
    clock.now = 3599
    assert kept.steps("U1")
    kept.keep("U1", (Typed("ก"), Typed("ข")))
    clock.now = 3599 + 3599
    assert kept.steps("U1")
    clock.now += 2
    assert kept.steps("U1") == ()


def test_who_it_was_cannot_be_told_the_next_day(kept, clock):
    clock.now = 86_000
    kept.keep("U1", (Typed("ก"),))
    first = kept._digest("U1")
    clock.now = 86_401
    assert kept.steps("U1") == ()
    assert kept._digest("U1") != first
    assert "U1" not in repr(vars(kept._steps))


def test_so_many_and_no_more(kept, monkeypatch):
    for number in range(module.MOST_CONVERSATIONS + 5):
        kept.keep(f"U{number}", (Typed("ก"),))
    assert len(kept._steps._kept) == module.MOST_CONVERSATIONS
    assert kept.steps("U4") == ()
    assert kept.steps("U5")


def test_an_event_is_new_once(kept, clock):
    assert kept.first_time("01A")
    assert not kept.first_time("01A")
    assert kept.first_time("01B")
    clock.now = 3601
    assert kept.first_time("01B")
