"""Take the pictures of the documentation anew from a chat window that is being served.

chatbot serve &
python scripts/take_screenshots.py
"""

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer
from PIL import Image
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

QUESTION = "ต้องส่งตัวชี้วัดเมื่อไหร่"
COLOURS = 128


def main(
    address: Annotated[str, typer.Option(help="Where the window is.")] = "http://127.0.0.1:7860/",
    folder: Annotated[Path, typer.Option(help="Where the pictures go.")] = Path("docs/images"),
) -> None:
    """Write answer-desktop.png, answer-mobile.png and source-page.png."""
    with sync_playwright() as playwright, TemporaryDirectory() as raw:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        desktop = _asked(browser, address, {"width": 1366, "height": 900})
        desktop.evaluate("scrollTo(0, 0)")
        desktop.wait_for_timeout(300)
        desktop.screenshot(path=f"{raw}/answer-desktop.png")
        desktop.goto(str(desktop.locator(".turn .open-source").evaluate("link => link.href")))
        desktop.set_viewport_size({"width": 1280, "height": 760})
        desktop.evaluate("scrollBy(0, -330)")
        desktop.screenshot(path=f"{raw}/source-page.png")
        mobile = _asked(browser, address, {"width": 390, "height": 844}, scale=2)
        mobile.screenshot(path=f"{raw}/answer-mobile.png")
        browser.close()
        for picture in Path(raw).iterdir():
            _save_small(picture, folder / picture.name)


def _asked(browser: Browser, address: str, size: ViewportSize, scale: float = 1) -> Page:
    page = browser.new_page(viewport=size, device_scale_factor=scale, reduced_motion="reduce")
    page.goto(address)
    page.wait_for_selector(".chat-window[data-ready]")
    page.fill("#question", QUESTION)
    page.press("#question", "Enter")
    page.wait_for_selector(".turn")
    page.evaluate("document.fonts.ready")
    page.locator("#question").blur()
    return page


def _save_small(picture: Path, target: Path) -> None:
    with Image.open(picture) as image:
        image.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(target, optimize=True)
        typer.echo(f"{target}: {target.stat().st_size / 1024:.0f} kB")


if __name__ == "__main__":
    typer.run(main)
