"""A spoken question; a stand-in writes down what is said, since no browser here can."""

import pytest
from playwright.sync_api import expect

from chatbot.service import Service
from chatbot.wording.th import THAI

WRITES_DOWN = """
window.heard = [];
window.SpeechRecognition = class {
  start() {
    window.heard.push(this.lang);
    setTimeout(() => {
      if (window.deaf) this.onerror();
      else this.onresult({ results: [[{ transcript: "ประกาศคะแนน PMQA เดือนไหน" }]] });
      this.onend();
    });
  }
};
"""


@pytest.fixture
def spoken_to(bot, settings, serve, open_window):
    own = settings.model_copy(update={"voice_input": True})
    with serve(Service(lambda *_: bot, own)) as at:
        window = open_window(at=at)
        window.add_init_script(WRITES_DOWN)
        window.reload()
        window.wait_for_selector("[data-ready]")
        yield window
        window.close()


def microphone(window):
    return window.get_by_role("button", name=THAI.voice, exact=True)


def test_it_is_said_where_the_voice_goes_before_anything_is_heard(spoken_to):
    microphone(spoken_to).click()

    expect(spoken_to.locator(".voice-note")).to_contain_text(THAI.voice_note)
    assert spoken_to.evaluate("window.heard") == []
    spoken_to.get_by_role("button", name=THAI.voice_no).click()
    expect(microphone(spoken_to)).to_be_focused()
    assert spoken_to.evaluate("window.heard") == []


def test_what_is_said_stands_in_the_box_to_be_read_and_sent(spoken_to):
    microphone(spoken_to).click()
    spoken_to.get_by_role("button", name=THAI.voice_yes).click()

    expect(spoken_to.locator("#question")).to_have_value("ประกาศคะแนน PMQA เดือนไหน")
    assert spoken_to.evaluate("window.heard") == ["th-TH"]
    assert spoken_to.locator(".turn").count() == 0
    expect(microphone(spoken_to)).to_have_attribute("aria-pressed", "false")


def test_when_it_fails_one_is_told(spoken_to):
    spoken_to.evaluate("window.deaf = true")
    microphone(spoken_to).click()
    spoken_to.get_by_role("button", name=THAI.voice_yes).click()

    expect(spoken_to.get_by_role("alert")).to_have_text(THAI.voice_failed)


def test_by_default_no_page_may_listen(window, address):
    expect(window.locator(".voice")).to_have_count(0)
    headers = window.request.get(address).headers
    assert "microphone=()" in headers["permissions-policy"]


def test_a_browser_that_cannot_shows_no_button(bot, settings, serve, open_window):
    own = settings.model_copy(update={"voice_input": True})
    with serve(Service(lambda *_: bot, own)) as at:
        window = open_window(at=at)
        can = window.evaluate("Boolean(window.SpeechRecognition ?? window.webkitSpeechRecognition)")
        assert window.locator(".voice").is_visible() == can
        assert "microphone=(self)" in window.request.get(at).headers["permissions-policy"]
        window.close()
