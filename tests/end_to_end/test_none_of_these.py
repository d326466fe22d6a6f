"""The last way out of a choice, by mouse, keyboard and typing, and on to the list of questions."""

import pytest
from playwright.sync_api import expect

from chatbot.wording.th import THAI


def way_out(turn):
    return turn.get_by_role("button", name=THAI.none_of_these)


def test_it_is_the_last_item_of_the_list_and_works_by_keyboard(window, ask):
    turn = ask(window, "Open Data")
    expect(turn.locator(".choices").get_by_role("listitem")).to_have_count(4)
    turn.locator(".choices .choice").nth(2).focus()

    window.keyboard.press("Tab")
    expect(way_out(turn)).to_be_focused()
    window.keyboard.press("Enter")

    expect(window.locator(".turn")).to_have_count(2)
    refused = window.locator(".turn").last
    expect(refused.get_by_role("heading", level=3)).to_be_focused()
    expect(refused.locator(".message")).to_contain_text("ไม่พบคำตอบทางการ")
    window.keyboard.press("Tab")
    expect(refused.get_by_role("button", name=THAI.open_list)).to_be_focused()
    window.keyboard.press("Enter")
    expect(window.locator("#question-list")).to_be_focused()


def test_typing_it_does_the_same(window, ask):
    ask(window, "Open Data")

    refused = ask(window, THAI.none_of_these)

    expect(refused.get_by_role("button", name=THAI.open_list)).to_be_visible()


@pytest.mark.parametrize("closed_by", ["Escape", "button"])
def test_on_a_phone_the_list_opens_over_the_window_and_gives_the_focus_back(
    open_window, ask, closed_by
):
    page = open_window(viewport={"width": 390, "height": 844}, has_touch=True)
    way_out(ask(page, "Open Data")).tap()
    expect(page.locator(".turn")).to_have_count(2)
    to_list = page.locator(".turn").last.get_by_role("button", name=THAI.open_list)

    to_list.tap()
    expect(page.locator(".close-list")).to_be_focused()
    if closed_by == "Escape":
        page.keyboard.press("Escape")
    else:
        page.locator(".close-list").tap()

    expect(to_list).to_be_focused()


def test_an_english_conversation_has_it_in_english(window, ask):
    turn = ask(window, "e-service target users")

    turn.get_by_role("button", name="None of these").click()

    expect(window.locator(".turn")).to_have_count(2)
    expect(window.locator(".turn").last).to_contain_text("No official answer to what you want")
