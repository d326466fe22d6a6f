import json
import re

from chatbot.datatypes import Conflict, ConflictKind, Status
from chatbot.doors.answer_json import answer_object, json_line
from chatbot.wording.en import ENGLISH
from chatbot.wording.th import THAI


def test_the_batch_contract(bot):
    entry = bot.collection.entry(bot.collection.resolve("overview-02"))
    value = answer_object(bot.ask(entry.question), THAI, bot.collection, "q1")
    assert value["qid"] == "q1"
    assert (value["status"], value["reason"]) == ("answered", "answer")
    assert re.fullmatch("[0-9a-f]{32}", value["id"])
    assert (value["official_question"], value["answer"]) == (entry.question, entry.answer)
    assert value["conflicts"] == []
    assert set(value["ranking"][0]) == {"id", "score"}
    assert value["ms"] > 0
    (citation,) = value["citations"]
    assert citation["entry_id"] == "overview-02"
    assert citation["document"] == "opdc-potential-base-2565"
    assert citation["section"] == "ภาพรวมการประเมินฯ"
    assert value["offered"] == [hit["id"] for hit in value["ranking"][1:4]]
    assert [choice["id"] for choice in value["choices"]] == value["offered"]
    assert (citation["number"], citation["date"], citation["lines"]) == (2, "2021-09-10", (17, 20))
    assert (value["message"], value["repaired_query"], value["understood_query"]) == (None,) * 3
    assert json.loads(json_line(value))["citations"][0]["lines"] == [17, 20]


def test_a_message_is_in_the_language_that_is_asked_for(bot):
    refused = bot.ask("ราคาทองวันนี้เท่าไร")
    thai, english = (answer_object(refused, words, bot.collection) for words in (THAI, ENGLISH))
    assert thai["message"].startswith("ไม่พบคำตอบ")
    assert english["message"].startswith("No official answer to this")
    assert {**thai, "message": None} == {**english, "message": None}


def test_two_official_texts_have_two_official_questions(make_answer, make_entry, bot):
    entries = (make_entry("a", "ถามหนึ่ง", "ตอบหนึ่ง"), make_entry("b", "ถามสอง", "ตอบสอง"))
    answer = make_answer(Status.ANSWERED, "a", entries=entries)
    value = answer_object(answer, THAI, bot.collection)
    assert value["official_question"] == "ถามหนึ่ง\n\nถามสอง"
    assert value["answer"] == "ตอบหนึ่ง\n\nตอบสอง"
    refused = answer_object(make_answer(Status.REFUSED), THAI, bot.collection)
    assert refused["official_question"] is None


def test_what_the_question_pins_down_and_the_entry_contradicts(make_answer, bot):
    conflict = Conflict(ConflictKind.NUMBER, "Template 4", ("Template 1", "Template 2"))
    answer = make_answer(Status.SUGGESTED, "a", offered=("a",), conflicts=(conflict,))
    value = json.loads(json_line(answer_object(answer, THAI, bot.collection)))
    assert value["conflicts"] == [
        {"kind": "number", "asked": "Template 4", "stated": ["Template 1", "Template 2"]}
    ]
    assert "ไม่ได้กล่าวถึง Template 4" in value["message"]


def test_what_is_offered_instead_of_an_answer_is_suggested(bot):
    value = answer_object(bot.ask("Open Data"), THAI, bot.collection)
    assert value["status"] == "suggested"
    assert value["suggestions"] == value["offered"] != []


def test_thai_stays_readable():
    assert json_line({"ก": "ข"}) == '{"ก": "ข"}'


def test_a_lone_surrogate_is_escaped():
    assert json_line({"qid": "\ud800ก"}).encode("utf-8") == b'{"qid": "\\ud800\\u0e01"}'
