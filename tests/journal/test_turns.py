"""What a turn is kept as."""

from dataclasses import replace

import pytest

from chatbot.datatypes import Conflict, ConflictKind, Reason, Status
from chatbot.journal.turns import record_of


def test_a_question_is_kept_with_what_it_was_offered(turn):
    conflicts = (Conflict(ConflictKind.YEAR, "2565"), Conflict(ConflictKind.YEAR, "2564"))
    asked = turn("ลาปี 2565 ได้กี่วัน โทร 0812345678", conflicts=conflicts)
    record = record_of(asked, lambda text: text.replace("0812345678", "[PHONE]"))
    assert record.question == "ลาปี 2565 ได้กี่วัน โทร [PHONE]"
    assert (record.id, record.language, record.status) == (asked.answer.id, "th", Status.SUGGESTED)
    assert record.conflicts == ("year",)
    assert [key.entry for key in record.entries] == ["1", "2", "3"]
    assert (record.picked, record.verdict, record.fault) == (False, None, None)


def test_what_was_given_counts_before_what_was_offered(turn, make_entry):
    entry = make_entry("a")
    given = turn(status=Status.ANSWERED, reason=Reason.ANSWER, entries=(entry,))
    assert record_of(given, str).entries == (entry.key,)


def test_a_follow_up_is_kept_standalone(turn):
    followed = turn("แล้วครูล่ะ", understood_query="ครูลาได้กี่วัน")
    assert record_of(followed, str).question == "ครูลาได้กี่วัน"


def test_a_pick_is_kept_as_the_question_that_it_was_picked_for(turn):
    chosen = replace(turn("คำถามทางการ", Reason.CHOSEN, Status.ANSWERED), typed=False)
    picked = record_of(replace(chosen, picked_for="ลาได้กี่วัน"), str)
    assert (picked.question, picked.picked, picked.reason) == ("ลาได้กี่วัน", True, Reason.CHOSEN)
    # From a link or a list: nothing was asked.
    assert record_of(chosen, str) is None


@pytest.mark.parametrize(
    "reason",
    [
        Reason.SMALL_TALK,
        Reason.EMPTY,
        Reason.TOO_LONG,
        Reason.NONE_OF_THESE,
        Reason.NOT_OFFERED,
    ],
)
def test_what_is_no_question_is_counted_without_its_words(turn, reason):
    record = record_of(turn("สวัสดีครับ", reason, Status.REFUSED), str)
    assert (record.question, record.reason) == ("", reason)
