"""The page that says what is kept of questions, for how long, and whom to ask about it."""

from chatbot.doors.web.templating import environment
from chatbot.engine import Chatbot
from chatbot.wording.base import Wording


def privacy_html(chatbot: Chatbot, days: int, words: Wording) -> str:
    """Render the page.

    :param days: How long a question is kept.
    """
    sections = (
        (words.privacy_purpose, words.privacy_purpose_more),
        (words.privacy_kept, words.privacy_kept_more),
        (words.privacy_not_kept, words.privacy_not_kept_more),
        (words.privacy_masked, words.privacy_masked_more),
        (words.privacy_days, words.privacy_days_more.format(days=days)),
        (words.privacy_rights, words.privacy_rights_more),
    )
    return environment.get_template("privacy.html").render(
        words=words,
        line_breaks=chatbot.line_breaks,
        back="",
        sections=sections,
        contacts=chatbot.collection.contacts_of(None),
    )
