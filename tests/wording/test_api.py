"""The API's wording: all of it in both languages, with the same blanks."""

import re
from dataclasses import fields
from string import Formatter

import pytest

from chatbot.wording.api import api_wording
from chatbot.wording.api.en import ENGLISH_API
from chatbot.wording.api.th import THAI_API


def blanks(text):
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def _several(said):
    return said if isinstance(said, tuple) else (said,)


def texts(value):
    return {"": value} if isinstance(value, str) else dict(value)


@pytest.mark.parametrize("name", [one.name for one in fields(THAI_API) if one.name != "language"])
def test_each_is_said_in_both_languages_with_the_same_blanks(name):
    thai, english = texts(getattr(THAI_API, name)), texts(getattr(ENGLISH_API, name))
    assert thai.keys() == english.keys()
    for key, said in thai.items():
        for one, other in zip(_several(said), _several(english[key]), strict=True):
            assert blanks(one) == blanks(other)
            assert one == "API" or re.search("[\u0e01-\u0e5b]", one)
            assert not re.search("[\u0e01-\u0e5b]", other)


def test_a_language_that_is_none_of_ours_is_thai():
    assert api_wording("en") is ENGLISH_API
    assert api_wording("fr") is api_wording("th") is THAI_API
