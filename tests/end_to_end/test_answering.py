"""From a typed question to the highlighted place in the source."""

import re

from playwright.sync_api import expect

from chatbot.wording.th import THAI

QUESTION = "ต้องเลือกตัวชี้วัดองค์ประกอบที่ 2 แล้วส่งสำนักงาน ก.พ.ร. ภายในเมื่อใด"
ANSWER_OF = "overview-02"


def named(collection, name):
    """The entry that the window calls so."""
    return collection.entry(collection.resolve(name))


def words(text):
    return "".join(re.sub(r"(?m)^- ", "", text).split())


def test_question_answer_citation_and_highlighted_source(window, ask, corpus):
    entry = corpus.entry(ANSWER_OF)

    turn = ask(window, QUESTION)

    assert words(turn.locator("blockquote").inner_text()) == words(entry.answer)
    assert words(entry.question) in words(turn.inner_text())
    turn.locator(".whole-citation summary").click()
    citation = turn.locator(".citation").inner_text()
    for part in (entry.document.title, entry.section.title, entry.document.date_text):
        assert words(part) in words(citation)
    with window.expect_popup() as popup:
        turn.get_by_role("link", name=THAI.open_source).click()
    source = popup.value
    source.wait_for_load_state()
    row = source.locator(f"#{ANSWER_OF}")
    expect(row).to_be_in_viewport()
    assert source.evaluate("document.querySelector(':target').id") == ANSWER_OF
    plain, marked = (
        source.eval_on_selector(f"#{id_} td.answer", "e => getComputedStyle(e).backgroundColor")
        for id_ in ("overview-01", ANSWER_OF)
    )
    assert marked != plain
    assert words("Template 3 ภายในเดือนพฤษภาคม 2565") in words(row.inner_text())


def test_the_highlight_works_without_scripts(browser, address):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()

    page.goto(f"{address}source/opdc-potential-base-2565/2564-09-10#pmqa-05")

    expect(page.locator("#pmqa-05")).to_be_in_viewport()
    context.close()


def test_the_typed_question_is_shown_and_the_box_is_free_again(window, ask):
    turn = ask(window, QUESTION)

    expect(turn.locator(".bubble")).to_have_text(QUESTION)
    expect(window.locator("#question")).to_have_value("")
    expect(window.locator("#question")).to_be_focused()


def test_errata_stand_apart_from_the_official_text(window, ask, corpus):
    turn = ask(window, corpus.entry("overview-07").question)

    note = corpus.errata["overview-07"][0].note
    expect(turn.locator(".errata")).to_contain_text(note)
    expect(turn.locator(".official")).not_to_contain_text(note)


def test_a_related_question_is_answered_with_exactly_that_entry(window, ask, collection):
    turn = ask(window, QUESTION)
    turn.locator(".related summary").click()
    choice = turn.locator(".related .choice").first
    name = choice.get_attribute("data-entry")

    choice.click()

    expect(window.locator(".turn")).to_have_count(2)
    chosen = window.locator(".turn").last
    assert words(chosen.locator("blockquote").inner_text()) == words(named(collection, name).answer)


def test_what_is_offered_can_be_told_by_its_number(window, ask, collection):
    turn = ask(window, QUESTION)
    turn.locator(".related summary").click()
    second = turn.get_by_role("link", name=re.compile(f"^{THAI.choice} 2 "))
    entry = named(collection, second.get_attribute("data-entry"))
    expect(second).to_have_accessible_name(re.compile(rf"ข้อ {entry.number} ในเอกสาร$"))
    expect(second.locator(".order")).to_be_visible()

    second.click()

    expect(window.locator(".turn")).to_have_count(2)
    chosen = window.locator(".turn").last
    assert words(chosen.locator("blockquote").inner_text()) == words(entry.answer)
    expect(chosen.get_by_role("heading", level=3)).to_be_focused()


def test_what_is_offered_can_be_picked_as_the_hint_says(window, ask, collection):
    turn = ask(window, QUESTION)
    turn.locator(".related summary").click()
    hint = turn.locator(".choice-hint q").inner_text()
    entry = named(collection, turn.locator(".choice").nth(1).get_attribute("data-entry"))

    picked = ask(window, hint)

    assert hint == f"{THAI.choice} 2"
    expect(picked.locator(".understood")).to_contain_text(entry.question[:40])
    assert words(picked.locator("blockquote").inner_text()) == words(entry.answer)


def test_a_suggestion_is_answered_with_one_click(window, ask, bot, collection):
    vague = next(
        question
        for question in ("เอกสาร", "การประเมิน", "ตัวชี้วัด", "หน่วยงานต้องทำอะไร", "คะแนน", "ข้อมูล")
        if bot.ask(question).status == "suggested"
    )
    turn = ask(window, vague)
    expect(turn).to_contain_text(THAI.did_you_mean)
    offered = turn.locator(".choice[data-entry]")
    assert 1 <= offered.count() <= 3
    name = offered.last.get_attribute("data-entry")

    offered.last.click()

    expect(window.locator(".turn")).to_have_count(2)
    answered = window.locator(".turn").last
    assert words(answered.locator("blockquote").inner_text()) == words(
        named(collection, name).answer
    )


def test_a_refusal_says_so_and_whom_to_ask(window, ask, corpus):
    turn = ask(window, "ร้านส้มตำแถวนี้อยู่ที่ไหน")

    expect(turn).to_have_attribute("data-status", "refused")
    expect(turn).to_contain_text(corpus.document.whom_to_ask.name)
    expect(turn.locator("blockquote")).to_have_count(0)


def test_copy_takes_the_official_text_with_its_source(open_window, ask, address, corpus):
    page = open_window(permissions=["clipboard-read", "clipboard-write"])
    turn = ask(page, QUESTION)

    turn.get_by_role("button", name=THAI.copy).click()

    expect(turn.locator(".copy .outcome")).to_have_text(THAI.copied)
    expect(page.locator(".announcer")).to_have_text(THAI.copied)
    copied = page.evaluate("navigator.clipboard.readText()")
    assert corpus.entry(ANSWER_OF).answer in copied.replace("\r\n", "\n")
    assert corpus.document.date_text in copied


def test_copy_works_where_the_clipboard_interface_is_missing(open_window, ask):
    page = open_window()
    page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    turn = ask(page, QUESTION)

    turn.get_by_role("button", name=THAI.copy).click()

    expect(turn.locator(".copy .outcome")).to_have_text(THAI.copied)
    page.fill("#question", "")
    page.press("#question", "Control+V")
    assert page.input_value("#question").startswith("คำถาม:")


def test_a_new_conversation_forgets_the_old_one(window, ask):
    ask(window, QUESTION)

    window.get_by_role("button", name=THAI.new_conversation).click()

    expect(window.locator(".turn")).to_have_count(0)
    expect(window.locator("#question")).to_be_focused()
    with window.expect_request("**/run/respond") as request:
        ask(window, "แล้ว Template 2 ล่ะ")
    assert request.value.post_data_json["data"][0]["earlier"] == []


def test_a_follow_up_carries_the_earlier_questions(window, ask):
    ask(window, QUESTION)

    with window.expect_request("**/run/respond") as request:
        ask(window, "แล้ว Template 2 ล่ะ")

    assert request.value.post_data_json["data"][0]["earlier"] == [{"question": QUESTION}]


def test_nothing_typed_outlives_the_tab(window, ask):
    ask(window, QUESTION)

    kept = window.evaluate("JSON.stringify({ ...localStorage })")
    assert QUESTION not in kept
    assert window.context.cookies() == []
