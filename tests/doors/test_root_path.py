"""The product under a path of its own, whether or not the proxy takes that path off."""

import re

import pytest
from starlette.testclient import TestClient

from chatbot.doors.server.app import create_app
from chatbot.service import Service
from chatbot.wording.th import THAI

SOURCE = "/source/opdc-potential-base-2565/2564-09-10"


@pytest.fixture(scope="module")
def under(bot, settings):
    """The product as it is served under ``/faq``."""
    own = settings.model_copy(update={"root_path": "/faq"})
    return TestClient(create_app(Service(lambda *_: bot, own)))


@pytest.mark.parametrize("prefix", ["", "/faq"])
@pytest.mark.parametrize("path", ["/", "/healthz", SOURCE, f"{SOURCE}/source.txt"])
def test_every_page_is_found_with_its_headers(under, prefix, path):
    response = under.get(prefix + path)
    assert response.status_code == 200
    assert response.headers["x-content-type-options"] == "nosniff"
    assert "default-src 'self'" in response.headers["content-security-policy"]


@pytest.mark.parametrize("prefix", ["", "/faq"])
@pytest.mark.parametrize("file", ["chat.css", "js/window.js", "base.css", "favicon.svg"])
def test_every_file_of_the_window_is_found(under, prefix, file):
    assert under.get(f"{prefix}/window/{file}").status_code == 200


@pytest.mark.parametrize("prefix", ["", "/faq"])
def test_the_window_calls_back_under_the_path(under, prefix):
    message = {"data": [{"step": {"question": "สวัสดี"}}]}
    answered = under.post(f"{prefix}/gradio_api/run/respond", json=message)
    assert 'class="turn"' in answered.json()["data"][0]["turn"]


def test_no_address_in_the_window_leaves_the_path(under):
    page = under.get("/faq/").text
    addresses = re.findall(r'(?:href|src|action)="([^"]*)"', page)
    assert addresses
    assert not [one for one in addresses if one.startswith("/") or "://" in one]


@pytest.mark.parametrize("prefix", ["", "/faq"])
def test_a_page_that_is_not_there_leads_back_to_the_window(under, prefix):
    response = under.get(f"{prefix}/nowhere")
    assert response.status_code == 404
    assert f'<a class="button" href="/faq/">{THAI.back_to_chat}</a>' in response.text


@pytest.mark.parametrize("prefix", ["", "/faq"])
def test_what_is_not_exposed_stays_so(under, prefix):
    for path in ("/config", "/gradio_api/info", "/gradio_api/file=/etc/passwd"):
        assert under.get(prefix + path).status_code == 404


def test_a_path_that_only_begins_alike_is_another(under):
    assert under.get("/faqhealthz").status_code == 404


def test_without_its_last_slash_it_leads_to_the_window(under):
    response = under.get("/faq", follow_redirects=False)
    assert (response.status_code, response.headers["location"]) == (307, "/faq/")
    assert response.headers["x-content-type-options"] == "nosniff"
