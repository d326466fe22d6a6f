import json

import pytest

from chatbot.datatypes import Scope
from chatbot.doors.batch import answer_lines

FIRST = "PMQA 4.0 ประเมินช่วงเดือนไหน"


def answers(service, *lines):
    return list(answer_lines(service, lines))


def test_questions_and_conversations_in_order(service):
    first, second, third = answers(
        service,
        json.dumps({"qid": "a", "query": "ใครเป็นเจ้าภาพ 12 agenda", "extra": 1}).encode(),
        b"\n",
        json.dumps(
            {"cid": "c", "turns": [{"query": FIRST}, {"query": "แล้วรางวัลเลิศรัฐล่ะ"}]}
        ).encode(),
    )
    assert [first["qid"], second["qid"], third["qid"]] == ["a", "c/1", "c/2"]
    assert first["ranking"][0]["id"] == "e-service-16"
    assert third["understood_query"] == f"{FIRST} แล้วรางวัลเลิศรัฐล่ะ"


def test_a_batch_can_be_searched_as_typed(service):
    turns = {"cid": "c", "turns": [{"query": "l;ylfu"}, {"query": "l;ylfu"}]}
    lines = [b'{"qid": "a", "query": "l;ylfu"}', json.dumps(turns).encode()]

    values = list(answer_lines(service, lines, as_typed=True))

    assert [value["repaired_query"] for value in values] == [None] * 3


@pytest.mark.parametrize(
    ("line", "qid", "words"),
    [
        (b"{", None, "not JSON"),
        (b"\xff", None, "not UTF-8"),
        (b"[1]", None, "found list"),
        (b"[" * 100_000, None, "not JSON"),
        (b'{"qid": "b"}', "b", "'query'"),
        (b'{"qid": "b", "query": 7}', "b", "'query'"),
        (b'{"qid": "b", "query": null}', "b", "'query'"),
        (b'{"cid": "c", "turns": "x"}', "c", "'turns'"),
        (b'{"turns": [{"query": "PMQA"}]}', None, "'cid'"),
        (b'{"qid": NaN, "query": "PMQA"}', None, "NaN is not JSON"),
        (b'{"cid": "c", "turns": [7]}', "c/1", "turn 1"),
    ],
)
def test_a_line_that_cannot_be_read_is_said_and_the_rest_goes_on(service, line, qid, words):
    bad, good = answers(service, line, b'{"qid": "z", "query": "PMQA"}')
    assert bad["qid"] == qid
    assert words in bad["error"]
    assert "line 1" in bad["error"]
    assert (good["qid"], "error" in good) == ("z", False)


def test_a_turn_that_cannot_be_read_does_not_end_its_conversation(service):
    turns = [{"query": FIRST}, {}, {"query": "แล้วรางวัลเลิศรัฐล่ะ"}]
    first, bad, last = answers(service, json.dumps({"cid": "c", "turns": turns}).encode())
    assert bad["qid"] == "c/2"
    assert last["understood_query"].startswith("PMQA 4.0")
    assert first["status"] == "answered"


def test_a_byte_order_mark_is_passed_over(service):
    (answer,) = answers(service, '\ufeff{"qid": "a", "query": "PMQA"}'.encode())
    assert answer["qid"] == "a"


def test_a_number_beyond_all_numbers_is_an_error(service):
    (line,) = answer_lines(service, [b'{"qid": 1e999, "query": "PMQA"}'])
    assert "beyond" in line["error"]


def scoped(service, **value):
    return answers(service, json.dumps(value).encode())


FEE = "ค่าจอดรถชั่วโมงละเท่าใด"


def test_a_line_may_name_the_document_to_answer_from(two_document_service):
    everywhere = scoped(two_document_service, qid="a", query=FEE, document=None)
    inside = scoped(two_document_service, qid="a", query=FEE, document="parking")
    both = scoped(two_document_service, qid="a", query=FEE, document=["leave", "parking"])
    assert {one["status"] for (one,) in (everywhere, inside, both)} == {"answered"}
    assert {hit["document"] for hit in inside[0]["ranking"]} == {"parking"}
    (outside,) = scoped(two_document_service, qid="a", query=FEE, document="leave", section="sick")
    assert (outside["status"], outside["reason"]) == ("refused", "elsewhere")
    assert [hit["id"] for hit in outside["ranking"]] == ["sick-01"]
    place = {"id": "annual-02", "document": "parking", "version": "1"}
    assert place.items() <= outside["elsewhere"].items()
    assert inside[0]["elsewhere"] is None


def test_a_conversation_keeps_the_document_until_a_turn_names_another(two_document_service):
    turns = [
        {"query": FEE},
        {"query": FEE, "document": "parking"},
        {"query": FEE},
        {"query": "ใครเป็นผู้อนุญาตการลาป่วย", "document": None},
        {"query": FEE, "document": "x"},
        {"query": FEE},
    ]
    values = scoped(two_document_service, cid="c", document="leave", turns=turns)
    assert [value.get("reason") for value in values] == [
        "elsewhere",
        "answer",
        "answer",
        "answer",
        None,
        "answer",
    ]
    assert "turn 5: no document is called 'x'; name one of these: leave" in values[4]["error"]


def test_what_the_batch_is_put_to_holds_for_lines_that_name_nothing(two_document_service):
    lines = [{"qid": 1, "query": FEE}, {"qid": 2, "query": FEE, "document": "parking"}]
    lines.append({"cid": "c", "turns": [{"query": FEE}]})
    bytes_ = [json.dumps(line).encode() for line in lines]
    leave = Scope(frozenset({"leave"}))
    values = list(answer_lines(two_document_service, bytes_, scope=leave))
    assert [value["reason"] for value in values] == ["elsewhere", "answer", "elsewhere"]


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ({"document": "x"}, "line 1: no document is called 'x'; name one of these: leave, parking"),
        ({"document": 7}, "line 1: key 'document' must be an id, a list of ids or null"),
        ({"section": [7]}, "line 1: key 'section' must be an id, a list of ids or null"),
        ({"section": "annual"}, "line 1: several sections are called 'annual'; name one of these"),
    ],
)
def test_a_document_or_section_that_is_not_there(two_document_service, value, words):
    for line in ({"qid": "a", "query": FEE}, {"cid": "a", "turns": [{"query": FEE}]}):
        (said,) = scoped(two_document_service, **line, **value)
        assert said["qid"] == "a"
        assert words in said["error"]
