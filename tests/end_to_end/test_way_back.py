"""From what the engine made of a question back to the very words that were typed."""

from playwright.sync_api import expect

from chatbot.wording.th import THAI

TYPED = "l;ylfu"
MENDED = "สวัสดี"
QUESTION = "ต้องเลือกตัวชี้วัดองค์ประกอบที่ 2 แล้วส่งสำนักงาน ก.พ.ร. ภายในเมื่อใด"
LONG = ("ปรเมิน PMQA 4.0 ชวงเดอืนไหน " * 65).strip()


def way_back(turn):
    return turn.get_by_role("button", name=THAI.search_as_typed)


def test_one_click_asks_again_as_typed(window, ask):
    turn = ask(window, TYPED)
    expect(turn).to_contain_text(f"{THAI.searched_as} {MENDED}")
    expect(way_back(turn)).to_have_accessible_name(f"{THAI.search_as_typed} {TYPED}")

    with window.expect_request("**/run/respond") as request:
        way_back(turn).click()

    assert request.value.post_data_json["data"][0] == {
        "step": {"question": TYPED, "as_typed": True},
        "earlier": [{"question": TYPED}],
        "section": None,
    }
    expect(window.locator(".turn")).to_have_count(2)
    again = window.locator(".turn").last
    expect(again.locator(".bubble")).to_have_text(TYPED)
    expect(again).to_contain_text(THAI.searched_as_typed)
    expect(way_back(again)).to_have_count(0)


def test_the_conversation_remembers_that_it_was_as_typed(window, ask):
    way_back(ask(window, TYPED)).click()
    expect(window.locator(".turn")).to_have_count(2)

    with window.expect_request("**/run/respond") as request:
        ask(window, QUESTION)

    earlier = request.value.post_data_json["data"][0]["earlier"]
    assert earlier == [{"question": TYPED}, {"question": TYPED, "as_typed": True}]


def test_the_keyboard_goes_on_in_the_new_turn(window, ask):
    way_back(ask(window, TYPED)).focus()

    window.keyboard.press("Enter")

    expect(window.locator(".turn").last.get_by_role("heading", level=3)).to_be_focused()
    expect(window.locator(".turn").last.locator(".bubble")).to_be_in_viewport()
    window.keyboard.press("Tab")
    # The turn has nothing to choose, but can be rated.
    rating = window.locator(".turn").last.get_by_role("button", name=THAI.helped, exact=True)
    expect(rating).to_be_focused()


def test_who_types_on_while_it_is_searched_keeps_the_box(window, ask):
    turn = ask(window, TYPED)
    held = []
    window.route("**/run/respond", lambda route: held.append(route))
    way_back(turn).click()
    expect(window.locator(".busy")).to_have_text(THAI.busy)
    window.focus("#question")

    held[0].continue_()

    expect(window.locator(".turn")).to_have_count(2)
    expect(window.locator("#question")).to_be_focused()


def test_a_question_of_two_thousand_characters_keeps_the_button_small(open_window, ask):
    page = open_window(viewport={"width": 360, "height": 740})

    turn = ask(page, LONG)

    assert way_back(turn).bounding_box()["height"] < 120
    assert page.evaluate("document.documentElement.scrollWidth <= 360")
    whole = turn.locator(".whole p")
    expect(whole).not_to_be_visible()
    turn.get_by_text(THAI.whole_text).click()
    expect(whole).to_be_visible()
    with page.expect_request("**/run/respond") as request:
        way_back(turn).click()
    assert request.value.post_data_json["data"][0]["step"]["question"] == LONG
    expect(page.locator(".turn")).to_have_count(2)
