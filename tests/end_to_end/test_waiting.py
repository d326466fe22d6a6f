"""What one sees while a question is on its way, and the keys of the box."""

import re

import pytest
from playwright.sync_api import expect

from chatbot.wording.th import THAI

QUESTION = "ต้องเลือกตัวชี้วัดองค์ประกอบที่ 2 แล้วส่งสำนักงาน ก.พ.ร. ภายในเมื่อใด"
OTHER = "PMQA 4.0 ประเมินช่วงเดือนไหน"


@pytest.fixture
def held(window):
    """Calls of the window that wait until a test lets them go on."""
    calls = []
    window.route("**/run/respond", lambda route: calls.append(route))
    return calls


def send(window, question):
    window.fill("#question", question)
    window.press("#question", "Enter")


def first(window, held):
    """The first call that waits, once the window has made it."""
    while not held:
        # Lets what the browser does meanwhile come in.
        window.wait_for_timeout(10)
    return held[0]


def test_the_question_stands_there_at_once_and_is_not_read_out(window, held):
    send(window, QUESTION)

    pending = window.locator(".pending .awaited")
    expect(pending.locator(".bubble")).to_have_text(QUESTION)
    expect(pending.locator(".skeleton")).to_be_visible()
    expect(window.locator("#question")).to_have_value("")
    assert window.locator(".log .turn").count() == 0
    assert window.locator(".pending").get_attribute("aria-hidden") == "true"
    first(window, held).continue_()
    expect(window.locator(".log .turn")).to_have_count(1)
    expect(pending).to_have_count(0)


def test_a_second_question_waits_and_a_third_stays_in_the_box(window, held):
    send(window, QUESTION)
    send(window, OTHER)
    expect(window.locator(".pending .waits").last).to_have_text(THAI.queued)
    send(window, "สวัสดี")
    expect(window.get_by_role("alert")).to_have_text(THAI.queue_full)
    expect(window.locator("#question")).to_have_value("สวัสดี")

    first(window, held).continue_()
    expect(window.locator(".log .turn")).to_have_count(1)
    held[1].continue_()

    expect(window.locator(".log .turn")).to_have_count(2)
    assert window.locator(".log .bubble").all_inner_texts() == [QUESTION, OTHER]


def test_when_the_server_is_gone_the_question_comes_back(window, held, complaints):
    send(window, QUESTION)

    first(window, held).abort()

    expect(window.get_by_role("alert")).to_have_text(THAI.server_gone)
    expect(window.locator("#question")).to_have_value(QUESTION)
    expect(window.locator(".turn")).to_have_count(0)
    complaints.clear()


def test_what_is_typed_is_no_markup_while_it_waits(window, held):
    send(window, "<img src=x onerror=alert(1)>")

    expect(window.locator(".pending .bubble")).to_have_text("<img src=x onerror=alert(1)>")
    assert window.locator(".pending img").count() == 0
    first(window, held).continue_()
    expect(window.locator(".log .turn")).to_have_count(1)


def test_arrow_up_in_the_empty_box_recalls_the_last_question(window, ask):
    ask(window, OTHER)
    window.press("#question", "ArrowUp")
    expect(window.locator("#question")).to_have_value(OTHER)


def test_a_slash_leads_to_the_box_and_is_a_slash_in_it(window):
    window.locator(".open-source, .notice summary").first.focus()
    window.keyboard.press("/")
    expect(window.locator("#question")).to_be_focused()
    expect(window.locator("#question")).to_have_value("")
    window.keyboard.press("/")
    expect(window.locator("#question")).to_have_value("/")


def test_near_the_limit_it_says_how_much_is_left(window):
    window.fill("#question", "ก" * 1599)
    expect(window.locator(".counter")).to_have_text("")
    window.fill("#question", "ก" * 1600)
    expect(window.locator(".counter")).to_have_text(
        THAI.counted.format(length="1,600", limit="2,000")
    )


def refuse(route, status, **headers):
    route.fulfill(status=status, headers=headers, body="")


def test_while_too_many_ask_it_is_sent_once_more_by_itself(window, complaints):
    sent = []

    def first_refused(route):
        sent.append(route.request.post_data)
        if len(sent) == 1:
            refuse(route, 503, **{"Retry-After": "2"})
        else:
            route.continue_()

    window.route("**/run/respond", first_refused)
    send(window, QUESTION)

    expect(window.locator(".pending .waits")).to_have_text(THAI.trying_again)
    expect(window.locator(".announcer")).to_have_text(THAI.trying_again)
    expect(window.locator(".chat-window")).to_have_class(re.compile("waiting"))
    expect(window.locator(".log .turn")).to_have_count(1)
    expect(window.get_by_role("alert")).to_have_text("")
    assert sent[0] == sent[1]
    complaints.clear()


@pytest.mark.parametrize("seconds", ["1", "3600", None])
def test_who_is_sent_away_twice_is_told_so(window, complaints, seconds):
    sent = []
    headers = {"Retry-After": seconds} if seconds else {}
    window.route("**/run/respond", lambda route: (sent.append(1), refuse(route, 503, **headers)))
    window.clock.install()
    send(window, QUESTION)

    expect(window.locator(".pending .waits")).to_have_text(THAI.trying_again)
    # An hour is not waited for.
    window.clock.run_for(5000)

    expect(window.get_by_role("alert")).to_have_text(THAI.too_busy)
    expect(window.locator("#question")).to_have_value(QUESTION)
    expect(window.locator(".pending .awaited")).to_have_count(0)
    assert len(sent) == 2
    complaints.clear()


@pytest.mark.parametrize(("said", "shown"), [("7", "7"), (None, "2")])
def test_who_asks_too_fast_is_told_how_long_to_wait(window, held, complaints, said, shown):
    send(window, QUESTION)

    refuse(first(window, held), 429, **({"Retry-After": said} if said else {}))

    told = THAI.too_fast.format(seconds=shown)
    expect(window.get_by_role("alert")).to_have_text(told)
    expect(window.locator("#question")).to_have_value(QUESTION)
    assert len(held) == 1
    complaints.clear()
