"""The editors' wording: all of it in both languages, with the same blanks."""

import re
from dataclasses import fields
from string import Formatter

import pytest

from chatbot import curation
from chatbot.desk.trial import ProbeKind
from chatbot.wording.admin import admin_wording
from chatbot.wording.admin.desk_en import ENGLISH_DESK
from chatbot.wording.admin.desk_th import THAI_DESK
from chatbot.wording.admin.en import ENGLISH_ADMIN
from chatbot.wording.admin.th import THAI_ADMIN

PAIRS = [
    pytest.param(getattr(thai, field.name), getattr(english, field.name), id=field.name)
    for thai, english in ((THAI_ADMIN, ENGLISH_ADMIN), (THAI_DESK, ENGLISH_DESK))
    for field in fields(thai)
    if field.name not in ("language", "desk")
]


def texts(value):
    return {"": value} if isinstance(value, str) else dict(value)


def default(cls, name):
    (found,) = (field.default for field in fields(cls) if field.name == name)
    return found


def blanks(text):
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize(("thai", "english"), PAIRS)
def test_each_is_said_in_both_languages_with_the_same_blanks(thai, english):
    thai, english = texts(thai), texts(english)
    assert thai.keys() == english.keys()
    for key, text in thai.items():
        assert re.search("[ก-๛]", text)
        assert english[key].strip()
        assert not re.search("[ก-๛]", english[key])
        assert blanks(text) == blanks(english[key])


def test_a_language_that_is_none_of_ours_is_thai():
    assert admin_wording("de") is THAI_ADMIN
    assert admin_wording("en") is ENGLISH_ADMIN
    assert admin_wording("de").desk is THAI_DESK
    assert admin_wording("en").desk is ENGLISH_DESK


def test_every_change_and_every_question_that_is_tried_has_a_name():
    changes = {getattr(curation, name) for name in curation.__all__} - {curation.Change}
    assert THAI_DESK.changes.keys() == {default(change, "kind") for change in changes}
    assert THAI_DESK.trial_kinds.keys() == {*ProbeKind}
