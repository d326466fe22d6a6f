"""The product behind a real reverse proxy that serves it under a path of its own."""

import threading
from contextlib import contextmanager
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from chatbot.service import Service
from chatbot.wording.th import THAI

_OF_ONE_CONNECTION = {"connection", "keep-alive", "transfer-encoding", "content-length"}


@contextmanager
def proxied(upstream, root_path):
    """Serve what is behind another address under a path, which is taken off; gives the address."""
    behind = urlsplit(upstream).netloc

    class Proxy(BaseHTTPRequestHandler):
        def _pass_on(self):
            if not self.path.startswith(f"{root_path}/"):
                self.send_error(404)
                return
            connection = HTTPConnection(behind)
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            path = self.path.removeprefix(root_path)
            connection.request(self.command, path, body or None, dict(self.headers))
            response = connection.getresponse()
            content = response.read()
            connection.close()
            self.send_response_only(response.status)
            for name, value in response.getheaders():
                if name.lower() not in _OF_ONE_CONNECTION:
                    self.send_header(name, value)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        do_GET = do_POST = _pass_on  # noqa: N815

        def log_message(self, *_):
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Proxy) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}{root_path}/"
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture(scope="module")
def behind_proxy(bot, settings, serve):
    """Where the product is reached through the proxy, and nowhere else."""
    own = settings.model_copy(update={"root_path": "/office/faq"})
    with serve(Service(lambda *_: bot, own)) as upstream, proxied(upstream, "/office/faq") as at:
        yield at


def test_a_question_is_answered_through_the_proxy(open_window, behind_proxy, ask, corpus):
    window = open_window(at=behind_proxy)

    turn = ask(window, corpus.entry("overview-02").question)

    expect(turn).to_have_attribute("data-status", "answered")
    with window.expect_popup() as opened:
        turn.locator(".open-source").click()
    source = opened.value
    expect(source.locator("h1")).to_have_text(corpus.document.title)
    assert source.url.startswith(f"{behind_proxy}source/")
    source.get_by_role("link", name=THAI.back_to_chat).click()
    expect(source).to_have_url(behind_proxy)


def test_the_security_headers_come_through(browser, behind_proxy, complaints):
    page = browser.new_page()
    headers = page.goto(behind_proxy).headers
    page.close()

    assert "default-src 'self'" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
