"""Which language a person is spoken to in: that of the question, unless a setting fixes it."""

import re
from collections.abc import Sequence

from chatbot.datatypes import Turn
from chatbot.settings import Language
from chatbot.wording.base import Wording
from chatbot.wording.en import ENGLISH
from chatbot.wording.th import THAI

_THAI = re.compile("[\u0e01-\u0e5b]")
# A name alone, such as PMQA or e-Service, is as Thai as it is English. Possessive: a text of one
# long word, which may be any length here, is walked through once.
_ENGLISH = re.compile("(?<![A-Za-z])(?:[A-Za-z]{2,}+[^A-Za-z]++){2}[A-Za-z]{2}")
_ENGLISH_WORD = re.compile(r"\b(?:hello|hi|hey|thanks|thank you|bye|goodbye|help|good \w+)\b", re.I)
_BY_TAG = {words.language: words for words in (THAI, ENGLISH)}


def wording_by_tag(tag: str) -> Wording | None:
    """The language of a BCP 47 tag; None where it is none of ours."""
    return _BY_TAG.get(tag)


def preferred_wording(header: str) -> Wording:
    """The first of our languages that an ``Accept-Language`` names, best first; else Thai."""
    tags = (part.partition(";")[0].strip().partition("-")[0].lower() for part in header.split(","))
    return next((_BY_TAG[tag] for tag in tags if tag in _BY_TAG), THAI)


def wording_of(text: str) -> Wording | None:
    """The language that a question is asked in.

    :param text: As typed, or as it was mended.
    :return: None where it could be either, e.g. for a number or a name.
    """
    if _THAI.search(text):
        return THAI
    return ENGLISH if _ENGLISH.search(text) or _ENGLISH_WORD.search(text) else None


def choose_wording(turns: Sequence[Turn], language: Language) -> Wording:
    """What the latest turn of a conversation is worded in.

    :param turns: Oldest first; the latest one that was typed in a language tells it.
    :param language: The operator's setting.
    :return: Thai where nothing tells.
    """
    if language != "auto":
        return ENGLISH if language == ENGLISH.language else THAI
    # What was mended tells the language that was meant: l;ylfu is Thai on the wrong keys.
    typed = (turn.answer.repaired_query or turn.query for turn in reversed(turns) if turn.typed)
    return next(filter(None, map(wording_of, typed)), THAI)
