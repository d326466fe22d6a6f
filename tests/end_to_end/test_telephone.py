"""A telephone in one hand: what comes of a tap is in sight, and nothing moves away under it."""

import pytest
from playwright.sync_api import expect

from chatbot.wording.th import THAI

TELEPHONE = {
    "viewport": {"width": 390, "height": 844},
    "has_touch": True,
    "is_mobile": True,
    "reduced_motion": "reduce",
}
QUESTION = "ต้องเลือกตัวชี้วัดองค์ประกอบที่ 2 แล้วส่งสำนักงาน ก.พ.ร. ภายในเมื่อใด"
LONGEST = "e-service-22"


@pytest.fixture
def telephone(open_window):
    return open_window(**TELEPHONE, permissions=["clipboard-read", "clipboard-write"])


def top(locator):
    """Where an element begins, in pixels from the top of the window."""
    return locator.bounding_box()["y"]


def test_a_chosen_question_is_not_shown_twice_in_full(telephone, corpus):
    telephone.locator(".open-list").tap()
    choice = telephone.locator(f"[data-entry$='/{LONGEST}']")
    telephone.locator(".group", has=choice).locator("summary").tap()
    choice.tap()

    turn = telephone.locator(".turn")
    assert turn.locator(".bubble").bounding_box()["height"] < 120
    expect(turn.locator(".official-question")).to_have_text(corpus.entry(LONGEST).question)
    assert top(turn.locator(".official-answer")) < telephone.viewport_size["height"] - 100


def test_what_came_of_a_tap_moves_nothing(telephone, ask):
    turn = ask(telephone, QUESTION)
    turn.locator(".copy").scroll_into_view_if_needed()
    before = [button.bounding_box() for button in turn.locator(".action").all()]

    turn.locator(".copy").tap()

    said = turn.locator(".copy .outcome")
    expect(said).to_be_visible()
    shown = said.bounding_box()
    assert shown["x"] + shown["width"] <= telephone.viewport_size["width"]
    assert [button.bounding_box() for button in turn.locator(".action").all()] == before


def test_after_an_undo_the_newest_turn_is_in_sight_from_its_start(telephone, ask):
    ask(telephone, QUESTION)
    telephone.locator(".new-conversation").tap()
    # The box would open the keyboard over the examples.
    expect(telephone.locator(".welcome-title")).to_be_focused()

    telephone.locator(".undo button").tap()

    heading = telephone.locator(".turn h3")
    expect(heading).to_be_focused()
    below_the_header = telephone.locator(".masthead").bounding_box()["height"]
    assert below_the_header <= top(heading) < below_the_header + 60


def test_a_turn_without_an_answer_is_asked_about_in_other_words(telephone, ask):
    turn = ask(telephone, "ราคาทองวันนี้เท่าไร")
    expect(turn.locator(".verdict")).to_contain_text(THAI.did_it_help)
    expect(turn.locator(".faults")).to_have_count(0)

    turn.get_by_role("button", name=THAI.did_not_help).tap()

    expect(turn.locator(".thanks")).to_be_focused()


def test_what_is_chosen_can_be_told_apart_in_colours_of_ones_own(open_window):
    page = open_window(**TELEPHONE, forced_colors="active")
    grounds = page.locator(".sections label span").evaluate_all(
        "found => found.map(one => getComputedStyle(one).backgroundColor)"
    )
    assert grounds[0] not in grounds[1:]
    assert len(set(grounds[1:])) == 1


def test_the_name_of_the_service_keeps_its_words_on_a_telephone_zoomed_to_200(open_window, ask):
    page = open_window(**{**TELEPHONE, "viewport": {"width": 195, "height": 422}})
    ask(page, QUESTION)
    heading = page.locator("h1").bounding_box()
    assert heading["width"] > 150
    assert page.evaluate("document.documentElement.scrollWidth") <= 195
