"""What of the documents people's questions have come to."""

from datetime import date

from desk.conftest import HOURS

from chatbot.datatypes import EntryKey, Reason, Status
from chatbot.desk.usage import usage
from chatbot.journal.record import Record

LEAVE = EntryKey("leave", "2567", "annual-01")
SHORT, LONG = "ปีหนึ่งลาพักร้อนได้กี่วัน", "วันลาพักผ่อนประจำปีมีเท่าไหร่"


def record(question, status, *entries):
    number = str(next(NUMBERS))
    reason = Reason.ANSWER if status is Status.ANSWERED else Reason.UNSURE
    return Record(number, date(2026, 1, 5), question, "th", status, reason, entries=entries)


NUMBERS = iter(range(10_000))


def test_a_wording_is_of_use_by_the_different_questions_that_are_nearest_to_it(service):
    asked = ("ปีหนึ่งลาพักร้อนได้กี่วันคะ", "ปีหนึ่งลาพักร้อนได้กี่วันคะ", "ลาพักร้อนปีหนึ่งได้กี่วัน")
    records = [record(text, Status.ANSWERED, LEAVE) for text in asked]
    used = usage(records, service.chatbot)
    assert used.alternates == {(LEAVE, SHORT): 2, (LEAVE, LONG): 0}
    assert used.unused == ((LEAVE, LONG),)


def test_an_entry_that_was_offered_was_shown(service):
    used = usage([record("จอดรถ", Status.SUGGESTED, HOURS)], service.chatbot)
    entries = [entry.key for entry in service.chatbot.collection.entries]
    assert used.never == tuple(key for key in entries if key != HOURS)
    assert not any(used.alternates.values())
