"""Asking one of two documents in the window: by mouse, by keyboard, on a phone."""

import pytest
from playwright.sync_api import expect

from chatbot.wording.th import THAI

QUESTION = "ที่จอดรถของผู้มาติดต่ออยู่ที่ใด"
PLACE = "ผู้มาติดต่อจอดรถได้ที่ลานจอดรถด้านหลังอาคาร 2"


@pytest.fixture(params=[{"width": 1280, "height": 800}, {"width": 390, "height": 844}])
def window(request, open_window, two_document_address):
    size = request.param
    return open_window(at=two_document_address, viewport=size, is_mobile=size["width"] < 400)


def choose(page):
    return page.get_by_label(THAI.scope, exact=True)


def test_the_document_that_is_chosen_answers_and_the_other_is_named(window, ask):
    choose(window).select_option(label="ถาม-ตอบระเบียบการลา ฉบับปรับปรุง")

    turn = ask(window, QUESTION)

    expect(turn).to_have_attribute("data-reason", "elsewhere")
    expect(turn).to_contain_text("ค้นเฉพาะใน “ถาม-ตอบระเบียบการลา ฉบับปรับปรุง”")
    assert window.evaluate(
        "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
    )
    turn.get_by_role("link", name="ถามอีกครั้งใน “ถาม-ตอบการใช้ลานจอดรถ”").click()
    expect(window.locator(".turn")).to_have_count(2)
    expect(window.locator(".turn").last.locator("blockquote")).to_have_text(PLACE)
    expect(choose(window)).to_have_value("parking")
    choose(window).select_option(label=THAI.all_documents)
    expect(ask(window, "พนักงานลาพักผ่อนได้ปีละกี่วัน").locator("blockquote")).to_be_visible()


def test_list_sections_and_examples_are_those_of_the_document(open_window, two_document_address):
    page = open_window(at=two_document_address, viewport={"width": 1280, "height": 800})
    page.locator('input[name="section"][value="leave/sick"]').check(force=True)

    choose(page).select_option("parking")

    expect(page.locator('input[name="section"][value=""]')).to_be_checked()
    expect(page.locator(".sections label:visible")).to_have_text([THAI.all_sections, "ลานจอดรถ"])
    expect(page.locator(".group:visible")).to_have_count(1)
    expect(page.locator(".found")).to_have_text(THAI.found_in_list.format(count=3))
    expect(page.locator(".announcer")).to_have_text(
        THAI.scope_changed.format(document="ถาม-ตอบการใช้ลานจอดรถ")
    )
    for example in page.locator(".examples li:visible").all():
        assert example.get_attribute("data-section") == "parking/annual"
    choose(page).select_option("")
    expect(page.locator(".group:visible")).to_have_count(3)


def test_it_is_chosen_by_the_keyboard(open_window, two_document_address, ask):
    page = open_window(at=two_document_address, viewport={"width": 1280, "height": 800})
    choose(page).focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(choose(page)).to_have_value("parking")
    expect(ask(page, QUESTION).locator("blockquote")).to_have_text(PLACE)


def test_a_single_document_leaves_nothing_to_choose(open_window):
    assert open_window().locator("select").count() == 0
