"""The conversation stays in its tab, can be had back, and can be taken along."""

import re

import pytest
from playwright.sync_api import expect

from chatbot.service import Service
from chatbot.wording.th import THAI

QUESTION = "ต้องเลือกตัวชี้วัดองค์ประกอบที่ 2 แล้วส่งสำนักงาน ก.พ.ร. ภายในเมื่อใด"


def anew(window):
    window.get_by_role("button", name=THAI.new_conversation).click()


def test_it_is_there_after_the_page_is_loaded_again(window, ask):
    ask(window, QUESTION)

    window.reload()
    window.wait_for_selector("[data-ready]")

    expect(window.locator(".turn")).to_have_count(1)
    expect(window.locator(".turn .bubble")).to_have_text(QUESTION)
    with window.expect_request("**/run/respond") as request:
        ask(window, "แล้ว Template 2 ล่ะ")
    assert request.value.post_data_json["data"][0]["earlier"] == [{"question": QUESTION}]


def test_another_tab_knows_nothing_of_it(window, ask, open_window, office_browser):
    ask(window, QUESTION)

    other = open_window(office_browser)

    expect(other.locator(".turn")).to_have_count(0)
    assert office_browser.cookies() == []
    assert QUESTION not in other.evaluate("JSON.stringify({ ...localStorage })")


def test_it_is_gone_once_a_new_one_is_begun(window, ask):
    ask(window, QUESTION)

    anew(window)

    assert window.evaluate("sessionStorage.length") == 0
    window.reload()
    window.wait_for_selector("[data-ready]")
    expect(window.locator(".turn")).to_have_count(0)


def test_a_new_one_can_be_undone_for_ten_seconds(window, ask):
    window.clock.install()
    ask(window, QUESTION)
    anew(window)
    bar = window.locator(".undo")
    expect(bar).to_contain_text(THAI.new_started)

    bar.get_by_role("button", name=THAI.undo).click()

    expect(window.locator(".turn .bubble")).to_have_text(QUESTION)
    expect(bar).to_be_hidden()
    anew(window)
    expect(bar).to_be_visible()
    window.clock.fast_forward(10_001)
    expect(bar).to_be_hidden()


@pytest.mark.parametrize(
    "kept",
    ["nonsense", "null", "{}", "[1]", '[{"turn": 1, "step": {}}]', '[{"turn": "", "step": {}}]'],
)
def test_what_another_page_of_the_host_has_kept_there_is_left_alone(window, ask, kept):
    window.evaluate("kept => sessionStorage.setItem('conversation of /', kept)", kept)
    window.reload()
    window.wait_for_selector("[data-ready]")
    expect(window.locator(".turn")).to_have_count(0)
    ask(window, QUESTION)


def test_where_the_operator_says_so_nothing_is_kept(open_window, ask, serve, bot, settings):
    own = settings.model_copy(update={"keep_conversation": False})
    with serve(Service(lambda *_: bot, own)) as at:
        window = open_window(at=at)
        ask(window, QUESTION)

        assert window.evaluate("sessionStorage.length") == 0
        window.reload()
        window.wait_for_selector("[data-ready]")
        expect(window.locator(".turn")).to_have_count(0)
        window.close()


def test_it_is_saved_as_text_with_its_sources(window, ask, corpus):
    ask(window, QUESTION)
    ask(window, "ราคาทองวันนี้เท่าไร")
    window.locator(".menu summary").click()

    with window.expect_download() as download:
        window.get_by_role("button", name=THAI.save_text).click()

    assert download.value.suggested_filename == f"{THAI.file_name}.txt"
    text = download.value.path().read_text(encoding="utf-8-sig")
    entry = corpus.entry("overview-02")
    assert f"{THAI.you_asked}: {QUESTION}" in text
    assert entry.answer in text
    assert f"/e/{entry.key}" in text
    assert THAI.bands["refused"] in text
    assert text.index(QUESTION) < text.index("ราคาทอง")


def test_on_paper_there_are_answers_and_no_buttons(window, ask):
    turn = ask(window, QUESTION)
    window.emulate_media(media="print")

    expect(turn.locator("blockquote")).to_be_visible()
    expect(turn.locator(".cited")).to_be_visible()
    for part in (".composer", ".tools", ".browse", ".turn .actions", ".feedback"):
        expect(window.locator(part).first).to_be_hidden()


def test_an_address_with_a_question_is_answered_and_goes_on(open_window, address, ask):
    window = open_window(at=f"{address}?q={QUESTION}")

    expect(window.locator(".turn")).to_have_count(1)
    assert window.url == address
    with window.expect_request("**/run/respond") as request:
        ask(window, "แล้ว Template 2 ล่ะ")
    assert request.value.post_data_json["data"][0]["earlier"] == [{"question": QUESTION}]


def test_without_scripts_a_form_asks_and_a_choice_leads_to_its_page(browser, address):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)

    page.fill("#question", "Open Data")
    page.get_by_role("button", name=THAI.send).click()
    choice = page.locator(".turn .choice").first
    expect(choice).to_be_visible()
    wording = choice.locator(".wording").inner_text()
    choice.click()

    assert re.search(r"/e/[^/]+/[^/]+/[^/]+$", page.url)
    expect(page.get_by_role("heading", level=1)).to_have_text(wording)
    expect(page.locator("blockquote")).to_be_visible()
    context.close()
