"""Pages with English labels, where the operator offers them."""

import pytest
from starlette.testclient import TestClient

from chatbot.doors.server.app import create_app
from chatbot.service import Service
from chatbot.wording.en import ENGLISH
from chatbot.wording.th import THAI

ENTRY = "/e/opdc-potential-base-2565/2564-09-10/pmqa-05"
ENGLISH_BROWSER = {"accept-language": "en-GB,en;q=0.9,th;q=0.5"}


@pytest.fixture(scope="module")
def both(bot, settings):
    own = settings.model_copy(update={"english_pages": True})
    return TestClient(create_app(Service(lambda *_: bot, own)))


@pytest.mark.parametrize("path", ["/", ENTRY, "/questions"])
def test_an_english_browser_gets_english_labels_around_thai(both, path):
    page = both.get(path, headers=ENGLISH_BROWSER).text
    assert '<html lang="en">' in page
    assert ENGLISH.service in page
    assert THAI.service not in page


@pytest.mark.parametrize(
    ("header", "lang"), [("th,en;q=0.8", "th"), ("fr,th;q=0.8", "th"), ("", "th"), ("fr,en", "en")]
)
def test_the_first_of_our_languages_that_a_browser_names_is_taken(both, header, lang):
    page = both.get("/", headers={"accept-language": header}).text
    assert f'<html lang="{lang}">' in page


def test_the_address_overrules_the_browser_and_leads_to_the_other(both):
    page = both.get("/?lang=th", headers=ENGLISH_BROWSER).text
    assert '<html lang="th">' in page
    assert 'href="?lang=en"' in page
    assert 'href="?lang=th"' in both.get("/?lang=en").text
    assert '<html lang="th">' in both.get("/?lang=xx").text


def test_by_default_there_is_only_thai(client):
    page = client.get("/?lang=en", headers=ENGLISH_BROWSER).text
    assert '<html lang="th">' in page
    assert "?lang=" not in page
