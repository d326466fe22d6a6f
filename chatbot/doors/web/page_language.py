"""Which language the labels of a page are in."""

from fastapi import Request

from chatbot.settings import Settings
from chatbot.wording.base import Wording
from chatbot.wording.en import ENGLISH
from chatbot.wording.th import THAI

_BY_TAG = {words.language: words for words in (THAI, ENGLISH)}


def page_words(request: Request, settings: Settings) -> Wording:
    """The language that an address asks for, else that of the browser; Thai where only that is.

    :param settings: English labels are for the operator to allow.
    """
    if not settings.english_pages:
        return THAI
    asked = request.query_params.get("lang", "")
    return _BY_TAG.get(asked) or _preferred(request.headers.get("accept-language", ""))


def other_language(words: Wording, settings: Settings) -> Wording | None:
    """What a page can be switched to; None where there is nothing else."""
    if not settings.english_pages:
        return None
    return THAI if words is ENGLISH else ENGLISH


def _preferred(header: str) -> Wording:
    """The first of our languages that a browser names; it names them best first."""
    tags = (part.partition(";")[0].strip().partition("-")[0].lower() for part in header.split(","))
    return next((_BY_TAG[tag] for tag in tags if tag in _BY_TAG), THAI)
