"""Take the pictures of the documentation anew from a chat window that is being served.

chatbot serve &
python scripts/take_screenshots.py

Those of the editors' pages are of what people have asked it, with a journal, and need an editor:

EDITOR=somsri PASSWORD=... python scripts/take_screenshots.py
"""

import shutil
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer
from PIL import Image
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

QUESTION = "ต้องเลือกตัวชี้วัดองค์ประกอบที่ 2 แล้วส่งสำนักงาน ก.พ.ร. ภายในเมื่อใด"
COLOURS = 128

TYPED = "ประกาศคะแนน PMQA เดือนไหน"
FOLLOW_UP = "แล้วประเมินช่วงเดือนไหน"
TYPING_MS = 90
READING_MS = 2200
TRIAL_MS = 120_000


def main(
    address: Annotated[str, typer.Option(help="Where the window is.")] = "http://127.0.0.1:7860/",
    folder: Annotated[Path, typer.Option(help="Where the pictures go.")] = Path("docs/images"),
    editor: Annotated[str, typer.Option(envvar="EDITOR", help="Name of an editor.")] = "",
    password: Annotated[str, typer.Option(envvar="PASSWORD", help="Of that editor.")] = "",
) -> None:
    """Write answer-desktop.png, answer-mobile.png, source-page.png and the moving tour.webp.

    With an editor curation-questions.png and curation-trial.png in their place.
    """
    with sync_playwright() as playwright, TemporaryDirectory() as raw:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        if editor:
            _picture_editing(browser, address, raw, editor, password)
        else:
            _picture_window(browser, address, raw)
            _record(browser, address, folder / "tour.webp")
        browser.close()
        for picture in Path(raw).iterdir():
            _save_small(picture, folder / picture.name)


def _picture_window(browser: Browser, address: str, raw: str) -> None:
    desktop = _asked(browser, address, {"width": 1366, "height": 900})
    desktop.wait_for_timeout(300)
    desktop.screenshot(path=f"{raw}/answer-desktop.png")
    desktop.goto(str(desktop.locator(".turn .open-source").evaluate("link => link.href")))
    desktop.set_viewport_size({"width": 1280, "height": 760})
    desktop.evaluate("scrollBy(0, -330)")
    desktop.screenshot(path=f"{raw}/source-page.png")
    mobile = _asked(browser, address, {"width": 390, "height": 844}, scale=2)
    mobile.screenshot(path=f"{raw}/answer-mobile.png")


def _picture_editing(browser: Browser, address: str, raw: str, editor: str, password: str) -> None:
    page = browser.new_page(viewport={"width": 900, "height": 900}, locale="th-TH")
    # Whoever asks for the first trial waits longest.
    page.set_default_timeout(TRIAL_MS)
    page.goto(f"{address}admin/login")
    page.fill("#name", editor)
    page.fill("#password", password)
    page.click("main button.primary")
    page.goto(f"{address}admin/questions")
    page.screenshot(path=f"{raw}/curation-questions.png")
    page.set_viewport_size({"width": 900, "height": 560})
    page.locator("form.waiting").first.locator("[value=preview-accept]").click()
    page.screenshot(path=f"{raw}/curation-trial.png")


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


def _record(browser: Browser, address: str, target: Path) -> None:
    """A question as it is typed, a question that follows it, and the place in the source."""
    page = browser.new_page(viewport={"width": 390, "height": 844}, reduced_motion="reduce")
    page.goto(address)
    page.wait_for_selector(".chat-window[data-ready]")
    frames: list[tuple[Image.Image, int]] = []

    def show(milliseconds: int) -> None:
        frames.append((Image.open(BytesIO(page.screenshot())), milliseconds))

    show(READING_MS)
    for count, question in enumerate((TYPED, FOLLOW_UP)):
        page.focus("#question")
        for sign in question:
            page.keyboard.insert_text(sign)
            page.wait_for_timeout(TYPING_MS)
            show(TYPING_MS)
        show(READING_MS // 2)
        page.keyboard.press("Enter")
        page.locator(".log > .turn").nth(count).wait_for()
        page.wait_for_timeout(300)
        show(READING_MS)
    with page.expect_popup() as popup:
        page.locator(".open-source").last.click()
    page = popup.value
    page.set_viewport_size({"width": 390, "height": 844})
    page.wait_for_load_state()
    page.wait_for_timeout(500)
    show(READING_MS)
    (first, _), *others = frames
    first.save(
        target,
        save_all=True,
        append_images=[image for image, _ in others],
        duration=[milliseconds for _, milliseconds in frames],
        loop=0,
        quality=60,
        method=4,
    )
    typer.echo(f"{target}: {target.stat().st_size / 1024:.0f} kB")


def _save_small(picture: Path, target: Path) -> None:
    with Image.open(picture) as image:
        image.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(target, optimize=True)
        typer.echo(f"{target}: {target.stat().st_size / 1024:.0f} kB")


if __name__ == "__main__":
    typer.run(main)
