"""Count the line breaks of the served pages that fall inside a Thai word or a term of the office.

chatbot serve &
python scripts/measure_line_breaks.py

Every break is taken from Chromium's own layout. What it divides is judged by PyThaiNLP's dictionary
with the glossary and by months with their years, not by the product's own choice of line ends.
"""

import re
import shutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import accumulate
from pathlib import Path
from typing import Annotated
from urllib.parse import urljoin

import typer
from playwright.sync_api import Browser, Page, sync_playwright
from pythainlp.corpus import thai_words
from pythainlp.tokenize import word_tokenize
from pythainlp.util import Trie
from pythainlp.util.date import thai_full_months

from chatbot.corpus import load_collection
from chatbot.settings import Settings

WIDTHS = (360, 390, 768, 1280)
HEIGHT = 800
SHOWN_EXAMPLES = 12
AROUND = 14

# The lines of each block of text: characters of neighbouring text nodes whose boxes stand lower
# than the one before. Addresses may break anywhere and are left out.
_LINES = """
(selector) => {
  const block = (node) => {
    let element = node.parentElement;
    while (getComputedStyle(element).display.startsWith("inline")) element = element.parentElement;
    return element;
  };
  const found = new Map();
  for (const root of document.querySelectorAll(selector)) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (!/[\\u0e01-\\u0e4e]/.test(block(node).textContent)) continue;
      if (node.parentElement.closest("a[href^=http]:not([data-entry])")) continue;
      const line = found.get(block(node)) ?? { text: "", breaks: [], middle: null };
      found.set(block(node), line);
      const range = new Range();
      for (let at = 0; at < node.data.length; at += 1) {
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        const box = [...range.getClientRects()].find((one) => one.width > 0);
        if (box) {
          const middle = (box.top + box.bottom) / 2;
          if (line.middle !== null && middle > line.middle + box.height / 2) {
            line.breaks.push(line.text.length);
          }
          line.middle = middle;
        }
        line.text += node.data[at];
      }
    }
  }
  return [...found.values()].map(({ text, breaks }) => ({ text, breaks }));
}
"""


@dataclass(frozen=True, slots=True)
class Shown:
    """A page to measure.

    :param name: What the table calls it.
    :param address: Beneath the server's.
    :param selector: What of it holds official text.
    :param open: What is opened before, as a script.
    """

    name: str
    address: str
    selector: str
    open: str = ""


class Judge:
    """Says whether a place of a text lies inside a word or a term.

    :param terms: Of the glossaries.
    """

    def __init__(self, terms: tuple[str, ...]) -> None:
        self._words = Trie(thai_words() | set(terms))
        months = "|".join(thai_full_months)
        terms_first = sorted(terms, key=len, reverse=True)
        # A term ends where Latin letters do; in Thai there is no such sign.
        self._whole = [
            re.compile(rf"(?<![A-Za-z0-9]){re.escape(term)}(?![A-Za-z0-9])", re.IGNORECASE)
            for term in terms_first
        ]
        self._whole.append(re.compile(rf"(?:{months})\s+\d{{4}}"))

    def inside(self, text: str, breaks: list[int]) -> list[int]:
        """Those of some places that no line may end at."""
        pieces = word_tokenize(text, custom_dict=self._words, engine="newmm")
        ends = set(accumulate(map(len, pieces)))
        held = [found.span() for whole in self._whole for found in whole.finditer(text)]
        return [
            at
            for at in breaks
            if (at not in ends and not text[at - 1].isspace())
            or any(start < at < end for start, end in held)
        ]


def main(
    address: Annotated[str, typer.Option(help="Where the window is.")] = "http://127.0.0.1:7860/",
    corpus: Annotated[Path | None, typer.Option(help="The documents that it serves.")] = None,
) -> None:
    """Print a table of line breaks inside words and terms, and the most frequent of them."""
    collection = load_collection(corpus or Settings().corpus)
    judge = Judge(collection.glossary)
    first = collection.current[0]
    document = first.document
    answered = max(first.entries, key=lambda entry: len(entry.answer)).question
    pages = (
        Shown(
            "list",
            "",
            ".browse .wording",
            "document.querySelectorAll('.browse details').forEach((one) => { one.open = true; })",
        ),
        Shown("answer", f"?q={answered}", ".official-question, .official-answer, .turn .wording"),
        Shown("questions", "questions", "main [lang=th]"),
        Shown("source", f"source/{document.id}/{document.version}", "table.source td, h1, .about"),
    )
    worst: Counter[str] = Counter()
    typer.echo(f"| page | {' | '.join(f'{width} px' for width in WIDTHS)} |")
    typer.echo("|---|" + "---|" * len(WIDTHS))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        for shown in pages:
            cells = map(partial(_measured, browser, address, shown, judge, worst), WIDTHS)
            typer.echo(f"| {shown.name} | {' | '.join(cells)} |")
        browser.close()
    for example, count in worst.most_common(SHOWN_EXAMPLES):
        typer.echo(f"{count:4} {example}")


def _measured(
    browser: Browser, address: str, shown: Shown, judge: Judge, worst: Counter[str], width: int
) -> str:
    page = browser.new_page(viewport={"width": width, "height": HEIGHT})
    page.goto(urljoin(address, shown.address))
    page.evaluate("document.fonts.ready")
    if shown.open:
        page.evaluate(shown.open)
    inside = total = 0
    for text, breaks in line_breaks(page, shown.selector):
        wrong = judge.inside(text, breaks)
        inside, total = inside + len(wrong), total + len(breaks)
        worst.update(f"{text[max(0, at - AROUND) : at]}|{text[at : at + AROUND]}" for at in wrong)
    page.close()
    return f"{inside} of {total}, {inside / max(total, 1):.1%}"


def line_breaks(page: Page, selector: str) -> Iterator[tuple[str, list[int]]]:
    """The texts within some elements of a page, each with the offsets at which its lines begin."""
    for block in page.evaluate(_LINES, selector):
        yield block["text"], block["breaks"]


if __name__ == "__main__":
    typer.run(main)
