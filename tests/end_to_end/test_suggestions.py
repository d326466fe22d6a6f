"""Official questions while one types: by keyboard, by mouse, and in the list."""

from playwright.sync_api import expect

from chatbot.wording.th import THAI


def options(window):
    return window.get_by_role("listbox", name=THAI.suggestions).get_by_role("option")


def test_the_arrow_goes_to_one_and_enter_takes_it(window):
    window.type("#question", "ประกาศคะแน")
    expect(options(window).first).to_be_visible()
    expect(options(window).first.locator("mark")).to_have_text("ประกาศคะแน")
    expect(window.locator(".announcer")).to_contain_text(THAI.suggested.partition(" {")[0])

    window.keyboard.press("ArrowDown")
    expect(options(window).first).to_have_attribute("aria-selected", "true")
    active = window.get_attribute("#question", "aria-activedescendant")
    assert active == options(window).first.get_attribute("id")
    window.keyboard.press("Enter")

    turn = window.locator(".log .turn")
    expect(turn).to_have_count(1)
    expect(turn).to_have_attribute("data-status", "answered")
    expect(turn.locator("blockquote")).to_contain_text("17 กันยายน 2564")
    expect(options(window)).to_have_count(0)
    expect(window.locator("#question")).to_have_value("")


def test_enter_alone_sends_what_was_typed(window):
    window.type("#question", "ประกาศคะแนน PMQA เดือนไหน")
    expect(window.locator("#question")).to_have_value("ประกาศคะแนน PMQA เดือนไหน")

    window.keyboard.press("Enter")

    expect(window.locator(".log .turn .bubble")).to_have_text("ประกาศคะแนน PMQA เดือนไหน")


def test_escape_closes_them_and_keeps_what_was_typed(window):
    window.type("#question", "ประกาศคะแน")
    expect(options(window).first).to_be_visible()
    window.keyboard.press("ArrowDown")

    window.keyboard.press("Escape")

    expect(options(window)).to_have_count(0)
    expect(window.locator("#question")).to_have_value("ประกาศคะแน")
    assert window.get_attribute("#question", "aria-activedescendant") is None


def test_a_tap_takes_one_on_a_phone(open_window):
    page = open_window(viewport={"width": 390, "height": 844}, has_touch=True)
    page.locator("#question").tap()
    page.keyboard.type("เจาภาพ")
    expect(options(page).first).to_be_visible()
    expect(page.locator("#question")).to_be_in_viewport()

    options(page).first.tap()

    expect(page.locator(".log .turn")).to_have_count(1)


def test_what_is_like_nothing_gets_none(window):
    with window.expect_response("**/suggest?**") as response:
        window.type("#question", "asdfgh")
    assert response.value.json() == []
    expect(options(window)).to_have_count(0)


def test_the_list_finds_what_is_mistyped(window):
    window.fill("#find", "เจาภาพ")
    shown = window.locator(".browse li:visible")
    expect(shown.first).to_be_visible()
    assert any("เจ้าภาพ" in text for text in shown.all_inner_texts())
    expect(window.locator(".found")).to_contain_text(THAI.found_in_list.partition(" ")[0])
    window.fill("#find", "ไดโนเสาร์")
    expect(window.locator(".found")).to_have_text(THAI.none_in_list)
