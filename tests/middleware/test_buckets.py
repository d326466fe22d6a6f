import hashlib
from multiprocessing import get_context

import pytest

from chatbot.memory import between_processes
from chatbot.middleware.buckets import Buckets


class Clock:
    now = 1000.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def buckets(clock):
    return Buckets(b"key", clock)


def test_half_a_minutes_worth_may_be_asked_at_once(buckets):
    assert [buckets.take("a", 8) for _ in range(5)] == [0, 0, 0, 0, 8]


def test_who_has_waited_as_long_as_was_said_may_ask_again(buckets, clock):
    while not (wait := buckets.take("a", 8)):
        pass
    clock.now += wait
    assert buckets.take("a", 8) == 0
    assert buckets.take("a", 8) > 0


def test_one_client_takes_nothing_from_another(buckets):
    while not buckets.take("a", 2):
        pass
    assert buckets.take("b", 2) == 0


def test_a_bucket_holds_no_more_than_half_a_minutes_worth(buckets, clock):
    buckets.take("a", 8)
    clock.now += 86_400
    assert [buckets.take("a", 8) for _ in range(5)][-1] > 0


def test_none_is_a_bucket_that_never_empties(buckets):
    assert {buckets.take("a", 0) for _ in range(1000)} == {0}


def test_what_costs_a_tenth_may_be_asked_ten_times_as_often(buckets):
    assert [buckets.take("a", 2, 0.1) for _ in range(11)].count(0) in (10, 11)


def test_a_limit_of_one_a_minute_is_one_a_minute(buckets, clock):
    assert buckets.take("a", 1) == 0
    assert buckets.take("a", 1) == 60
    clock.now += 60
    assert buckets.take("a", 1) == 0


def _ask(buckets, answers):
    answers.put(buckets.take("a", 2))


def test_another_process_shares_them():
    context = get_context("spawn")
    buckets, answers = Buckets(b"key", memory=between_processes), context.Queue()
    assert buckets.take("a", 2) == 0
    process = context.Process(target=_ask, args=(buckets, answers))
    process.start()
    assert answers.get(timeout=60) > 0
    process.join()


def test_nothing_in_them_is_an_address(buckets):
    buckets.take("192.0.2.7", 60)
    memory = bytes(buckets._slots)
    assert b"192.0.2.7" not in memory
    assert hashlib.sha256(b"192.0.2.7").digest()[:8] not in memory
