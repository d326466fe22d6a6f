"""The chat window on pages of other sites: opened, used and closed there, or refused."""

import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import axe_playwright_python
import pytest
from playwright.sync_api import expect

from chatbot.service import Service
from chatbot.wording.en import ENGLISH
from chatbot.wording.th import THAI

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
EXAMPLE = Path(__file__).parents[2] / "docs/widget-example.html"
QUESTION = "ผลคะแนนการประเมิน PMQA 4.0 ปี 2564 ออกเมื่อใด"
NOTING = (
    "<script>window.told = []; addEventListener('message', ({ data }) => told.push(data));</script>"
)
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}


class Site:
    """Pages of an office's own site, at an address of their own."""

    def __init__(self, origin):
        self.origin = origin
        self.pages = {}

    def page(self, body, *, lang="th", head="", policy=None):
        """Put a page there; gives its address."""
        path = f"/page-{len(self.pages)}"
        html = (
            f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8">'
            '<link rel="icon" href="data:,">'
            '<meta name="viewport" content="width=device-width, initial-scale=1">'
            f"<title>หน่วยงาน</title>{head}</head>"
            f'<body><main><h1>หน่วยงาน</h1><a href="#">ข่าว</a></main>{body}</body></html>'
        )
        self.pages[path] = (html, policy)
        return self.origin + path


