"""Words looked for on the page of a document as issued."""

import pytest
from playwright.sync_api import expect

from chatbot.wording.th import THAI

DOCUMENT = "source/opdc-potential-base-2565/2564-09-10"


@pytest.fixture
def source(window, address):
    window.goto(f"{address}{DOCUMENT}")
    return window


def box(page):
    return page.get_by_role("searchbox", name=THAI.find_in_source)


def shown(page):
    return page.locator(".source .entry:visible").evaluate_all("all => all.map(one => one.id)")


def test_only_entries_with_the_words_are_shown_below_their_headings(source, corpus):
    def text(entry):
        return f"{entry.question} {entry.answer}".lower()

    expected = [one for one in corpus.entries if "pmqa" in text(one) and "คะแนน" in text(one)]
    assert 0 < len(expected) < len(corpus.entries)

    box(source).fill("PMQA คะแนน")

    expect(source.get_by_role("status").first).to_have_text(
        THAI.shown_of_source.format(count=len(expected))
    )
    assert shown(source) == [entry.id for entry in expected]
    headings = source.locator(".source .heading:visible").all_inner_texts()
    assert len(headings) == len({entry.section for entry in expected})
    assert source.evaluate("CSS.highlights.get('found').size") > len(expected)


def test_a_word_that_stands_nowhere_is_said(source):
    box(source).fill("ราคาทอง")

    expect(source.locator(".found")).to_have_text(THAI.none_in_source)
    assert shown(source) == []


def test_escape_brings_the_whole_document_back(source, corpus):
    box(source).fill("ราคาทอง")
    source.keyboard.press("Escape")

    expect(box(source)).to_have_value("")
    expect(source.locator(".found")).to_have_text("")
    assert len(shown(source)) == len(corpus.entries)
    expect(source.locator(".source .text").first).to_be_visible()


def test_what_the_contents_lead_to_is_there_whatever_was_looked_for(source, corpus):
    box(source).fill("ราคาทอง")
    last = corpus.sections[-1].title

    source.get_by_role("navigation", name=THAI.contents).get_by_role("link", name=last).click()

    heading = source.get_by_role("heading", level=2, name=last)
    expect(heading).to_be_in_viewport()
    assert heading.bounding_box()["y"] > source.locator(".pagebar").bounding_box()["height"]


def test_what_is_found_is_in_sight_wherever_one_was_reading(source, corpus):
    source.locator(f"[id='{corpus.entries[-1].id}']").scroll_into_view_if_needed()

    box(source).fill(corpus.entry("overview-07").question[:20])

    expect(source.locator("#overview-07")).to_be_in_viewport()


def test_the_way_back_and_the_contents_stay_in_sight(source, corpus):
    source.locator(f"[id='{corpus.entries[-1].id}']").scroll_into_view_if_needed()

    expect(source.get_by_role("link", name=THAI.back_to_chat)).to_be_in_viewport()
    expect(source.get_by_role("navigation", name=THAI.contents)).to_be_in_viewport()


def test_without_scripts_there_is_no_box_that_does_nothing(browser, address):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}{DOCUMENT}")

    expect(box(page)).to_have_count(0)
    page.locator("#pmqa-05 .number a").click()
    expect(page.locator("blockquote")).to_be_visible()
    context.close()


def test_on_paper_there_is_the_document_alone(source):
    source.emulate_media(media="print")

    for part in (".pagebar", ".contents"):
        expect(source.locator(part)).to_be_hidden()
    expect(source.locator("#pmqa-05 .answer")).to_be_visible()
    ground = source.locator("#pmqa-05 .line").evaluate("e => getComputedStyle(e).backgroundColor")
    assert ground == "rgba(0, 0, 0, 0)"
