"""Ratings of answers: counted once each, and only of answers that were given."""

from dataclasses import replace

import pytest

from chatbot.datatypes import Answer, Reason, Status
from chatbot.feedback import RATEABLE, Fault, Feedback, GivenAnswers, Rating, Verdict
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
    assert not feedback.rate(Rating("0" * 32, Verdict.FITS))
    assert feedback.counts() == {}


def test_what_fits_has_no_fault():
    feedback, given = Feedback(), answer()
    feedback.given(given)
    assert not feedback.rate(Rating(given.id, Verdict.FITS, Fault.OTHER))
    assert feedback.counts() == {}


def test_a_later_answer_in_the_same_place_makes_an_earlier_one_forgotten():
    feedback, first = Feedback(), answer()
    feedback.given(first)
    number = int(first.id[:16], 16)
    other = (number + RATEABLE) % 2**64
    feedback.given(replace(answer(), id=f"{other:016x}{'0' * 16}"))
    assert not feedback.rate(Rating(first.id, Verdict.FITS))


def test_processes_that_share_what_was_given_share_its_ratings():
    given = GivenAnswers()
    here, there, one = Feedback(given=given), Feedback(given=given), answer()
    here.given(one)
    assert there.rate(Rating(one.id, Verdict.MISSES, Fault.OUTDATED))
    assert here.counts() == {"misses": 1, "outdated": 1}


def test_who_listens_is_told_and_cannot_break_it(caplog):
    heard = []

    def broken(*_):
        raise RuntimeError("full disk")

    feedback, given = Feedback([broken, lambda *told: heard.append(told)]), answer()
    feedback.given(given)
    rating = Rating(given.id, Verdict.FITS)

    assert feedback.rate(rating)

    assert heard == [(rating,)]
    assert "full disk" in caplog.text


def test_a_service_takes_ratings_of_what_it_answered(bot, settings):
    service = Service(lambda *_: bot, settings)
    asked = service.ask("ราคาทองวันนี้เท่าไร")
    assert service.feedback.rate(Rating(asked.id, Verdict.MISSES, Fault.INCOMPLETE))
    assert service.feedback.counts() == {"incomplete": 1, "misses": 1}


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
