"""What is said in LINE: all of it in both languages, with the same blanks; buttons are short."""

from dataclasses import fields
from string import Formatter

import pytest

from chatbot.doors.line.limits import LABEL, letters
from chatbot.wording.en import ENGLISH
from chatbot.wording.line import line_wording
from chatbot.wording.line.en import ENGLISH_LINE
from chatbot.wording.line.th import THAI_LINE
from chatbot.wording.th import THAI


def blanks(text):
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("name", [field.name for field in fields(THAI_LINE)])
def test_each_is_said_in_both_languages_with_the_same_blanks(name):
    thai, english = getattr(THAI_LINE, name), getattr(ENGLISH_LINE, name)
    assert blanks(thai) == blanks(english)
    assert thai != english


@pytest.mark.parametrize("line", [THAI_LINE, ENGLISH_LINE], ids=["th", "en"])
def test_buttons_have_room_for_their_labels(line):
    for label in (line.open_source, line.choose.format(number=99), line.as_typed):
        assert letters(label) <= LABEL


def test_so_has_the_one_that_every_door_has():
    assert letters(THAI.none_of_these) <= LABEL
    assert letters(ENGLISH.none_of_these) <= LABEL


def test_thai_where_it_is_none_of_ours():
    assert line_wording("fr") is THAI_LINE
    assert line_wording("en") is ENGLISH_LINE
