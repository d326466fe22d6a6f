"""How soon the window can be seen and typed in, and what it fetches, in a real Chromium.

chatbot serve &
python scripts/measure_window.py
"""

import shutil
from statistics import median
from typing import Annotated

import typer
from playwright.sync_api import Browser, sync_playwright

PAINTED = """
() => performance.getEntriesByName("first-contentful-paint")[0]?.startTime
"""
READY = """
() => performance.getEntriesByName("ready")[0]?.startTime
"""


def main(
    address: Annotated[str, typer.Option(help="Where the window is.")] = "http://127.0.0.1:7860/",
    times: Annotated[int, typer.Option(help="Loads of each, with an empty cache.")] = 9,
) -> None:
    """Print medians over some loads, on a telephone's screen and a desk's."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        for width, height in ((390, 844), (1280, 800)):
            loads = [_load(browser, address, width, height) for _ in range(times)]
            painted, ready, fetched = (median(values) for values in zip(*loads, strict=True))
            typer.echo(
                f"{width} x {height}: first contentful paint {painted:.0f} ms, ready to type "
                f"{ready:.0f} ms, {fetched / 1000:.0f} kB fetched (medians of {times})"
            )
        browser.close()


def _load(browser: Browser, address: str, width: int, height: int) -> tuple[float, float, float]:
    context = browser.new_context(viewport={"width": width, "height": height})
    page = context.new_page()
    fetched = 0.0

    def count(event: dict[str, float]) -> None:
        nonlocal fetched
        fetched += event["encodedDataLength"]

    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.on("Network.loadingFinished", count)
    page.goto(address, wait_until="networkidle")
    page.wait_for_selector(".chat-window[data-ready]")
    painted, ready = page.evaluate(PAINTED), page.evaluate(READY)
    context.close()
    return painted, ready, fetched


if __name__ == "__main__":
    typer.run(main)
