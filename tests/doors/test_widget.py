"""The script for pages of other sites, the window for a frame, and which sites may show it."""

import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

import chatbot.doors.web.widget.script as script_module
from chatbot.doors.server.app import create_app
from chatbot.doors.web.widget.script import widget_script
from chatbot.editors import Editors
from chatbot.service import Service
from chatbot.wording.en import ENGLISH
from chatbot.wording.th import THAI

DOCUMENT = "opdc-potential-base-2565/2564-09-10"
SITES = ("https://www.example.go.th", "https://intranet.example.go.th:8443")
PAGES = ("/", "/?embed=1", f"/source/{DOCUMENT}", f"/e/{DOCUMENT}/pmqa-05", "/questions")
LIMIT = 15_000
STATIC = Path(script_module.__file__).parents[1] / "static"


def client_of(bot, settings, **changed):
    own = settings.model_copy(update=changed)
    return TestClient(create_app(Service(lambda *_: bot, own)))


@pytest.fixture(scope="module")
def shown(bot, settings):
    """The product where two sites may show it."""
    return client_of(bot, settings, allowed_origins=SITES)


@pytest.mark.parametrize("path", PAGES)
def test_sites_that_are_allowed_may_show_the_window_and_where_it_leads(shown, path):
    headers = shown.get(path).headers

    assert headers["content-security-policy"].endswith(
        "; frame-ancestors 'self' https://www.example.go.th https://intranet.example.go.th:8443"
    )
    assert "x-frame-options" not in headers


@pytest.mark.parametrize(
    "path", ["/healthz", "/window/base.css", "/nowhere", "/admin/", "/suggest"]
)
def test_nothing_else_may_be_shown(shown, path):
    headers = shown.get(path).headers

    assert headers["content-security-policy"].endswith("; frame-ancestors 'self'")
    assert headers["x-frame-options"] == "SAMEORIGIN"


def test_the_editors_pages_are_never_shown(bot, settings, tmp_path):
    client = client_of(bot, settings, allowed_origins=SITES, state_dir=tmp_path)
    Editors(tmp_path).set_password("สมศรี", "a password that is long enough")

    headers = client.get("/admin/login").headers

    assert headers["x-frame-options"] == "DENY"
    assert headers["content-security-policy"].endswith("frame-ancestors 'none'")


@pytest.mark.parametrize("path", PAGES)
def test_without_a_list_no_other_site_may_show_anything(client, path):
    headers = client.get(path).headers

    assert headers["content-security-policy"].endswith("; frame-ancestors 'self'")
    assert headers["x-frame-options"] == "SAMEORIGIN"


@pytest.mark.parametrize("prefix", ["", "/faq"])
def test_under_a_root_path_too(bot, settings, prefix):
    client = client_of(bot, settings, allowed_origins=SITES, root_path="/faq")

    for path in PAGES:
        policy = client.get(prefix + path).headers["content-security-policy"]
        assert policy.endswith(" ".join(SITES)), path
    assert client.get(f"{prefix}/widget.js").status_code == 200
    assert client.get(f"{prefix}/healthz").headers["x-frame-options"] == "SAMEORIGIN"


def test_the_script_may_be_loaded_by_every_page_and_is_asked_for_anew_soon(client):
    found = client.get("/widget.js")

    assert found.headers["content-type"] == "text/javascript; charset=utf-8"
    assert found.headers["cross-origin-resource-policy"] == "cross-origin"
    assert found.headers["cache-control"] == "public, max-age=300"
    assert "set-cookie" not in found.headers
    again = client.get("/widget.js", headers={"If-None-Match": found.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == found.headers["etag"]
    assert client.head("/widget.js").status_code == 200


@pytest.mark.parametrize("english", [False, True])
def test_the_script_is_small_and_speaks_what_the_pages_speak(settings, english):
    script = widget_script(settings.model_copy(update={"english_pages": english}))

    assert len(script.encode()) < LIMIT
    assert THAI.widget_failed in script
    assert (ENGLISH.widget_failed in script) is english


def test_another_setting_is_another_script(client, bot, settings):
    other = client_of(bot, settings, english_pages=True)

    assert other.get("/widget.js").headers["etag"] != client.get("/widget.js").headers["etag"]


def colours(style):
    parts = re.split(r"theme=\"dark\"|prefers-color-scheme: dark", style)
    return [dict(re.findall(r"(--[\w-]+): (#\w+);", part)) for part in parts]


def test_the_button_has_the_colours_of_the_window():
    base = colours((STATIC / "base.css").read_text(encoding="utf-8"))
    own = colours((Path(script_module.__file__).parent / "widget.css").read_text(encoding="utf-8"))

    for there, here in zip(base, own, strict=True):
        shared = here.keys() - {"--pointed-at"}
        assert shared
        assert {name: here[name] for name in shared} == {name: there[name] for name in shared}


def test_a_window_for_a_frame_leads_away_in_tabs_alone(shown):
    page = shown.get("/?embed=1").text

    assert 'class="menu"' not in page
    assert 'name="embed" value="1"' in page
    for address in ("questions", f"source/{DOCUMENT}"):
        (tag,) = re.findall(rf'<a [^>]*href="{address}"[^>]*>', page)
        assert 'target="_blank" rel="noopener"' in tag
    assert '<meta name="robots" content="noindex">' in page


def test_a_window_for_a_frame_names_the_sites_it_answers(shown, client):
    assert "data-sites" not in shown.get("/").text
    named = "[&#34;https://www.example.go.th&#34;, &#34;https://intranet.example.go.th:8443&#34;]"
    assert f'data-sites="{named}"' in shown.get("/?embed=1").text
    assert 'data-sites="[]"' in client.get("/?embed=1").text


def test_without_scripts_a_frame_stays_one(shown):
    page = shown.get("/", params={"q": "สวัสดี", "embed": "1"}).text

    assert 'class="turn"' in page
    assert 'class="menu"' not in page


def test_a_frame_can_begin_with_one_of_several_documents(two_document_service):
    client = TestClient(create_app(two_document_service))
    ids = [one.document.id for one in two_document_service.chatbot.collection.current]

    page = client.get("/", params={"embed": "1", "document": ids[1]}).text

    assert re.findall(r'<option value="([^"]*)" selected>', page) == [ids[1]]


def test_pages_with_the_button_use_up_nobodys_questions(bot, settings):
    client = client_of(bot, settings, asks_per_minute=1)

    assert {client.get("/widget.js").status_code for _ in range(30)} == {200}
