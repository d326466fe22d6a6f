"""The page of all questions that are answered, for people without scripts and for machines."""

from chatbot.doors import addresses
from chatbot.doors.web.structured import faq_page
from chatbot.doors.web.templating import environment
from chatbot.engine import Chatbot
from chatbot.settings import Settings
from chatbot.wording.base import Wording


def questions_html(chatbot: Chatbot, settings: Settings, words: Wording) -> str:
    """Render the page, of the current version of every document."""
    collection = chatbot.collection
    return environment.get_template("questions.html").render(
        words=words,
        line_breaks=chatbot.line_breaks,
        back="",
        corpora=collection.current,
        structured=faq_page(collection.entries),
        address=addresses.absolute(settings.public_url, addresses.QUESTIONS),
        indexed=settings.indexed,
        kind="website",
        headline=words.question_list,
        description=words.welcome_more,
    )
