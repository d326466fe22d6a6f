"""Examples, the section filter and the list of all questions."""

import re

from playwright.sync_api import expect

from chatbot.wording.th import THAI


def words(text):
    return "".join(re.sub(r"(?m)^- ", "", text).split())


def test_a_question_from_the_list_is_answered_with_that_entry(window, corpus):
    window.locator('.group[data-section$="/pmqa"] summary').click()

    window.locator('.browse [data-entry$="/pmqa-05"]').click()

    expect(window.locator(".turn")).to_have_count(1)
    answer = window.locator(".turn blockquote").inner_text()
    assert words(answer) == words(corpus.entry("pmqa-05").answer)


def test_the_list_holds_every_question_by_section(window, corpus):
    assert window.locator(".browse [data-entry]").count() == len(corpus.entries)
    for section in corpus.sections:
        group = window.locator(
            f'.group[data-section="{corpus.document.id}/{section.id}"] [data-entry]'
        )
        assert group.count() == sum(entry.section == section for entry in corpus.entries)


def test_typing_narrows_the_list(window):
    window.fill("#find", "MOU")

    expect(window.locator(".browse [data-entry]:visible")).to_have_count(1)
    expect(window.locator(".found")).to_have_text(THAI.found_in_list.format(count=1))
    window.fill("#find", "ไม่มีคำนี้แน่นอน")
    expect(window.locator(".found")).to_have_text(THAI.none_in_list)
    window.fill("#find", "")
    expect(window.locator(".browse [data-entry]:visible")).to_have_count(0)
    expect(window.locator(".group:visible")).to_have_count(4)


def test_a_section_narrows_list_and_examples_and_says_so(window):
    window.get_by_role("radio", name="ตัวชี้วัด PMQA").check()

    expect(window.locator(".group:visible")).to_have_count(1)
    expect(window.locator(".browse [data-entry]:visible")).to_have_count(5)
    expect(window.locator(".sections-hint")).to_have_text(THAI.section_chosen)
    for example in window.locator(".examples li:visible").all():
        assert example.get_attribute("data-section") == "opdc-potential-base-2565/pmqa"
    window.get_by_role("radio", name=THAI.all_sections).check()
    expect(window.locator(".group:visible")).to_have_count(4)


def test_the_list_search_looks_in_every_section(window):
    window.locator('input[name="section"][value$="/pmqa"]').check(force=True)
    window.fill(".find", "metadata")
    expect(window.locator('.browse [data-entry$="/data-catalog-21"]')).to_be_visible()


def test_the_whole_document_is_searched_whatever_the_section(window, ask, corpus):
    window.get_by_role("radio", name="ตัวชี้วัด PMQA").check()

    turn = ask(window, corpus.entry("overview-02").question)

    assert words(turn.locator("blockquote").inner_text()) == words(
        corpus.entry("overview-02").answer
    )
    expect(turn).to_contain_text(THAI.other_section)


def test_an_example_is_asked_with_one_click(window):
    example = window.locator(".example:visible").first
    question = example.inner_text()

    example.click()

    expect(window.locator(".turn .bubble")).to_have_text(question)
    expect(window.locator(".turn")).to_have_attribute("data-status", "answered")
