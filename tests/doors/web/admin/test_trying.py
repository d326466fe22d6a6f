"""The test box: what is asked there, and what it shows of it."""

import re

import pytest

from chatbot.datatypes import Reason, Status
from chatbot.decision.assess import CONFLICT
from chatbot.explaining import explain
from chatbot.wording.admin.th import THAI_ADMIN
from chatbot.wording.th import THAI

QUESTION = "จอดรถได้กี่โมง"


def test_a_question_is_answered_as_anybody_would_be(shared_bot):
    explained = explain(shared_bot, QUESTION)
    answer = shared_bot.ask(QUESTION)
    assert (explained.answer.status, explained.answer.reason) == (answer.status, answer.reason)
    assert explained.answer.ranking == answer.ranking
    assert explained.answer_from == shared_bot.assessor.calibration.answer_from


def test_each_leg_shows_what_it_found_by_itself(shared_bot):
    explained = explain(shared_bot, QUESTION)
    assert [leg.name for leg in explained.legs] == [*shared_bot.retriever.weights]
    found = shared_bot.retriever.search(shared_bot.reader.read(QUESTION))
    for leg in explained.legs:
        scores = [hit.score for hit in leg.hits]
        assert scores == sorted(scores, reverse=True)
        assert all(score > 0 for score in scores)
    dense = next(leg for leg in explained.legs if leg.name == "dense")
    assert dense.hits[0].score == pytest.approx(
        found.legs["dense"][: len(found.index.entries)].max()
    )


def test_what_decided_adds_up_to_the_confidence(shared_bot):
    explained = explain(shared_bot, QUESTION)
    calibration = shared_bot.assessor.calibration
    assert explained.considered
    for one in explained.considered:
        odds = calibration.intercept + sum(adds for _, adds in one.features.values())
        odds -= CONFLICT * bool(one.conflicts)
        assert one.probability == pytest.approx(calibration.probability(odds))
    likely = [one.probability for one in explained.considered]
    assert likely == sorted(likely, reverse=True)


@pytest.mark.parametrize("question", ["", "สวัสดี", "x" * 2001, "???"])
def test_what_is_never_searched_has_nothing_to_show(shared_bot, question):
    explained = explain(shared_bot, question)
    assert explained.answer.status is Status.REFUSED
    assert (explained.fused, explained.legs, explained.considered) == ((), (), ())


@pytest.mark.parametrize("question", ["zzzz qqqq", "๑", "a", "ะ"])
def test_what_nothing_is_like_is_shown_all_the_same(shared_bot, question):
    explained = explain(shared_bot, question)
    assert explained.answer.reason is not Reason.ANSWER
    assert [leg.name for leg in explained.legs] == [*shared_bot.retriever.weights]


def test_the_box_asks_nobody_else(editor, service):
    told = []
    service._observers = (told.append,)
    page = editor.post("/try", {"question": QUESTION})
    assert page.status_code == 200
    assert told == []
    assert service.feedback.counts() == {}


def test_the_box_shows_band_reason_confidence_and_legs(editor, shared_bot):
    answer = shared_bot.ask(QUESTION)
    page = editor.post("/try", {"question": QUESTION}).text
    assert THAI_ADMIN.statuses[answer.status] in page
    assert THAI_ADMIN.reasons[answer.reason] in page
    assert f"{answer.confidence:.2f}" in page
    for name in THAI_ADMIN.legs.values():
        assert name in page
    assert answer.ranking[0].key.entry in page


def test_what_is_answered_names_its_entry(editor, shared_bot):
    question = "ลานจอดรถเปิดกี่โมง"
    assert shared_bot.ask(question).status is Status.ANSWERED
    page = editor.post("/try", {"question": question})
    assert page.status_code == 200
    assert '<dd><a href="/e/parking/1/annual-03">annual-03</a>' in page.text


def test_a_conflict_is_said_in_words(editor, shared_bot):
    question = "เปิดลานจอดรถเวลาใดในปี 2570"
    answer = shared_bot.ask(question)
    assert answer.conflicts
    page = editor.post("/try", {"question": question}).text
    assert THAI.conflict.said_of(answer.conflicts) in page


@pytest.mark.parametrize(
    "question",
    [
        "<script>alert(1)</script> จอดรถ",
        '"><img src=x onerror=alert(1)> จอดรถ',
        "</textarea><script>alert(1)</script>",
        "{{ 7 * 7 }} จอดรถ",
    ],
)
def test_what_is_typed_is_never_markup(editor, question):
    page = editor.post("/try", {"question": question}).text
    assert "<script>alert" not in page
    assert "<img" not in page
    assert "49 จอดรถ" not in page
    assert len(re.findall("</textarea>", page)) == 1


def test_every_reason_status_and_leg_has_a_name(shared_bot):
    assert {*THAI_ADMIN.reasons} == {*Reason}
    assert {*THAI_ADMIN.statuses} == {*Status}
    assert {*THAI_ADMIN.legs} == {*shared_bot.retriever.weights}
