import asyncio

import pytest
from fixtures.coroutines import run_to_end

from chatbot.doors.line import lanes as module
from chatbot.doors.line.lanes import Lanes

TYPED = "ข้อความที่พิมพ์"


@pytest.fixture
def done():
    return []


def test_each_persons_work_is_done_in_its_order(done):
    async def do(work):
        await asyncio.sleep(0)
        done.append(work)

    async def main():
        lanes = Lanes(do, 4, 30)
        async with lanes.running():
            for number in range(10):
                for whose in "abc":
                    assert lanes.take(whose, (whose, number))

    run_to_end(main())
    for whose in "abc":
        assert [number for one, number in done if one == whose] == list(range(10))


def test_what_comes_on_top_is_not_taken(done):
    async def main():
        lanes = Lanes(done.append, 1, 2)
        assert lanes.take("a", 1)
        assert lanes.take("a", 2)
        assert not lanes.take("a", 3)

    run_to_end(main())


def test_what_fails_is_logged_without_its_words_and_the_rest_goes_on(done, caplog):
    async def do(work):
        if work == 1:
            raise ValueError(TYPED)
        done.append(work)

    async def main():
        lanes = Lanes(do, 1, 16)
        async with lanes.running():
            assert lanes.take("a", 1)
            assert lanes.take("a", 2)

    run_to_end(main())
    assert done == [2]
    assert "ValueError" in caplog.text
    assert TYPED not in caplog.text


def test_a_stop_does_not_wait_for_ever(done, monkeypatch):
    monkeypatch.setattr(module, "FINISHING_S", 0.01)

    async def do(work):
        await asyncio.Event().wait()

    async def main():
        lanes = Lanes(do, 1, 16)
        async with lanes.running():
            assert lanes.take("a", 1)

    run_to_end(main())
