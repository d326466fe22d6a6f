"""Each entry at an address of its own."""

import json
import re
from html import unescape

import pytest
from starlette.testclient import TestClient

from chatbot.doors.server.app import create_app
from chatbot.service import Service
from chatbot.wording.th import THAI

PLACE = "/e/opdc-potential-base-2565/2564-09-10"
PUBLIC = "https://faq.example.go.th/ask"


@pytest.fixture(scope="module")
def public(bot, settings):
    """An installation that search engines may keep."""
    own = settings.model_copy(update={"public_url": PUBLIC, "indexed": True})
    return TestClient(create_app(Service(lambda *_: bot, own)))


def test_every_entry_has_a_page_with_its_answer_word_for_word(client, corpus, text_of):
    for entry in corpus.entries:
        page = client.get(f"{PLACE}/{entry.id}").text
        quoted = re.search(r"(?s)<blockquote[^>]*>(.*?)</blockquote>", page)[1]
        assert text_of(quoted) == "".join(re.sub(r"(?m)^- ", "", entry.answer).split()), entry.id
        assert f'href="../../../source/{entry.document.id}/{entry.document.version}#' in page


def test_notes_of_the_editor_stand_outside_the_answer(client, corpus):
    page = client.get(f"{PLACE}/overview-07").text
    note = corpus.errata["overview-07"][0].note
    assert note in unescape(page)
    assert note not in re.search(r"(?s)<blockquote.*?</blockquote>", page)[0]


def test_the_entries_beside_it_are_one_step_away(client, corpus):
    first, second, third = corpus.entries[:3]
    page = client.get(f"{PLACE}/{second.id}").text
    around = re.search(r'(?s)<nav class="neighbours".*?</nav>', page)[0]
    assert re.findall(r'href="\.\./\.\./\.\./e/[^"]*/([^"/]*)"', around) == [first.id, third.id]
    assert THAI.previous not in client.get(f"{PLACE}/{first.id}").text


@pytest.mark.parametrize("path", ["/e/x/y/z", f"{PLACE}/overview-99", f"{PLACE}/", "/e", "/e/a/b"])
def test_what_is_no_entry_is_not_found(client, path):
    found = client.get(path)
    assert found.status_code == 404
    assert THAI.not_found in found.text


def structured(page):
    return json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', page)[1])


def test_machines_are_told_question_and_answer(client, corpus):
    entry = corpus.entry("pmqa-05")
    told = structured(client.get(f"{PLACE}/pmqa-05").text)
    assert (told["@context"], told["@type"]) == ("https://schema.org", "FAQPage")
    (question,) = told["mainEntity"]
    assert question["@type"] == "Question"
    assert "".join(question["name"].split()) == "".join(entry.question.split())
    assert question["acceptedAnswer"] == {"@type": "Answer", "text": entry.answer}


def test_the_list_has_all_of_them(client, corpus):
    page = client.get("/questions").text
    assert len(structured(page)["mainEntity"]) == len(corpus.entries)
    for entry in corpus.entries:
        assert page.count(f'href="e/{entry.key!s}"') == 1


def test_nothing_is_to_be_kept_by_search_engines_unless_the_operator_says_so(client):
    assert '<meta name="robots" content="noindex">' in client.get(f"{PLACE}/pmqa-05").text
    assert '<meta name="robots" content="noindex">' in client.get("/questions").text
    assert client.get("/robots.txt").text == "User-agent: *\nDisallow: /\n"
    assert client.get("/sitemap.xml").status_code == 404


def test_with_a_public_address_links_are_whole(public, corpus):
    page = public.get(f"{PLACE}/pmqa-05").text
    assert f'<link rel="canonical" href="{PUBLIC}{PLACE}/pmqa-05">' in page
    assert f'<meta property="og:url" content="{PUBLIC}{PLACE}/pmqa-05">' in page
    assert '<meta property="og:title" content="ผลคะแนน' in page
    assert "noindex" not in page
    assert "<svg" in re.search(r'(?s)<figure class="code">.*?</figure>', page)[0]
    assert public.get("/robots.txt").text.endswith(f"Sitemap: {PUBLIC}/sitemap.xml\n")
    listed = re.findall("<loc>([^<]*)</loc><lastmod>([^<]*)<", public.get("/sitemap.xml").text)
    assert len(listed) == len(corpus.entries) + 1
    assert (f"{PUBLIC}{PLACE}/pmqa-05", "2021-09-10") in listed


def test_without_one_no_host_that_a_caller_names_gets_into_a_page(client):
    page = client.get(f"{PLACE}/pmqa-05", headers={"host": "evil.example"}).text
    assert "evil.example" not in page
    assert '<figure class="code">' not in page


def test_a_version_that_was_replaced_leads_to_the_same_entry_of_the_newer(two_document_service):
    client = TestClient(create_app(two_document_service))
    page = client.get("/e/leave/2566/annual-01").text
    assert THAI.superseded in page
    assert 'href="../../../e/leave/2567/annual-01"' in page
    assert "10 วันทำการ" in page
    current = client.get("/e/leave/2567/annual-01").text
    assert THAI.superseded not in current
