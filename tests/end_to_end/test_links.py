"""Addresses with a question in them, and the window where no scripts run."""

import pytest
from playwright.sync_api import expect

from chatbot.wording.th import THAI

QUESTION = "ต้องเลือกตัวชี้วัดองค์ประกอบที่ 2 แล้วส่งสำนักงาน ก.พ.ร. ภายในเมื่อใด"


@pytest.fixture
def bare(browser):
    """A page without scripts."""
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    yield context.new_page()
    context.close()


def test_nothing_but_the_question_goes_out_of_the_address(open_window, address):
    window = open_window(at=f"{address}?lang=th&q={QUESTION}")

    expect(window.locator(".turn")).to_have_count(1)
    assert window.url == f"{address}?lang=th"


@pytest.mark.parametrize("scripts", [True, False])
def test_on_a_telephone_the_answer_is_in_sight(browser, address, scripts):
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, java_script_enabled=scripts
    )
    page = context.new_page()
    page.goto(f"{address}?q={QUESTION}")

    expect(page.locator(".turn .bubble")).to_be_in_viewport(ratio=1)
    expect(page.locator(".turn blockquote")).to_be_in_viewport()
    context.close()


def test_a_question_too_long_stays_in_the_box_and_not_in_the_address(open_window, address, ask):
    window = open_window(at=f"{address}?q={'ก' * 2001}")

    expect(window.locator(".problem")).to_contain_text("2,001")
    expect(window.locator("#question")).to_have_value("ก" * 2001)
    assert window.url == address
    assert ask(window, QUESTION).get_attribute("data-status") == "answered"


def test_the_conversation_before_it_can_be_had_back(window, ask, address):
    ask(window, "สวัสดี")

    window.goto(f"{address}?q={QUESTION}")
    window.wait_for_selector("[data-ready]")

    expect(window.locator(".turn .bubble")).to_have_text([QUESTION])
    window.locator(".undo").get_by_role("button", name=THAI.undo).click()
    expect(window.locator(".turn .bubble")).to_have_text(["สวัสดี", QUESTION])


def test_a_follow_up_goes_on_in_the_document_that_the_address_names(
    open_window, two_document_address, ask
):
    window = open_window(at=two_document_address)

    window.goto(f"{two_document_address}?q=จอดรถได้กี่คัน&document=parking")

    window.wait_for_selector("[data-ready]")
    expect(window.locator("#scope")).to_have_value("parking")
    assert window.url == two_document_address
    with window.expect_request("**/run/respond") as request:
        ask(window, "แล้วเสียเงินไหม")
    sent = request.value.post_data_json["data"][0]
    assert sent["earlier"] == [{"question": "จอดรถได้กี่คัน", "document": "parking"}]
    assert sent["step"]["document"] == "parking"


def test_an_entry_asks_on_without_scripts(bare, address, corpus):
    bare.goto(f"{address}e/opdc-potential-base-2565/2564-09-10/pmqa-05")

    bare.get_by_label(THAI.ask_more).fill(QUESTION)
    bare.get_by_role("button", name=THAI.send).click()

    expect(bare.locator(".turn .bubble")).to_have_text(QUESTION)
    expect(bare.locator(".turn blockquote")).to_be_visible()


@pytest.mark.parametrize("question", [QUESTION, "Open Data", "l;ylfu", "ราคาทองวันนี้เท่าไร"])
def test_without_scripts_every_button_does_something(bare, address, question):
    bare.goto(f"{address}?q={question}")
    expect(bare.locator(".turn")).to_be_visible()

    bare.locator("details").evaluate_all("all => all.forEach((one) => { one.open = true; })")

    assert bare.locator("button:visible").all_inner_texts() == [THAI.send]
    assert bare.locator("input:visible, textarea:visible").count() == 1


def test_what_a_link_names_and_is_not_here_is_said(open_window, address, complaints, ask):
    window = open_window(at=f"{address}?q={QUESTION}&document=gone")

    expect(window.locator(".problem")).to_have_text(THAI.no_such_document)
    complaints.clear()  # The browser notes that the page came with 404.
    window.get_by_role("button", name=THAI.send).click()
    expect(window.locator(".turn blockquote")).to_be_visible()
