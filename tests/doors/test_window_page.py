import re
from dataclasses import replace
from html import unescape

from starlette.testclient import TestClient

from chatbot.closing import Closing
from chatbot.corpus import Collection
from chatbot.decision.calibration import Calibration
from chatbot.doors.server.app import create_app
from chatbot.doors.web.examples import PER_SECTION, example_questions
from chatbot.doors.web.window_page import WindowPage
from chatbot.engine import Chatbot
from chatbot.service import Service
from chatbot.wording.th import THAI


def test_the_window_lists_every_question_once(service, bot):
    html = WindowPage(service).render(THAI)

    for entry in bot.collection.entries:
        assert html.count(f'data-entry="{entry.key}"') == 1
    assert html.count("data-entry=") == len(bot.collection.entries) == 57
    assert "of-document" not in html


def test_the_notice_says_when_there_is_official_text_alone(service, settings, bot, unbroken):
    assert THAI.notice_uncurated not in unbroken(WindowPage(service).render(THAI))

    alone = bot.collection.without_curation()
    uncurated = Chatbot(alone, bot.assessor, bot.reader, bot.repairer)
    first_day = uncurated.decided_by(Calibration.of_prior())

    page = WindowPage(Service(lambda *_: first_day, settings))
    assert THAI.notice_uncurated in unbroken(page.render(THAI))


def test_examples_come_from_the_section_and_are_answered(bot, corpus):
    for section in corpus.sections:
        questions = example_questions(bot, corpus, section)
        assert 1 <= len(questions) <= PER_SECTION
        for question in questions:
            assert bot.ask(question).entries[0].section == section


def test_a_window_opened_after_a_swap_shows_what_is_answered_now(settings, bot, corpus):
    document = replace(corpus.document, title="A new printing")
    newer = Chatbot(
        Collection.of([replace(corpus, document=document)]),
        bot.assessor,
        bot.reader,
        bot.repairer,
    )
    chatbots = [bot, newer]
    service = Service(lambda *_: chatbots.pop(0), settings)
    client = TestClient(create_app(service))
    assert "A new printing" not in client.get("/").text

    service.reload()

    assert "A new printing" in client.get("/").text


def test_the_whole_window_is_there_before_any_script_runs(service, corpus, unbroken):
    html = unbroken(WindowPage(service).render(THAI))

    assert f"<title>{THAI.service}</title>" in html
    assert '<html lang="th">' in html
    assert '<textarea id="question" name="q"' in html
    assert corpus.document.title in html
    assert re.search(r'<script(?! src=| type="module" src=)', html) is None


def test_an_address_with_a_question_shows_its_answer(client, corpus):
    entry = corpus.entry("pmqa-05")

    html = client.get("/", params={"q": entry.question}).text

    assert html.count('<article class="turn"') == 1
    assert 'data-status="answered"' in html
    assert 'class="turn"' not in client.get("/?q=%20").text


def test_an_address_that_names_no_document_here_says_so_and_keeps_the_question(client):
    found = client.get("/", params={"q": "PMQA 4.0", "document": "gone"})

    assert found.status_code == 404
    assert THAI.no_such_document in found.text
    assert re.search(r'<textarea id="question"[^>]*>PMQA 4\.0</textarea>', found.text)
    assert 'class="turn"' not in found.text
    assert THAI.no_such_document in client.get("/?document=gone").text


def test_an_address_with_a_question_too_long_says_so_and_cuts_nothing(client):
    long = "ก" * 2001

    found = client.get("/", params={"q": long})

    assert found.status_code == 200
    assert "2,001" in re.search(r'id="problem">(.*?)</p>', found.text)[1]
    assert f">{long}</textarea>" in found.text


def test_an_address_can_name_the_document_to_ask(two_document_service):
    client = TestClient(create_app(two_document_service))
    question = "ลาพักผ่อนสะสมได้กี่วัน"

    html = client.get("/", params={"q": question, "document": "parking"}).text

    assert '<option value="parking" selected>' in html
    assert "/e/leave/" not in html[html.index('class="turn"') : html.index("</article>")]
    elsewhere = re.search(r'<a class="button ask-there" href="(\?[^"]*)"', html)
    if elsewhere:
        there = client.get(f"/{unescape(elsewhere[1])}").text
        assert '<option value="leave" selected>' in there


def test_search_engines_may_keep_the_window_but_nobodys_question(bot, settings):
    own = settings.model_copy(
        update={"public_url": "https://faq.example.go.th/ask", "indexed": True}
    )
    client = TestClient(create_app(Service(lambda *_: bot, own)))

    html = client.get("/").text
    assert '<link rel="canonical" href="https://faq.example.go.th/ask/">' in html
    assert f'<meta property="og:title" content="{THAI.service}">' in html
    assert "noindex" not in html
    asked = client.get("/?q=PMQA").text
    assert '<meta name="robots" content="noindex">' in asked
    assert "canonical" not in asked


def test_by_default_search_engines_are_asked_to_keep_nothing(client):
    assert '<meta name="robots" content="noindex">' in client.get("/").text


def test_who_opens_the_window_of_a_closed_service_is_told_before_asking(bot, settings):
    closing = Closing(notice="ปิดปรับปรุงระบบถึง 18.00 น.")
    client = TestClient(create_app(Service(lambda *_: bot, settings, closing=closing)))
    for path in ("/", "/?q=PMQA"):
        page = client.get(path).text
        assert 'role="alert" id="problem">ปิดปรับปรุงระบบถึง 18.00 น.<' in page
        assert 'class="turn"' not in page
