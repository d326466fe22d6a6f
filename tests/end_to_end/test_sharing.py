"""The address of an answer, sent on from the window and from the entry's own page."""

import pytest
from playwright.sync_api import expect

from chatbot.wording.th import THAI

ENTRY = "e/opdc-potential-base-2565/2564-09-10/pmqa-05"
# What a browser on a telephone has, and this one has not; it notes what it is given.
SYSTEM = """
window.sent = [];
Object.defineProperty(navigator, "share", { configurable: true, value: async (data) => {
  window.sent.push(data);
  if (window.fails) throw new DOMException("", window.fails);
} });
"""


@pytest.fixture
def office(browser):
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    yield context
    context.close()


def button(page):
    return page.get_by_role("button", name=THAI.share)


def on_clipboard(page):
    return page.evaluate("navigator.clipboard.readText()")


def test_from_the_window_the_whole_address_is_copied(open_window, office, ask, address, corpus):
    window = open_window(office)
    turn = ask(window, corpus.entry("pmqa-05").question)

    button(turn).click()

    expect(turn.locator(".share .outcome")).to_have_text(THAI.address_copied)
    expect(window.locator(".announcer")).to_have_text(THAI.address_copied)
    assert on_clipboard(window) == f"{address}{ENTRY}"


def test_what_is_copied_opens_the_answer_and_can_be_sent_on(open_window, office, address, corpus):
    page = open_window(office)
    page.goto(f"{address}{ENTRY}")

    button(page).click()
    expect(page.locator(".share .outcome")).to_have_text(THAI.address_copied)
    page.goto(on_clipboard(page))

    expect(page.get_by_role("heading", level=1)).to_have_text(corpus.entry("pmqa-05").question)


def test_a_telephone_has_a_window_of_its_own_for_it(open_window, office, address, corpus):
    page = open_window(office)
    page.add_init_script(SYSTEM)
    page.goto(f"{address}{ENTRY}")

    button(page).click()

    assert page.evaluate("window.sent") == [
        {"title": corpus.entry("pmqa-05").question, "url": f"{address}{ENTRY}"}
    ]
    expect(page.locator(".share")).to_have_text(THAI.share)


def test_whoever_closes_that_window_has_nothing_copied(open_window, office, address):
    page = open_window(office)
    page.add_init_script(f"{SYSTEM} window.fails = 'AbortError';")
    page.goto(f"{address}{ENTRY}")
    page.evaluate("navigator.clipboard.writeText('before')")

    button(page).click()

    page.wait_for_function("window.sent.length === 1")
    assert on_clipboard(page) == "before"
    expect(page.locator(".share")).to_have_text(THAI.share)


def test_where_that_window_cannot_open_the_address_is_copied(open_window, office, address):
    page = open_window(office)
    page.add_init_script(f"{SYSTEM} window.fails = 'NotAllowedError';")
    page.goto(f"{address}{ENTRY}")

    button(page).click()

    expect(page.locator(".share .outcome")).to_have_text(THAI.address_copied)
    assert on_clipboard(page) == f"{address}{ENTRY}"
