"""The page that describes the API, in a real browser: offline, under our policy, for everybody."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect


@pytest.mark.parametrize("lang", ["th", "en"])
@pytest.mark.parametrize("width", [1280, 320])
def test_it_is_for_everybody_and_needs_nothing_from_elsewhere(browser, address, lang, width):
    context = browser.new_context(locale="en-US", viewport={"width": width, "height": 800})
    page = context.new_page()
    complaints, elsewhere = [], []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda one: one.url.startswith(address) or elsewhere.append(one.url))
    page.goto(f"{address}api/v1/docs?lang={lang}")
    assert page.evaluate("document.documentElement.scrollWidth") == width
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#calls$"))
    page.locator("a", has_text="AskBody").first.click()
    expect(page).to_have_url(re.compile("#object-AskBody$"))
    assert (complaints, elsewhere) == ([], [])
    context.close()
