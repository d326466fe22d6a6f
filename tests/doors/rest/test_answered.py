"""The types that describe an answer are held to the batch contract's object."""

import pytest

from chatbot.doors.answer_json import answer_object
from chatbot.doors.rest import answered
from chatbot.doors.rest.answered import AnswerBody, ChoiceBody, CitationBody, RankedBody
from chatbot.doors.rest.cited import cited_object
from chatbot.wording.th import THAI


def fields(model):
    return set(model.model_fields)


@pytest.fixture(scope="module")
def objects(bot, two_document_service):
    """What the contract makes of many questions, of one document and of two."""
    judged = [question.query for question in bot.collection.judged[::15]]
    asked = [(bot, question) for question in (*judged, "", "สวัสดี", "ข้อ 3")]
    two = two_document_service.chatbot
    asked += [(two, question) for question in ("ลาป่วยกี่วัน", "จอดรถที่ไหน", "ราคาทอง")]
    return [
        (answer, answer_object(answer, THAI, chatbot.collection))
        for chatbot, question in asked
        for answer in [chatbot.ask(question)]
    ]


def test_an_answer_has_the_fields_of_the_contract_and_no_other(objects):
    for _, value in objects:
        assert set(value) == fields(AnswerBody)
        for choice in value["choices"]:
            assert set(choice) == fields(ChoiceBody)
        for hit in value["ranking"]:
            assert {"id", "score"} <= set(hit) <= fields(RankedBody)
        for citation in value["citations"]:
            assert set(citation) == fields(CitationBody) - {"source_url", "entry_url"}


def test_every_value_is_of_the_type_that_is_described(objects):
    for answer, value in objects:
        value = {**value, "citations": [cited_object(one, "") for one in answer.citations]}
        sent = AnswerBody.model_validate(value)
        kept = sent.model_dump(mode="json", exclude_unset=True)
        assert {**kept, "citations": None} == {**value, "citations": None}


def test_nothing_else_may_stand_in_what_is_sent():
    models = [one for one in vars(answered).values() if isinstance(one, type)]
    models = [one for one in models if one.__module__ == answered.__name__]
    assert {one.model_config["extra"] for one in models} == {"forbid"}
