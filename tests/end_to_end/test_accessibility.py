"""Thai for every ear and eye, the keyboard alone, small screens, large type."""

import json
import re

import pytest
from playwright.sync_api import expect

from chatbot.wording.th import THAI

QUESTION = "ผลคะแนนการประเมิน PMQA 4.0 ปี 2564 ออกเมื่อใด"
LATIN = re.compile(r"[A-Za-z]{2,}")


@pytest.fixture(scope="session")
def latin_of_the_document(corpus):
    """Latin words that stand in the document or that its curators use."""
    shown = [corpus.source, corpus.document.title]
    shown += [text for texts_ in corpus.alternates.values() for text in texts_]
    shown += [erratum.note for errata in corpus.errata.values() for erratum in errata]
    return set(LATIN.findall(json.dumps(shown, ensure_ascii=False)))


# What stands on the keys.
KEYS = {"Enter", "Shift"}


def accessible_texts(page):
    """Every name, description and value in Chromium's accessibility tree."""
    session = page.context.new_cdp_session(page)
    for node in session.send("Accessibility.getFullAXTree")["nodes"]:
        if not node["ignored"]:
            for part in ("name", "description", "value"):
                text = node.get(part, {}).get("value", "")
                if isinstance(text, str) and text:
                    yield node["role"]["value"], text


def assert_thai(page, allowed):
    seen = list(accessible_texts(page))
    assert seen
    for role, text in seen:
        assert set(LATIN.findall(text)) <= allowed, (role, text)
        assert not re.search(r"<|&lt;|&amp;|\*\*", text), (role, text)


def test_everything_is_thai_though_the_browser_is_english(
    window, ask, latin_of_the_document, corpus
):
    assert window.evaluate("document.documentElement.lang") == "th"
    window.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
    assert_thai(window, latin_of_the_document | KEYS)
    for question in (corpus.entry("overview-07").question, "สวัสดี", "ราคาทองวันนี้เท่าไร", "คะแนน"):
        ask(window, question)
    window.press("#question", "Enter")
    expect(window.get_by_role("alert")).to_have_text(THAI.empty_question)
    window.fill("#find", "ตัวชี้วัด")
    assert_thai(window, latin_of_the_document | KEYS)
    visible = window.inner_text("body")
    assert set(LATIN.findall(visible)) <= latin_of_the_document | KEYS


def test_the_source_page_is_thai_too(window, address, latin_of_the_document):
    window.goto(f"{address}source/opdc-potential-base-2565/2564-09-10")

    assert window.evaluate("document.documentElement.lang") == "th"
    assert_thai(window, latin_of_the_document)


def test_before_any_script_runs_it_is_whole_and_thai(browser, address, latin_of_the_document):
    context = browser.new_context(locale="en-US", java_script_enabled=False)
    page = context.new_page()

    page.goto(address)

    expect(page.get_by_role("heading", level=1)).to_have_text(THAI.service)
    expect(page.locator("#question")).to_be_visible()
    expect(page.locator(".browse")).to_be_visible()
    assert set(LATIN.findall(page.inner_text("body"))) <= latin_of_the_document | KEYS
    context.close()


def test_the_keyboard_alone(window, corpus):
    # On an ordinary screen one can type at once; the page itself begins with the skip links.
    expect(window.locator("#question")).to_be_focused()
    window.locator(".skip").first.focus()
    expect(window.get_by_text(THAI.skip_to_question)).to_be_in_viewport()
    window.keyboard.press("Enter")
    expect(window.locator("#question")).to_be_focused()
    window.keyboard.insert_text(QUESTION)
    window.keyboard.press("Enter")
    expect(window.locator(".turn")).to_have_count(1)

    # Back over the two buttons that rate it to the related questions, which are closed.
    for _ in range(3):
        window.keyboard.press("Shift+Tab")
    expect(window.locator(".turn .related summary")).to_be_focused()
    window.keyboard.press("Enter")
    window.keyboard.press("Tab")
    expect(window.locator(".turn .choice").first).to_be_focused()
    outline = window.evaluate("getComputedStyle(document.activeElement).outlineWidth")
    assert float(outline.removesuffix("px")) >= 2
    window.keyboard.press("Enter")

    expect(window.locator(".turn")).to_have_count(2)


