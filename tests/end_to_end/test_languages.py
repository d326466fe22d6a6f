"""A person is spoken to in the language that she asked in; official text stays Thai."""

import re

import pytest
from playwright.sync_api import expect

from chatbot.wording.en import ENGLISH
from chatbot.wording.th import THAI

QUESTIONS = {"en": "Which agencies host the 12 agenda e-services?", "th": "ใครเป็นเจ้าภาพ 12 agenda"}
WORDS = {"en": ENGLISH, "th": THAI}
REFUSED = {"en": "What is the price of gold today?", "th": "ราคาทองวันนี้เท่าไร"}

# Each visible text of the new turn with the language that it is marked to be in.
TEXTS = """
(turn) => {
  const walker = document.createTreeWalker(turn, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) {
    const text = walker.currentNode.textContent.trim();
    if (text) found.push([text, walker.currentNode.parentElement.closest("[lang]").lang]);
  }
  return found;
}
"""


def words(text):
    return "".join(re.sub(r"(?m)^- ", "", text).split())


@pytest.mark.parametrize("language", ["en", "th"])
def test_labels_are_in_the_language_of_the_question(window, ask, corpus, language):
    labels, other = WORDS[language], WORDS["th" if language == "en" else "en"]

    turn = ask(window, QUESTIONS[language])

    expect(turn).to_have_attribute("lang", language)
    expect(turn.get_by_role("heading", name=labels.you_asked)).to_be_visible()
    expect(turn.get_by_role("heading", name=labels.bands["answered"])).to_be_visible()
    expect(turn.get_by_role("link", name=labels.open_source)).to_be_visible()
    expect(turn.get_by_role("button", name=labels.copy)).to_be_visible()
    turn.get_by_text(labels.whole_citation).click()
    assert turn.locator("dt").all_inner_texts() == [
        labels.document,
        labels.issuer,
        labels.section,
        labels.entry_number,
        labels.date,
        labels.line,
    ]
    for label in (other.you_asked, other.official_question, other.related, other.whole_citation):
        expect(turn).not_to_contain_text(label)
    quoted = turn.locator("blockquote")
    expect(quoted).to_have_attribute("lang", "th")
    assert words(quoted.inner_text()) == words(corpus.entry("e-service-16").answer)
    assert window.evaluate("document.documentElement.lang") == "th"


@pytest.mark.parametrize("question", [QUESTIONS["en"], REFUSED["en"], "Hello", "What about it?"])
def test_every_thai_word_of_an_english_turn_is_marked_as_thai(window, ask, question):
    texts = ask(window, question).evaluate(TEXTS)

    assert {language for _, language in texts} <= {"en", "th"}
    for text, language in texts:
        assert language == "th" or not re.search("[ก-๛]", text), text
    assert any(language == "en" for _, language in texts)


def test_a_chosen_official_question_is_marked_as_thai_in_an_english_conversation(window, ask):
    turn = ask(window, QUESTIONS["en"])
    turn.locator(".related summary").click()
    turn.locator(".choice").first.click()

    expect(window.locator(".turn")).to_have_count(2)
    turn = window.locator(".turn").last
    expect(turn).to_have_attribute("lang", "en")
    for text, language in turn.evaluate(TEXTS):
        assert language == "th" or not re.search("[ก-๛]", text), text


@pytest.mark.parametrize("language", ["en", "th"])
def test_a_refusal_is_worded_in_the_language_of_the_question(window, ask, corpus, language):
    turn = ask(window, REFUSED[language])

    expected = (
        WORDS[language].reasons["not_covered"].format(contact=corpus.document.whom_to_ask.name)
    )
    expect(turn.locator(".message")).to_have_text(expected)
