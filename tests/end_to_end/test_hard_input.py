"""Input that is empty, huge or hostile, and a server that is slow or gone."""

import pytest
from playwright.sync_api import expect

from chatbot.wording.th import THAI


@pytest.mark.parametrize("nothing", ["", "   ", "\n\n"])
def test_nothing_typed_gets_a_hint_and_no_turn(window, nothing):
    window.fill("#question", nothing)

    window.get_by_role("button", name=THAI.send).click()

    expect(window.get_by_role("alert")).to_have_text(THAI.empty_question)
    expect(window.locator("#question")).to_be_focused()
    assert window.locator(".turn").count() == 0


def test_twenty_thousand_characters_are_refused_in_thai_and_kept(window):
    long = "ส่งเมื่อไร" * 2000
    window.fill("#question", long)

    window.press("#question", "Enter")

    expect(window.get_by_role("alert")).to_contain_text("20,000")
    assert window.input_value("#question") == long
    assert window.locator(".turn").count() == 0


@pytest.mark.parametrize(
    "hostile",
    [
        "<img src=x onerror=\"document.title='หลุด'\">",
        "<script>document.title='หลุด'</script>",
        "${document.title='หลุด'} {{constructor}} `x`",
        "</p></article><iframe src=https://example.com></iframe>",
    ],
)
def test_markup_and_scripts_are_inert(window, ask, hostile):
    turn = ask(window, hostile)

    expect(turn.locator(".bubble")).to_have_text(hostile)
    assert window.title() == THAI.service
    assert window.locator(".log :is(img, script, iframe)").count() == 0


def test_half_a_surrogate_pair_gets_an_answer(window):
    window.evaluate("document.querySelector('#question').value = 'ส่งเมื่อไร \\ud83d'")

    window.press("#question", "Enter")

    expect(window.locator(".turn")).to_have_count(1)


def test_a_long_word_wraps(window, ask):
    ask(window, "ก" * 1500)

    assert window.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_shift_enter_makes_a_new_line(window):
    window.locator("#question").press_sequentially("หนึ่ง")
    window.press("#question", "Shift+Enter")
    window.locator("#question").press_sequentially("สอง")

    assert window.input_value("#question") == "หนึ่ง\nสอง"
    assert window.locator(".turn").count() == 0


@pytest.mark.parametrize("composing", [True, False])
def test_enter_that_ends_a_composition_does_not_send(window, composing):
    window.fill("#question", "ส่งเมื่อไร")

    left_to_the_browser = window.evaluate(
        "isComposing => document.querySelector('#question').dispatchEvent(new KeyboardEvent("
        "'keydown', { key: 'Enter', isComposing, bubbles: true, cancelable: true }))",
        composing,
    )

    assert left_to_the_browser is composing
    expect(window.locator(".turn")).to_have_count(0 if composing else 1)


def test_waiting_is_shown_and_a_second_sending_is_ignored(window):
    held = []
    window.route("**/run/respond", lambda route: held.append(route))
    window.fill("#question", "ผลคะแนน PMQA ออกเมื่อใด")

    window.press("#question", "Enter")
    expect(window.locator(".busy")).to_have_text(THAI.busy)
    window.press("#question", "Enter")

    assert len(held) == 1
    held[0].continue_()
    expect(window.locator(".turn")).to_have_count(1)
    expect(window.locator(".busy")).to_have_text("")


def test_a_lost_server_is_said_in_thai_and_the_question_stays(window, complaints):
    window.context.set_offline(True)
    window.fill("#question", "ผลคะแนน PMQA ออกเมื่อใด")

    window.press("#question", "Enter")

    expect(window.get_by_role("alert")).to_have_text(THAI.server_gone)
    expect(window.locator("#question")).to_have_value("ผลคะแนน PMQA ออกเมื่อใด")
    window.context.set_offline(False)
    window.press("#question", "Enter")
    expect(window.locator(".turn")).to_have_count(1)
    expect(window.locator(".problem")).to_have_text("")
    # Only now, since Chromium tells of a lost request when it likes.
    assert complaints
    assert all("ERR_INTERNET_DISCONNECTED" in one for one in complaints)
    complaints.clear()