def test_the_list_skip_link_leads_to_the_list(window):
    window.locator(".skip").first.focus()
    window.keyboard.press("Tab")

    window.keyboard.press("Enter")

    expect(window.locator("#question-list")).to_be_focused()


def test_a_screen_reader_hears_each_answer_once(window, ask):
    log = window.get_by_role("log", name=THAI.conversation)
    expect(log).to_have_count(1)
    window.evaluate(
        "window.added = [];"
        "new MutationObserver((records) => records.forEach((record) =>"
        " record.addedNodes.forEach((node) => added.push(node.className ?? node.nodeName))))"
        ".observe(document.querySelector('.log'), { childList: true, subtree: true })"
    )

    ask(window, QUESTION)
    ask(window, "สวัสดี")

    added = window.evaluate("window.added.filter((name) => name !== '#text')")
    assert added == ["turn", "turn"]


def test_a_phone_of_360_pixels(open_window, ask):
    page = open_window(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    fits = "document.documentElement.scrollWidth <= 360"
    assert page.evaluate(fits)
    expect(page.locator(".browse")).not_to_be_visible()

    page.get_by_role("button", name=THAI.open_list).click()
    expect(page.locator(".browse")).to_be_visible()
    expect(page.get_by_role("button", name=THAI.close_list)).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".browse")).not_to_be_visible()
    expect(page.get_by_role("button", name=THAI.open_list)).to_be_focused()

    page.get_by_role("button", name=THAI.open_list).click()
    page.locator('.group[data-section$="/pmqa"] summary').click()
    page.locator('.browse [data-entry$="/pmqa-05"]').click()
    expect(page.locator(".browse")).not_to_be_visible()
    expect(page.locator(".turn")).to_have_count(1)
    ask(page, "ร้านส้มตำแถวนี้อยู่ที่ไหน")
    assert page.evaluate(fits)
    with page.expect_popup() as popup:
        page.locator(".turn").first.get_by_role("link", name=THAI.open_source).click()
    popup.value.wait_for_load_state()
    assert popup.value.evaluate(fits)


def test_twice_the_size(open_window, ask):
    """At 200 % zoom a screen of 1280 by 800 has room for 640 by 400."""
    page = open_window(viewport={"width": 640, "height": 400}, device_scale_factor=2)

    turn = ask(page, QUESTION)

    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    expect(turn.locator("blockquote")).to_be_visible()


def luminance(colour):
    channels = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


COLOURS = """
() => {
  const solid = (colour) => !/, 0\\)$|transparent/.test(colour);
  const behind = (element) => {
    for (let e = element; e; e = e.parentElement) {
      const colour = getComputedStyle(e).backgroundColor;
      if (solid(colour)) return colour;
    }
    return "rgb(255, 255, 255)";
  };
  const found = [];
  for (const element of document.querySelectorAll("body *")) {
    const own = [...element.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim());
    if (own && element.checkVisibility({ visibilityProperty: true })) {
      found.push([element.textContent.trim().slice(0, 40), getComputedStyle(element).color,
                  behind(element)]);
    }
  }
  return found;
}
"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_has_enough_contrast(open_window, ask, corpus, scheme):
    page = open_window(color_scheme=scheme)
    for question in (corpus.entry("overview-07").question, "ร้านส้มตำแถวนี้อยู่ที่ไหน", "สวัสดี"):
        ask(page, question)

    for text, ink, paper in page.evaluate(COLOURS):
        light, dark = sorted((luminance(ink), luminance(paper)), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 4.5, (text, ink, paper)


def test_the_typeface_travels_with_the_product(window):
    window.evaluate("document.fonts.ready")

    loaded = window.evaluate(
        "[...document.fonts].filter((f) => f.status === 'loaded').map((f) => f.family)"
    )
    assert "Sarabun" in {family.strip("\"'") for family in loaded}
