"""People say whether a turn was what they asked for."""

import pytest
from playwright.sync_api import expect

from chatbot.feedback import Fault
from chatbot.service import Service
from chatbot.wording.th import THAI

QUESTION = "ต้องเลือกตัวชี้วัดองค์ประกอบที่ 2 แล้วส่งสำนักงาน ก.พ.ร. ภายในเมื่อใด"


@pytest.fixture
def own(bot, settings):
    """A service whose ratings are a test's own."""
    return Service(lambda *_: bot, settings)


@pytest.fixture
def rated_window(own, serve, open_window):
    with serve(own) as at:
        window = open_window(at=at)
        yield window
        window.close()


def test_one_press_is_counted_and_thanked_for(rated_window, ask, own):
    turn = ask(rated_window, QUESTION)

    turn.get_by_role("button", name=THAI.fits, exact=True).click()

    expect(turn.locator(".thanks")).to_contain_text(THAI.thanks_for_rating)
    expect(turn.locator(".thanks")).to_be_focused()
    assert own.feedback.counts() == {"fits": 1}


def test_what_is_wrong_can_be_said_and_changed(rated_window, ask, own):
    turn = ask(rated_window, QUESTION)

    turn.get_by_role("button", name=THAI.misses).click()
    turn.get_by_role("button", name=THAI.faults[Fault.OUTDATED]).click()

    expect(turn.locator(".thanks")).to_be_visible()
    assert own.feedback.counts() == {"misses": 1, "outdated": 1}
    turn.get_by_role("button", name=THAI.rate_again).click()
    turn.get_by_role("button", name=THAI.fits, exact=True).click()
    expect(turn.locator(".thanks")).to_be_visible()
    assert own.feedback.counts() == {"fits": 1}


def test_none_of_these_counts_too(rated_window, ask, own):
    ask(rated_window, "Open Data")
    turn = rated_window.locator(".turn").first

    turn.get_by_role("button", name=THAI.none_of_these).click()

    expect(turn.locator(".thanks")).to_be_visible()
    expect(rated_window.locator(".log .turn")).to_have_count(2)
    assert own.feedback.counts() == {"misses": 1, "none_offered": 1}


def test_nobody_is_asked_about_a_greeting(rated_window, ask):
    expect(ask(rated_window, "สวัสดี").locator(".feedback")).to_have_count(0)
