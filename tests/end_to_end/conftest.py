"""The product as an officer meets it: a running server and a real Chromium set to English."""

import json
import shutil
from urllib.request import Request, urlopen

import pytest
from fixtures.serving import served
from playwright.sync_api import expect, sync_playwright

FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PATIENCE_MS = 60_000


@pytest.fixture(scope="session")
def serve():
    """Serves a service of a test's own, see :func:`served`."""
    return served


@pytest.fixture(scope="session")
def address(service):
    """Where the product is served for the whole session."""
    with served(service) as at:
        yield at


@pytest.fixture(scope="session")
def two_document_address(two_document_service):
    """Where two documents are served."""
    with served(two_document_service) as at:
        yield at


@pytest.fixture(scope="session")
def connect():
    """Opens a window without a browser: gives what sends a message and brings back the reply."""

    def open_(address):
        def post(_, message):
            request = Request(
                f"{address}gradio_api/run/respond",
                json.dumps({"data": [message]}).encode(),
                {"Content-Type": "application/json"},
            )
            with urlopen(request) as response:
                return json.load(response)["data"][0]

        return post

    return open_


@pytest.fixture(scope="session")
def browser():
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=shutil.which("chromium") or shutil.which("chromium-browser"),
            args=FLAGS,
        )
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def office_browser(browser):
    """An English browser on an ordinary office screen, its cache warm after the first window."""
    context = browser.new_context(locale="en-US", viewport={"width": 1280, "height": 800})
    yield context
    context.close()


@pytest.fixture
def complaints():
    """What the browser found wrong; a test that provokes something clears it."""
    return []


@pytest.fixture
def open_window(browser, address, complaints):
    """Opens chat windows; afterwards no request may have gone elsewhere and nothing complained.

    ``at`` names another address than the session's, ``options`` are those of a new context.
    """
    contexts, opened, elsewhere = [], [], []
    own = [address, "data:"]

    def open_(context=None, at=address, **options):
        if context is None:
            context = browser.new_context(**{"locale": "en-US", **options})
            contexts.append(context)
        page = context.new_page()
        opened.append(page)
        page.set_default_timeout(PATIENCE_MS)
        page.on("request", watch)
        page.on("popup", lambda popup: (opened.append(popup), popup.on("request", watch)))
        page.on("console", lambda message: complain(message.type, message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        own.append(at)
        page.goto(at)
        page.wait_for_selector(".chat-window[data-ready]")
        return page

    def watch(request):
        if not request.url.startswith(tuple(own)):
            elsewhere.append(request.url)

    def complain(kind, text):
        if kind in ("error", "warning"):
            complaints.append(text)

    yield open_
    for closable in (*opened, *contexts):
        closable.close()
    assert elsewhere == []
    assert complaints == []


@pytest.fixture
def window(open_window, office_browser):
    """A chat window on an ordinary office screen."""
    return open_window(office_browser)


@pytest.fixture
def ask():
    """Types a question, sends it with Enter, and gives the new turn."""

    def ask_(page, question):
        turns = page.locator(".turn")
        count = turns.count()
        page.fill("#question", question)
        page.press("#question", "Enter")
        expect(turns).to_have_count(count + 1)
        return turns.last

    return ask_
