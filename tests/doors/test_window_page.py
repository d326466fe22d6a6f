import re
from dataclasses import replace

from starlette.testclient import TestClient

from chatbot.corpus import Collection
from chatbot.decision.calibration import Calibration
from chatbot.doors.web.app import create_app
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
