"""The editors' wording: all of it in both languages, with the same blanks."""

import re
from dataclasses import fields
from string import Formatter

import pytest

from chatbot.wording.admin import admin_wording
from chatbot.wording.admin.base import AdminWording
from chatbot.wording.admin.en import ENGLISH_ADMIN
from chatbot.wording.admin.th import THAI_ADMIN

NAMES = [field.name for field in fields(AdminWording) if field.name != "language"]


def texts(value):
    return {"": value} if isinstance(value, str) else dict(value)


def blanks(text):
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("name", NAMES)
def test_each_is_said_in_both_languages_with_the_same_blanks(name):
    thai, english = texts(getattr(THAI_ADMIN, name)), texts(getattr(ENGLISH_ADMIN, name))
    assert thai.keys() == english.keys()
    for key, text in thai.items():
        assert re.search("[ก-๛]", text)
        assert english[key].strip()
        assert not re.search("[ก-๛]", english[key])
        assert blanks(text) == blanks(english[key])


def test_a_language_that_is_none_of_ours_is_thai():
    assert admin_wording("de") is THAI_ADMIN
    assert admin_wording("en") is ENGLISH_ADMIN
