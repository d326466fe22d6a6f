"""Two documents in one window: each question leads to the right source."""

import pytest
from playwright.sync_api import expect

from chatbot.wording.th import THAI


@pytest.fixture
def window(open_window, two_document_address):
    return open_window(at=two_document_address, viewport={"width": 1280, "height": 800})


@pytest.mark.parametrize(
    ("question", "text", "place", "title"),
    [
        (
            "พนักงานลาพักผ่อนได้ปีละกี่วัน",
            "ลาพักผ่อนได้ปีละ 12 วันทำการ",
            "source/leave/2567#annual-01",
            "ถาม-ตอบระเบียบการลา ฉบับปรับปรุง",
        ),
        (
            "ที่จอดรถของผู้มาติดต่ออยู่ที่ใด",
            "ผู้มาติดต่อจอดรถได้ที่ลานจอดรถด้านหลังอาคาร 2",
            "source/parking/1#annual-01",
            "ถาม-ตอบการใช้ลานจอดรถ",
        ),
    ],
)
def test_a_citation_opens_the_right_document(
    window, ask, two_document_address, question, text, place, title
):
    turn = ask(window, question)

    expect(turn.locator("blockquote")).to_have_text(text)
    expect(turn.locator(".citation")).to_contain_text(title)
    with window.expect_popup() as popup:
        turn.get_by_role("link", name=THAI.open_source).click()
    source = popup.value
    source.wait_for_load_state()
    assert source.url == two_document_address + place
    expect(source.get_by_role("heading", level=1)).to_have_text(title)
    row = source.locator(":target")
    expect(row).to_be_in_viewport()
    expect(row.locator(".answer")).to_have_text(text)


def test_the_old_version_leads_to_the_current_one(window, two_document_address):
    window.goto(f"{two_document_address}source/leave/2566")
    expect(window.get_by_role("note")).to_contain_text(THAI.superseded)

    window.get_by_role("note").get_by_role("link").click()

    expect(window.locator("#annual-01 .answer")).to_have_text("ลาพักผ่อนได้ปีละ 12 วันทำการ")


def test_a_section_of_one_document_shows_neither_list_nor_examples_of_the_other(window, ask):
    expect(window.locator(".browse [data-entry]")).to_have_count(6)
    window.locator('input[name="section"][value="leave/annual"]').check(force=True)

    expect(window.locator(".browse [data-entry]:visible")).to_have_count(2)
    for example in window.locator(".examples li:visible").all():
        assert example.get_attribute("data-section") == "leave/annual"
    expect(ask(window, "ลานจอดรถเปิดกี่โมง")).to_contain_text(THAI.other_section)


def test_an_entry_from_the_list_is_the_one_that_was_pressed(window):
    window.locator('.group[data-section="parking/annual"] summary').click()

    window.locator('[data-entry="parking/1/annual-01"]').click()

    expect(window.locator(".turn blockquote")).to_have_text("ผู้มาติดต่อจอดรถได้ที่ลานจอดรถด้านหลังอาคาร 2")


def test_both_titles_fit_a_phone(open_window, two_document_address, ask):
    page = open_window(
        at=two_document_address, viewport={"width": 360, "height": 740}, is_mobile=True
    )
    ask(page, "ที่จอดรถของผู้มาติดต่ออยู่ที่ใด")
    assert page.evaluate("document.documentElement.scrollWidth <= 360")
