"""What is kept of questions, said before it is, on a telephone; and what then is kept."""

import pytest
from playwright.sync_api import expect

from chatbot.journal.journal import Journal
from chatbot.journal.masker import Masker
from chatbot.journal.store import JournalStore
from chatbot.service import Service
from chatbot.wording.th import THAI

TOPIC = "PMQA"
PHONE = {"width": 390, "height": 844}


@pytest.fixture
def keeping(bot, settings, tmp_path):
    """A service with a journal of a test's own."""
    journal = Journal(JournalStore(tmp_path / "state"), 30, Masker(lambda: bot.collection))
    service = Service(
        lambda *_: bot, settings.model_copy(update={"journal_days": 30}), journal=journal
    )
    yield service
    service.close()


@pytest.fixture
def keeping_window(keeping, serve, open_window):
    with serve(keeping) as at:
        window = open_window(at=at, viewport=PHONE)
        yield window
        window.close()


def test_it_is_said_in_one_line_that_leads_to_all_of_it(keeping_window):
    summary = keeping_window.locator(".notice summary")
    expect(summary).to_have_text(THAI.notice_short_kept)
    assert summary.bounding_box()["height"] < 40
    summary.click()
    keeping_window.get_by_role("link", name=THAI.privacy).click()
    expect(keeping_window.get_by_role("heading", level=1)).to_have_text(THAI.privacy)
    expect(keeping_window.locator("main")).to_contain_text("30 วัน")
    assert keeping_window.evaluate("document.documentElement.scrollWidth") == PHONE["width"]


def test_what_is_asked_is_kept_and_which_choice_was_meant(keeping_window, ask, keeping):
    turn = ask(keeping_window, TOPIC)
    turn.locator("a.choice").nth(1).click()
    expect(keeping_window.locator("article.turn")).to_have_count(2)
    ask(keeping_window, "โทรหาผมที่ 081-234-5678")
    assert keeping.journal.flush()
    personal, pick, question = keeping.journal.records()
    assert personal.question == "โทรหาผมที่ [PHONE]"
    assert (question.question, pick.question) == (TOPIC, TOPIC)
    assert pick.entries == question.entries[1:2]
    assert (question.picked, pick.picked) == (False, True)


def test_it_can_be_read_without_scripts(browser, keeping, serve):
    with serve(keeping) as at:
        context = browser.new_context(java_script_enabled=False, viewport=PHONE)
        page = context.new_page()
        page.goto(f"{at}privacy")
        expect(page.locator("main")).to_contain_text(THAI.privacy_rights)
        context.close()