@contextmanager
def site():
    """An office's site on a port of its own."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            html, policy = own.pages[self.path]
            content = html.encode()
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(content)))
            if policy:
                self.send_header("Content-Security-Policy", policy)
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_):
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        own = Site(f"http://127.0.0.1:{server.server_address[1]}")
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield own
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture(scope="module")
def office():
    """The site that may show the window."""
    with site() as own:
        yield own


@pytest.fixture(scope="module")
def stranger():
    """A site that may not."""
    with site() as own:
        yield own


@pytest.fixture(scope="module")
def faq(bot, settings, serve, office):
    """The product, on another host than the site; with English pages."""
    own = settings.model_copy(
        update={
            "allowed_origins": (office.origin, "https://www.example.go.th"),
            "english_pages": True,
        }
    )
    with serve(Service(lambda *_: bot, own)) as at:
        yield at.replace("127.0.0.1", "localhost")


@pytest.fixture(scope="module")
def tag(faq):
    """The tag that a page includes, with options."""

    def make(options=""):
        return f'<script src="{faq}widget.js" {options} async></script>'

    return make


@pytest.fixture
def visit(browser, complaints):
    """Opens pages of sites; afterwards nothing may have complained and no cookie may be there."""
    contexts = []

    def visit_(at, **options):
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 800}, **options})
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: complain(message.type, message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(at)
        return page

    def complain(kind, text):
        if kind in ("error", "warning"):
            complaints.append(text)

    yield visit_
    cookies = [cookie for context in contexts for cookie in context.cookies()]
    for context in contexts:
        context.close()
    assert cookies == []
    assert complaints == []


def launcher(page, words=THAI):
    return page.get_by_role("button", name=words.widget_label)


def panel(page, words=THAI):
    return page.get_by_role("dialog", name=words.service)


def opened(page, words=THAI):
    """Open it by its button; gives the window in it."""
    launcher(page, words).click()
    frame = page.frame_locator("iframe")
    expect(frame.locator(".close-window")).to_be_visible()
    return frame


def asked(frame, question=QUESTION):
    frame.locator("#question").fill(question)
    frame.locator("#question").press("Enter")
    turn = frame.locator(".turn")
    expect(turn).to_have_count(1)
    return turn


def focused_in(frame, selector):
    expect(frame.locator(selector)).to_be_focused()


def faults(frame):
    frame.evaluate(AXE)
    found = frame.evaluate("axe.run()")
    return [
        (fault["id"], node["target"]) for fault in found["violations"] for node in fault["nodes"]
    ]


def test_a_question_is_answered_on_the_page_of_another_site(visit, office, tag, corpus):
    page = visit(office.page(tag()))
    expect(launcher(page)).to_have_attribute("aria-expanded", "false")
    expect(panel(page)).to_have_count(0)

    frame = opened(page)

    expect(launcher(page)).to_have_attribute("aria-expanded", "true")
    expect(panel(page)).to_be_visible()
    turn = asked(frame)
    expect(turn).to_have_attribute("data-status", "answered")
    with page.expect_popup() as source:
        turn.locator(".open-source").click()
    expect(source.value.locator("h1")).to_have_text(corpus.document.title)


def test_before_it_is_opened_there_is_one_small_request(visit, browser, office, faq, tag):
    context = browser.new_context()
    page = context.new_page()
    seen = []
    page.on("response", lambda response: seen.append(response))
    page.goto(office.page(tag()))
    expect(launcher(page)).to_be_visible()
    page.wait_for_load_state("networkidle")

    fetched = [response for response in seen if response.url.startswith(faq)]
    assert [response.url for response in fetched] == [f"{faq}widget.js"]
    assert len(fetched[0].body()) < 15_000
    assert len(page.frames) == 1
    context.close()


def test_the_keyboard_alone(visit, office, tag):
    page = visit(office.page(tag()))
    expect(launcher(page)).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(launcher(page)).to_be_focused()

    page.keyboard.press("Enter")

    frame = page.frame_locator("iframe")
    focused_in(frame, "#question")
    page.keyboard.insert_text(QUESTION)
    page.keyboard.press("Enter")
    expect(frame.locator(".turn")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(panel(page)).to_have_count(0)
    expect(launcher(page)).to_be_focused()
    expect(launcher(page)).to_have_attribute("aria-expanded", "false")

    # The conversation is still there.
    page.keyboard.press("Space")
    focused_in(frame, "#question")
    expect(frame.locator(".turn")).to_have_count(1)


def test_escape_closes_first_what_is_open_within_the_window(visit, office, tag):
    page = visit(office.page(tag()))
    frame = opened(page)
    frame.locator(".open-list").click()
    expect(frame.locator(".close-list")).to_be_focused()

    page.keyboard.press("Escape")
    expect(frame.locator(".browse")).not_to_be_visible()
    expect(panel(page)).to_be_visible()
    page.keyboard.press("Escape")

    expect(panel(page)).to_have_count(0)


@pytest.mark.parametrize("by", ["the button in the window", "the button on the page", "Escape"])
def test_the_focus_comes_back(visit, office, tag, by):
    page = visit(office.page(tag()))
    frame = opened(page)

    match by:
        case "the button in the window":
            frame.locator(".close-window").click()
        case "the button on the page":
            launcher(page).click()
        case "Escape":
            launcher(page).press("Escape")

    expect(panel(page)).to_have_count(0)
    expect(launcher(page)).to_be_focused()


def test_axe_finds_nothing_on_the_page_or_in_the_frame(visit, office, tag):
    page = visit(office.page(tag()), reduced_motion="reduce")
    assert faults(page) == []
    frame = opened(page)
    asked(frame)

    assert faults(page) == []
    assert faults(page.frames[1]) == []


@pytest.mark.parametrize("words", [THAI, ENGLISH], ids=["th", "en"])
def test_a_site_that_is_not_allowed_is_refused_and_offered_a_tab(
    visit, stranger, tag, complaints, words
):
    page = visit(stranger.page(tag(), lang=words.language))
    launcher(page, words).click()

    expect(panel(page, words).get_by_role("status")).to_have_text(words.widget_failed)
    assert any("frame-ancestors" in one for one in complaints)
    complaints.clear()
    with page.expect_popup() as tab:
        panel(page, words).get_by_role("link", name=words.widget_in_tab).click()
    expect(tab.value.locator("h1")).to_have_text(words.service)
    panel(page, words).get_by_role("button", name=words.close_window).click()
    expect(launcher(page, words)).to_be_focused()


def test_two_tags_make_one_button(visit, office, tag):
    page = visit(office.page(tag() + tag()))

    expect(launcher(page)).to_be_visible()
    page.wait_for_load_state("networkidle")

    expect(launcher(page)).to_have_count(1)


def test_one_name_is_left_on_the_page_and_nothing_is_stored(visit, office, tag):
    before = "(() => { window.before = new Set(Object.getOwnPropertyNames(window)); })()"
    page = visit(office.page(tag(), head=f"<script>{before}</script>"))
    opened(page)

    names = "Object.getOwnPropertyNames(window).filter((name) => !window.before.has(name))"
    assert set(page.evaluate(names)) - {"before", "0"} == {"officialAnswersWidget"}
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [
        0,
        0,
        "",
    ]


def test_a_strict_policy_of_the_page_has_to_allow_script_and_frame_alone(visit, office, faq, tag):
    origin = faq.rstrip("/")
    policy = (
        f"default-src 'none'; img-src data:; script-src {origin}; frame-src {origin}; "
        "require-trusted-types-for 'script'"
    )
    page = visit(office.page(tag(), policy=policy))

    frame = opened(page)

    assert launcher(page).evaluate("(one) => getComputedStyle(one).position") == "static"
    assert panel(page).evaluate("(one) => getComputedStyle(one).position") == "fixed"
    expect(asked(frame)).to_have_attribute("data-status", "answered")


def test_a_policy_that_forbids_the_frame_leads_to_a_tab(visit, office, faq, tag, complaints):
    page = visit(office.page(tag(), policy=f"default-src 'none'; script-src {faq}; img-src data:"))

    launcher(page).click()

    expect(panel(page).get_by_role("status")).to_have_text(THAI.widget_failed)
    expect(panel(page).get_by_role("link", name=THAI.widget_in_tab)).to_be_visible()
    assert any("frame-src" in one for one in complaints)
    complaints.clear()


def test_hostile_style_of_the_page_changes_nothing(visit, office, tag):
    hostile = (
        "* { display: none !important; direction: rtl !important; font-size: 3px !important;"
        " color: red !important; background: red !important; transform: rotate(9deg) !important;"
        " position: static !important; opacity: 0.1 !important; letter-spacing: 9px !important; }"
        "html, body { display: block !important; opacity: 1 !important;"
        " transform: none !important; }"
    )
    looks = (
        "(one) => { const { color, backgroundColor, fontSize, letterSpacing, direction } ="
        " getComputedStyle(one); const { x, y, width, height } = one.getBoundingClientRect();"
        " return JSON.stringify([color, backgroundColor, fontSize, letterSpacing, direction, x, y,"
        " width, height]); }"
    )
    plain = visit(office.page(tag()), reduced_motion="reduce")
    hurt = visit(office.page(tag(), head=f"<style>{hostile}</style>"), reduced_motion="reduce")
    for page in (plain, hurt):
        opened(page)

    for part in (launcher, panel):
        assert part(hurt).evaluate(looks) == part(plain).evaluate(looks)
    expect(asked(hurt.frame_locator("iframe"))).to_have_attribute("data-status", "answered")


def test_nothing_on_the_page_moves(visit, office, tag):
    body = '<footer style="position: absolute; bottom: 0">ท้ายหน้า</footer>'
    head = "<style>body { display: grid; gap: 40px; }</style>"
    without, page = (visit(office.page(body + more, head=head)) for more in ("", tag()))
    opened(page)

    for part in ("h1", "footer", "body"):
        assert page.locator(part).first.bounding_box() == without.locator(part).bounding_box()


def test_on_a_phone_it_is_the_whole_screen(visit, office, tag):
    page = visit(office.page(tag()), **PHONE)
    button = launcher(page).bounding_box()
    assert button["x"] + button["width"] <= 390
    assert button["height"] >= 44

    frame = opened(page)

    assert panel(page).bounding_box() == {"x": 0, "y": 0, "width": 390, "height": 844}
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    # The keyboard would cover what there is to read.
    focused_in(frame, "h1")
    expect(asked(frame)).to_have_attribute("data-status", "answered")
    frame.locator(".close-window").click()
    expect(panel(page)).to_have_count(0)


def test_on_a_low_screen_the_way_out_stays_in_sight(visit, office, tag):
    page = visit(office.page(tag()), viewport={"width": 844, "height": 390})
    frame = opened(page)

    asked(frame)

    expect(frame.locator(".turn h3")).to_be_in_viewport()
    expect(frame.locator(".close-window")).to_be_in_viewport(ratio=1)


def test_a_phone_that_is_turned_keeps_the_conversation(visit, office, tag):
    page = visit(office.page(tag()))
    frame = opened(page)
    asked(frame)

    page.set_viewport_size({"width": 390, "height": 844})
    expect(panel(page)).to_have_css("width", "390px")
    page.set_viewport_size({"width": 1280, "height": 800})
    expect(panel(page)).to_have_css("width", "416px")

    expect(frame.locator(".turn")).to_have_count(1)
    frame.locator(".close-window").click()
    expect(launcher(page)).to_be_focused()


@pytest.mark.parametrize("options", [{"lang": "en-GB"}, {"tag": 'data-language="en"'}])
def test_english_where_the_page_is(visit, office, tag, options):
    page = visit(office.page(tag(options.get("tag", "")), lang=options.get("lang", "th")))

    frame = opened(page, ENGLISH)

    expect(frame.locator("h1")).to_have_text(ENGLISH.service)
    expect(frame.locator(".close-window")).to_have_text(ENGLISH.close)


def test_the_options_of_the_tag(visit, office, tag, corpus):
    options = f'data-label="ถามเรื่อง PMQA" data-position="left" data-document="{corpus.document.id}"'
    page = visit(office.page(tag(options)))
    button = page.get_by_role("button", name="ถามเรื่อง PMQA")
    assert button.bounding_box()["x"] == 16

    button.click()

    src = page.locator("iframe").get_attribute("src")
    assert f"document={corpus.document.id}" in src
    assert panel(page).bounding_box()["x"] == 16


def test_the_conversation_goes_on_where_the_browser_keeps_nothing(visit, office, tag):
    page = visit(office.page(tag()))
    page.context.add_init_script(
        "for (const name of ['localStorage', 'sessionStorage'])"
        " Object.defineProperty(window, name,"
        " { get() { throw new DOMException('closed', 'SecurityError'); } });"
    )
    page.reload()

    frame = opened(page)

    expect(asked(frame)).to_have_attribute("data-status", "answered")


def test_nothing_of_the_conversation_comes_to_the_page(visit, office, tag):
    page = visit(office.page(tag(), head=NOTING))
    frame = opened(page)
    asked(frame)
    frame.locator(".close-window").click()
    expect(panel(page)).to_have_count(0)

    assert page.evaluate("told") == [{"official-answers": "ready"}, {"official-answers": "close"}]


def test_the_page_heeds_its_frame_alone_and_what_it_knows(visit, office, stranger, tag):
    other = f'<iframe src="{stranger.page("")}" title="อื่น"></iframe>'
    page = visit(office.page(other + tag(), head=NOTING))
    launcher(page).click()
    expect(page.frame_locator("dialog iframe").locator(".close-window")).to_be_visible()
    known = len(page.evaluate("told"))

    page.evaluate("postMessage({ 'official-answers': 'close' }, '*')")
    page.frames[1].evaluate("parent.postMessage({ 'official-answers': 'close' }, '*')")
    page.frames[2].evaluate(
        "for (const said of [null, 1, 'close', [], {}, { 'official-answers': {} }])"
        " parent.postMessage(said, '*')"
    )

    page.wait_for_function(f"told.length === {known} + 8")
    expect(panel(page)).to_be_visible()


def test_the_frame_heeds_its_page_alone(visit, office, stranger, faq):
    other = f'<iframe src="{stranger.page("")}" title="อื่น"></iframe>'
    page = visit(office.page(f'<iframe src="{faq}?embed=1" title="ถาม"></iframe>' + other))
    frame = page.frame_locator("iframe >> nth=0")
    expect(frame.locator(".chat-window[data-ready]")).to_be_visible()
    hello = "postMessage({ 'official-answers': 'hello' }, '*')"
    page.frames[1].evaluate(
        "let told = 0; addEventListener('message', () => { document.body.dataset.told = ++told; })"
    )

    page.frames[2].evaluate(f"parent.frames[0].{hello}")
    page.frames[1].evaluate(hello)
    page.evaluate("frames[0].postMessage({ 'official-answers': ['hello'] }, '*')")
    expect(frame.locator("body[data-told='3']")).to_be_attached()
    expect(frame.locator(".close-window")).to_be_hidden()

    page.evaluate(f"frames[0].{hello}")
    expect(frame.locator(".close-window")).not_to_have_attribute("hidden", "")


def test_a_plain_frame_has_no_close_button_and_keeps_what_leads_away_apart(visit, office, faq):
    src = f"{faq}?embed=1&amp;lang=th"
    page = visit(office.page(f'<iframe src="{src}" title="ถาม" width="400" height="600"></iframe>'))
    frame = page.frame_locator("iframe")
    expect(frame.locator(".chat-window[data-ready]")).to_be_visible()

    expect(frame.locator(".close-window")).to_be_hidden()
    expect(frame.locator(".menu")).to_have_count(0)
    frame.locator(".notice summary").click()
    with page.expect_popup() as tab:
        frame.get_by_role("link", name=THAI.question_list).click()
    assert urlsplit(tab.value.url).path == "/questions"


def test_the_example_of_the_documentation(visit_sites, faq):
    page = visit_sites(
        {"www.example.go.th/": EXAMPLE.read_text(encoding="utf-8"), "faq.example.go.th/": faq}
    )

    frame = opened(page)

    expect(asked(frame)).to_have_attribute("data-status", "answered")


def test_the_address_of_the_script_is_that_of_the_window(visit_sites, faq):
    html = '<!doctype html><title>หน่วยงาน</title><script src="/office/faq/widget.js?v=1"></script>'
    page = visit_sites({"www.example.go.th/office/faq/": faq, "www.example.go.th/": html})

    frame = opened(page)

    src = urlsplit(page.locator("iframe").get_attribute("src"))
    assert (src.netloc, src.path) == ("www.example.go.th", "/office/faq/")
    expect(asked(frame)).to_have_attribute("data-status", "answered")


@pytest.fixture
def visit_sites(browser):
    """Opens a page of www.example.go.th; what is at an address is HTML, or served elsewhere."""
    context = browser.new_context()

    def open_(sites):
        def answer(route):
            address = route.request.url.removeprefix("https://")
            at = next(one for one in sites if address.startswith(one))
            if sites[at].startswith("http:"):
                there = sites[at] + address.removeprefix(at)
                route.fulfill(response=route.fetch(url=there))
            else:
                route.fulfill(body=sites[at], content_type="text/html; charset=utf-8")

        context.route("https://*.example.go.th/**", answer)
        page = context.new_page()
        page.goto("https://www.example.go.th/")
        return page

    yield open_
    context.close()
