"""Nothing of the pages keeps anybody out: axe-core finds no fault, whatever the screen."""

from pathlib import Path

import axe_playwright_python
import pytest
from playwright.sync_api import expect

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
DOCUMENT = "opdc-potential-base-2565/2564-09-10"
QUESTIONS = {
    "answered": "ประกาศคะแนน PMQA เดือนไหน",
    "suggested": "Open Data",
    "refused": "ราคาทองวันนี้เท่าไร",
    "said": "สวัสดี",
}


def faults(page):
    """What axe-core finds, of any impact."""
    page.evaluate(AXE)
    found = page.evaluate("axe.run()")
    return [
        (fault["id"], node["target"]) for fault in found["violations"] for node in fault["nodes"]
    ]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 768, 1280])
def test_the_window_with_every_kind_of_turn(open_window, ask, width, theme):
    page = open_window(
        viewport={"width": width, "height": 800}, color_scheme=theme, reduced_motion="reduce"
    )
    assert page.evaluate("document.documentElement.dataset.theme") == theme
    assert faults(page) == []
    for band, question in QUESTIONS.items():
        expect(ask(page, question).locator(".reply")).to_have_class(f"reply {band}")
    for folded in page.locator(".whole-citation summary, .related summary").all():
        folded.click()
    assert faults(page) == []
    page.locator(".menu summary").click()
    assert faults(page) == []
    page.keyboard.press("Escape")
    page.type("#question", "ประกาศ")
    page.keyboard.press("ArrowDown")
    expect(page.locator("#suggestions li").first).to_be_visible()
    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("path", [f"e/{DOCUMENT}/overview-07", "questions", f"source/{DOCUMENT}"])
def test_the_other_pages(open_window, address, path, theme):
    page = open_window(viewport={"width": 390, "height": 844}, color_scheme=theme)
    page.goto(f"{address}{path}")
    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_list_on_a_phone(open_window):
    page = open_window(viewport={"width": 390, "height": 844})
    page.locator(".open-list").click()
    page.locator(".group summary").first.click()
    assert faults(page) == []


# At 200 % a screen of 390 by 844 is half as wide and half as high to the page.
@pytest.mark.parametrize("size", [(390, 844), (640, 400), (195, 422)])
def test_an_example_and_the_box_are_on_the_first_screen(open_window, size):
    width, height = size
    page = open_window(viewport={"width": width, "height": height})

    expect(page.locator(".example").first).to_be_in_viewport(ratio=1)
    expect(page.locator("#question")).to_be_in_viewport(ratio=1)
    box, example = (page.locator(one).bounding_box() for one in (".composer", ".example >> nth=0"))
    assert example["y"] + example["height"] <= box["y"]
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_theme_that_was_chosen_stays_and_the_size_of_text_too(open_window):
    page = open_window(color_scheme="light")
    page.locator(".menu summary").click()
    page.locator('input[name="theme"][value="dark"]').check(force=True)
    page.locator('input[name="text-size"][value="larger"]').check(force=True)

    page.reload()
    page.wait_for_selector("[data-ready]")

    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert max(map(int, ground[4:-1].split(","))) < 80
    assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "21px"
    page.emulate_media(media="print")
    ink = page.evaluate("getComputedStyle(document.body).color")
    assert max(map(int, ink[4:-1].split(","))) < 80


def test_before_the_first_question_little_is_fetched(open_window, address):
    page = open_window()
    fetched = page.evaluate(
        "performance.getEntries().reduce((sum, one) => sum + (one.transferSize ?? 0), 0)"
    )
    assert 0 < fetched <= 600_000
