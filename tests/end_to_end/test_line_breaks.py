"""Lines of Thai in a real Chromium: where they end, what is copied, what is read out and found."""

import re
import runpy
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import expect

from chatbot.corpus.markup import one_line
from chatbot.wording.th import THAI

SCRIPT = Path(__file__).parents[2] / "scripts" / "measure_line_breaks.py"
AT_MOST = 0.02


def test_next_to_no_line_ends_in_a_word_or_a_term(address, settings):
    """Of 167 lines of the list, 40 did when the browser broke them by its own dictionary."""
    done = subprocess.run(
        [sys.executable, SCRIPT, "--address", address, "--corpus", settings.corpus],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr

    rows = {}
    for line in done.stdout.splitlines():
        if cells := re.findall(r"(\d+) of (\d+)", line):
            rows[line.split("|")[1].strip()] = [tuple(map(int, cell)) for cell in cells]
    assert rows.keys() == {"list", "answer", "questions", "source"}
    for name, cells in rows.items():
        assert len(cells) == 4
        assert all(inside <= AT_MOST * lines for inside, lines in cells), (name, done.stdout)
    assert all(lines > 100 for _, lines in rows["list"])
    assert all(lines > 250 for _, lines in rows["source"])


def test_the_measure_sees_what_the_browser_did_by_itself():
    judge = runpy.run_path(str(SCRIPT))["Judge"](("ตัวชี้วัด", "e-Service"))

    def inside(line):
        parts = line.split("|")
        ends = [sum(map(len, parts[:number])) for number in range(1, len(parts))]
        return judge.inside("".join(parts), ends)

    assert inside("กำหนดตัวชี้|วัด") == [11]
    assert inside("กำหนด|ตัวชี้วัด") == []
    assert inside("ระบบ e-|service ภายในตุลาคม |2564") == [7, 27]
    assert inside("ระบบ |e-service |ได้") == []


@pytest.fixture
def list_item(browser, open_window, corpus):
    """An official question in the opened list of a telephone, and its text."""
    context = browser.new_context(
        viewport={"width": 360, "height": 740}, permissions=["clipboard-read", "clipboard-write"]
    )
    page = open_window(context)
    page.get_by_role("button", name=THAI.open_list).click()
    page.locator('.group[data-section$="/overview"] summary').click()
    yield (
        page,
        page.locator('.browse [data-entry$="/overview-02"]'),
        one_line(corpus.entry("overview-02").question),
    )
    context.close()


def test_what_is_copied_is_the_stored_text(list_item):
    page, item, question = list_item

    item.locator(".wording").evaluate("(one) => getSelection().selectAllChildren(one)")
    page.keyboard.press("Control+C")

    assert page.evaluate("navigator.clipboard.readText()") == question
    assert item.locator(".wording").evaluate("(one) => one.textContent.trim()") == question


def test_a_screen_reader_hears_no_space_between_words(window, corpus):
    window.locator('.group[data-section$="/overview"] summary').click()

    heard = window.context.new_cdp_session(window).send("Accessibility.getFullAXTree")["nodes"]

    names = {node["name"]["value"] for node in heard if node.get("role", {}).get("value") == "link"}
    for entry in corpus.entries:
        if entry.section.id == "overview":
            assert f"{THAI.number.format(number=entry.number)} {one_line(entry.question)}" in names


def test_what_is_looked_for_is_marked_over_several_words(list_item):
    page, item, _ = list_item

    page.fill("#find", "เลือกตัวชี้วัดในองค์ประกอบ")

    expect(page.locator(".found")).not_to_be_empty()
    expect(item).to_be_visible()
    marked = page.evaluate("[...CSS.highlights.get('found')].map(String)")
    assert set(marked) == {"เลือกตัวชี้วัดในองค์ประกอบ"}


@pytest.mark.parametrize("path", ["", "questions", "source/opdc-potential-base-2565/2564-09-10"])
def test_a_narrow_screen_in_the_largest_type_holds_every_word(browser, address, path):
    """No character stands beyond the box of its own block, whatever is held together."""
    page = browser.new_page(viewport={"width": 320, "height": 740})
    page.goto(address + path)
    page.evaluate("document.documentElement.dataset.textSize = 'larger'")
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")

    beyond = page.evaluate("""() => {
      const found = [];
      for (const words of document.querySelectorAll(".whole-words")) {
        let block = words.parentElement;
        while (getComputedStyle(block).display === "inline") block = block.parentElement;
        const { right, width } = block.getBoundingClientRect();
        if (!width) continue;
        const walker = document.createTreeWalker(words, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
          const range = new Range();
          range.setStart(walker.currentNode, 0);
          range.setEnd(walker.currentNode, walker.currentNode.data.trimEnd().length);
          if (range.getBoundingClientRect().right > right + 1) found.push(String(range));
        }
      }
      return found;
    }""")
    page.close()

    assert beyond == []
