"""Ratings of answers: counted once each, and only of answers that were given."""

import pytest

from chatbot.datatypes import Answer, Reason, Status
from chatbot.feedback import RATEABLE, Fault, Feedback, Rating, Verdict
from chatbot.service import Service


def answer():
    return Answer(Status.REFUSED, Reason.NOT_COVERED)


def test_a_later_rating_of_an_answer_replaces_the_earlier_one():
    feedback, given = Feedback(), answer()
    feedback.given(given)
    assert feedback.rate(Rating(given.id, Verdict.MISSES, Fault.OTHER))
    assert feedback.counts() == {"misses": 1, "other": 1}
    assert feedback.rate(Rating(given.id, Verdict.FITS))
    assert feedback.counts() == {"fits": 1}


def test_what_was_never_given_is_neither_counted_nor_kept():
    feedback = Feedback()
    assert not feedback.rate(Rating("forged", Verdict.FITS))
    assert feedback.counts() == {}


def test_only_the_latest_answers_are_remembered():
    feedback, first = Feedback(), answer()
    feedback.given(first)
    for _ in range(RATEABLE):
        feedback.given(answer())
    assert not feedback.rate(Rating(first.id, Verdict.FITS))


def test_who_listens_is_told_and_cannot_break_it(caplog):
    heard = []

    def broken(*_):
        raise RuntimeError("full disk")

    feedback, given = Feedback([broken, lambda *told: heard.append(told)]), answer()
    feedback.given(given)
    rating = Rating(given.id, Verdict.FITS)

    assert feedback.rate(rating)

    assert heard == [(given, rating)]
    assert "full disk" in caplog.text


def test_a_service_takes_ratings_of_what_it_answered(bot, settings):
    heard = []
    service = Service(lambda *_: bot, settings, (), [lambda *told: heard.append(told)])
    asked = service.ask("ราคาทองวันนี้เท่าไร")
    assert service.feedback.rate(Rating(asked.id, Verdict.MISSES, Fault.INCOMPLETE))
    assert heard[0][0] is asked


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"answer": "forged", "verdict": "fits"}, 404),
        ({"answer": "x" * 65, "verdict": "fits"}, 422),
        ({"answer": "a", "verdict": "perhaps"}, 422),
        ({"answer": "a", "verdict": "misses", "fault": "free text"}, 422),
        ({"answer": "a", "verdict": "fits", "more": 1}, 422),
        ([], 422),
    ],
)
def test_what_is_no_rating_is_turned_away(client, body, status):
    assert client.post("/feedback", json=body).status_code in (status, 404)
    assert "feedback" not in client.get("/healthz").json()
