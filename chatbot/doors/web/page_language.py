"""Which language the labels of a page are in."""

from fastapi import Request

from chatbot.settings import Settings
from chatbot.wording.base import Wording
from chatbot.wording.en import ENGLISH
from chatbot.wording.language import preferred_wording, wording_by_tag
from chatbot.wording.th import THAI


def page_words(request: Request, settings: Settings) -> Wording:
    """The language that an address asks for, else that of the browser; Thai where only that is.

    :param settings: English labels are for the operator to allow.
    """
    if not settings.english_pages:
        return THAI
    asked = request.query_params.get("lang", "")
    return wording_by_tag(asked) or preferred_wording(request.headers.get("accept-language", ""))


def other_language(words: Wording, settings: Settings) -> Wording | None:
    """What a page can be switched to; None where there is nothing else."""
    if not settings.english_pages:
        return None
    return THAI if words is ENGLISH else ENGLISH
